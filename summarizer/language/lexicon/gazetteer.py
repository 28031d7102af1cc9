"""Countries and peoples: the few names that mean the same in every document.

The world's states with their adjectives, the parts of a few federal states that news writes
without their country, continents and regions, faiths and some peoples without a state. Longer
lists would not help: cities and surnames share their names, and only the text can tell.
"""

from summarizer.language.lexicon.word_sets import word_set

_STATES = """
afghanistan:afghan albania:albanian algeria:algerian andorra:andorran angola:angolan
argentina:argentine,argentinian armenia:armenian australia:australian,aussie austria:austrian
azerbaijan:azerbaijani,azeri bahamas:bahamian bahrain:bahraini bangladesh:bangladeshi
barbados:barbadian belarus:belarusian,belarussian belgium:belgian belize:belizean benin:beninese
bhutan:bhutanese bolivia:bolivian bosnia:bosnian botswana:botswanan brazil:brazilian
britain:british,briton,brit brunei:bruneian bulgaria:bulgarian burma:burmese burundi:burundian
cambodia:cambodian cameroon:cameroonian canada:canadian chad:chadian chile:chilean
china:chinese colombia:colombian comoros:comorian congo:congolese croatia:croatian,croat
cuba:cuban cyprus:cypriot czechoslovakia:czechoslovak denmark:danish,dane djibouti:djiboutian
ecuador:ecuadorian,ecuadorean egypt:egyptian england:english eritrea:eritrean estonia:estonian
eswatini:swazi ethiopia:ethiopian fiji:fijian finland:finnish,finn france:french gabon:gabonese
gambia:gambian germany:german ghana:ghanaian greece:greek greenland:greenlander
guatemala:guatemalan guinea:guinean guyana:guyanese haiti:haitian honduras:honduran
hungary:hungarian iceland:icelandic,icelander india:indian indonesia:indonesian iran:iranian
iraq:iraqi ireland:irish israel:israeli italy:italian jamaica:jamaican japan:japanese
jordan:jordanian kazakhstan:kazakh,kazakhstani kenya:kenyan kosovo:kosovar kuwait:kuwaiti
kyrgyzstan:kyrgyz laos:laotian latvia:latvian lebanon:lebanese lesotho:basotho
liberia:liberian libya:libyan liechtenstein:liechtensteiner lithuania:lithuanian
luxembourg:luxembourger macedonia:macedonian madagascar:malagasy malawi:malawian
malaysia:malaysian maldives:maldivian mali:malian malta:maltese mauritania:mauritanian
mauritius:mauritian mexico:mexican micronesia:micronesian moldova:moldovan
monaco:monegasque mongolia:mongolian,mongol montenegro:montenegrin morocco:moroccan
mozambique:mozambican myanmar: namibia:namibian nauru:nauruan nepal:nepalese,nepali
netherlands:dutch,dutchman nicaragua:nicaraguan niger:nigerien nigeria:nigerian norway:norwegian
oman:omani pakistan:pakistani palau:palauan palestine:palestinian panama:panamanian
paraguay:paraguayan peru:peruvian philippines:filipino,philippine poland:polish,pole
portugal:portuguese qatar:qatari romania:romanian russia:russian rwanda:rwandan samoa:samoan
scotland:scottish,scot senegal:senegalese serbia:serbian,serb seychelles:seychellois
singapore:singaporean slovakia:slovak,slovakian slovenia:slovenian,slovene somalia:somali
spain:spanish,spaniard sudan:sudanese suriname:surinamese sweden:swedish,swede
switzerland:swiss syria:syrian taiwan:taiwanese tajikistan:tajik tanzania:tanzanian
thailand:thai tibet:tibetan togo:togolese tonga:tongan tunisia:tunisian turkey:turkish,turk
turkmenistan:turkmen tuvalu:tuvaluan uganda:ugandan ukraine:ukrainian uruguay:uruguayan
ussr:soviet uzbekistan:uzbek vanuatu:vanuatuan vatican: venezuela:venezuelan
vietnam:vietnamese wales:welsh yemen:yemeni yugoslavia:yugoslav,yugoslavian zaire:zairean
zambia:zambian zimbabwe:zimbabwean
u.s.:american us: u.s: usa: u.s.a.: uk: u.k.: uae: drc: prc: gdr: drc: america:
europe:european africa:african asia:asian eurasia:eurasian oceania: antarctica:antarctic
scandinavia:scandinavian balkans: caucasus:caucasian siberia:siberian crimea:crimean
chechnya:chechen dagestan: donbas: kurdistan:kurdish,kurd catalonia:catalan bavaria:bavarian
corsica:corsican sicily:sicilian kashmir:kashmiri punjab:punjabi bengal:bengali
gaza:gazan jerusalem: hong-kong:
alabama: alaska:alaskan arizona: arkansas: california:californian colorado: connecticut:
delaware: florida:floridian hawaii:hawaiian idaho: illinois: indiana: iowa: kansas: kentucky:
louisiana: maine: maryland: massachusetts: michigan: minnesota: mississippi: missouri: montana:
nebraska: nevada: ohio: oklahoma: oregon: pennsylvania: tennessee: texas:texan utah: vermont:
wisconsin: wyoming: ontario: quebec:quebecer alberta: manitoba: saskatchewan: queensland:
tasmania: ulster:
"""
_LONG_PLACES = """
united states, united kingdom, great britain, northern ireland, united arab emirates,
saudi arabia, south africa, north korea, south korea, sri lanka, new zealand, costa rica,
el salvador, dominican republic, czech republic, ivory coast, sierra leone, burkina faso,
cape verde, equatorial guinea, papua new guinea, solomon islands, marshall islands, san marino,
east timor, timor-leste, guinea-bissau, puerto rico, hong kong, soviet union, east germany,
west germany, trinidad and tobago, antigua and barbuda, bosnia and herzegovina,
bosnia-herzegovina, saint lucia, st lucia, st. lucia, vatican city, north macedonia,
south sudan, new york, new jersey, new mexico, new hampshire, new england, north carolina,
south carolina, north dakota, south dakota, west virginia, rhode island, district of columbia,
british columbia, nova scotia, new brunswick, new south wales, middle east, far east,
southeast asia, south-east asia, south east asia, latin america, north america, south america,
central america, central asia, south asia, east asia, eastern europe, western europe,
central europe, west bank, gaza strip, persian gulf, united states of america,
north africa, west africa, east africa, southern africa, sub-saharan africa
"""
_FAITHS = """
muslim moslem islamic islamist christian jewish jew catholic protestant orthodox anglican
lutheran baptist methodist presbyterian evangelical mormon hindu buddhist sikh sunni shia
shiite shi'ite shi'a alawite druze coptic copt sufi salafi zionist arab arabic kurd yazidi
uyghur uighur rohingya tatar roma tamil sinhalese pashtun hazara tutsi hutu zulu xhosa yoruba
igbo hausa basque flemish walloon inuit maori aboriginal hispanic latino latina caucasian
republican democrat democratic communist socialist conservative liberal labourite tory nazi
fascist maoist marxist trotskyist nordic slavic slav baltic celtic anglo-saxon afro-american
african-american asian-american arab-american israeli-arab western latin-american
central-american south-american north-american middle-eastern gulf-arab
south-african north-korean south-korean saudi emirati sri-lankan costa-rican salvadoran
east-german west-german korean bosniak herzegovinian macedonian timorese ivorian
burkinabe new-zealander
"""

_PAIRS = [entry.split(":") for entry in _STATES.split()]
PLACES = frozenset(name.replace("-", " ") for name, _ in _PAIRS)
"""Names of places of one word, lower case; "jordan" and "chad" are given names as well."""

LONG_PLACES = frozenset(name.strip() for name in _LONG_PLACES.replace("\n", " ").split(","))
"""Names of places of several words, lower case."""

_PEOPLES = frozenset(word for _, words in _PAIRS for word in words.split(",") if word)

ALSO_GIVEN_NAMES = word_set("jordan chad georgia israel kenya virginia carolina india america")
"""Places that people are named after: the name alone does not tell."""


def is_place(name: str) -> bool:
    """Tell whether a name, in lower case and without "the", is a country or region."""
    return name in PLACES or name in LONG_PLACES


def is_people(word: str) -> bool:
    """Tell whether a word is the adjective or noun of a nation, a people, a faith or a party."""
    key = word.lower().replace(" ", "-")
    singular = key.removesuffix("s")
    return not _PEOPLE_WORDS.isdisjoint((key, singular, singular.removesuffix("-american")))


_PEOPLE_WORDS = _PEOPLES | word_set(_FAITHS)

_SAME_COUNTRY = {
    **dict.fromkeys(("us", "u.s", "usa", "u.s.a.", "america", "united states"), "u.s."),
    **dict.fromkeys(("uk", "u.k.", "united kingdom", "great britain"), "britain"),
}
_NATIONS = {word: name.replace("-", " ") for name, words in _PAIRS for word in words.split(",")}


def nation_of(word: str) -> str | None:
    """Return one spelling for a country, whether its name or its adjective is given.

    "russia" for "russia", "russian" and "russians"; None for words that are neither.
    """
    key = word.lower()
    for form in (key, key.removesuffix("s")):
        name = _NATIONS.get(form) or (form if is_place(form) else None)
        if name is not None and form:
            return _SAME_COUNTRY.get(name, name)
    return None
