"""Words that show what a name names: inside it, before it, behind it, or governing it."""

from summarizer.language.lexicon.person_names import TITLES
from summarizer.language.lexicon.role_nouns import BODY_NOUNS, KINSHIP, ROLE_NOUNS
from summarizer.language.lexicon.word_sets import word_set

LEGAL_FORMS = word_set("""
    inc incorporated corp corporation co cos company companies ltd limited plc llc llp lp gmbh ag
    sa nv bv spa srl ab as asa oy oyj kk pty pte sarl kg kgaa bhd pvt a/s holding holdings
    """)
"""Last words of companies' names."""

BODY_HEADS = word_set("""
    academy administration agency airlines airways alliance army assembly association authority
    bancorp bank bancshares battalion board brigade brotherhood bureau cabinet caliphate cartel
    caucus chamber church city-council clinic club coalition college commission committee
    confederation conference congress consortium constabulary convention cooperative corps council
    court crescent dealerships department directorate division duma emirates-airline exchange
    executive faculty federation fleet force forces foundation front fund gazette government guard
    guards group guild headquarters herald hospital industries initiative inquirer institute
    institution intelligence international journal knesset laboratories laboratory league legion
    ltd mafia militia ministry mission mob monitor motors movement museum network news office
    orchestra organisation organization parliament partners partnership party police politburo
    post press-agency reserve regiment resistance school secretariat securities seminary senate
    service services society squad station stores studios symphony syndicate systems
    technologies telegraph think-tank times tribunal tribune troupe troops trust union unit
    united university utilities watch workers youth zoo observatory observer ombudsman
    parliament registry commonwealth petroleum enquirer chronicle examiner sentinel courier
    dispatch bulletin globe pharmaceuticals airlines bancorporation
    enterprises associates brothers bros sons investments insurance energy electric electronics
    communications telecom foods chemicals mills mines mining steel oil gas power
    """)
"""Last words of the names of bodies; some are common words too, so a name comes before them."""

BODIES_OF = word_set("""
    academy administration agency association assembly authority bank board bureau cabinet center
    centre chamber church city college commission committee conference confederation congress
    consortium council court department directorate division duke duchy faculty federation
    foundation front fund house institute institution league legion ministry movement museum
    office offices order organisation organization parliament party school secretariat senate
    society state syndicate tribunal union university workers
    """) - word_set("city duke duchy state workers order")
"""Words that "of", "for" or "on" and the rest of a body's name follow."""

PLACE_HEADS = word_set("""
    airport arena avenue bay beach boulevard bridge building canal canyon cape castle cathedral
    cemetery channel city cliffs coast colony county creek crossing desert district downs drive
    dam falls field fields forest fort garden gardens glacier gorge gulf harbor harbour heights
    highway hill hills hotel island islands isle isles lake lane mall marsh mosque motorway
    mountain mountains oblast ocean palace park parkway passage peak peninsula plain plains plaza
    port prairie prefecture prison province quarter rainforest range region reservoir ridge river
    road sea shrine skyscraper springs square stadium station strait straits street strip suburb
    temple territories territory terrace tower towers town township tunnel valley village volcano
    ward waterfall wharf woods base airbase camp barracks campus junction pass
    """)
"""Last words of the names of places."""

PLACES_OF = word_set("""
    bay cape city coast county duchy emirate gulf isle islands island kingdom port principality
    province republic sea strait straits territory town valley village lake mount mountain
    river rock plains temple tower horn
    """)
"""Words that "of" and the rest of a place's name follow."""

SHORTENED_BODIES = LEGAL_FORMS | word_set("""
    group organisation organization movement militia network forces fighters mercenaries club team
    band firm motors motor international industries systems technologies airlines airways
    pharmaceuticals electronics communications securities energy computer computers foods stores
    brothers bros sons associates partners records studios enterprises
    shipping ferries lines shipyards aviation aerospace logistics steel cement chemicals mining
    petroleum textiles brewing breweries dairies telecom telecommunications insurance properties
    hotels resorts
    """)
"""Last words that are left off when a body is named again: "Acme Motors" is Acme."""

PORTFOLIOS = word_set("""
    defence defense foreign finance interior home health justice education energy trade transport
    transportation labour labor agriculture environment economy economic culture sports sport
    housing information planning commerce employment tourism industry security development welfare
    immigration fisheries forestry mines science technology treasury prime deputy vice oil petroleum
    water works press
    """)
"""What ministers are ministers of: capitalized before "Minister", no body of its own."""

OFFICES = word_set("minister secretary ministry department undersecretary attaché portfolio")

OFFICES_OF_PERSONS = word_set("""
    president chairman chairwoman minister secretary ceo spokesman spokeswoman governor mayor
    senator ambassador chancellor director commissioner chief premier congressman congresswoman
    representative prime-minister attorney inspector editor professor officer
    """)
"""Offices that stand between the body and the name of who holds them."""

HONORIFICS = word_set("""
    mr mrs ms miss mx messrs mister madam madame dr doctor prof professor sir dame lord lady rev
    reverend fr sheikh sheik imam ayatollah mullah rabbi hon gen lt col maj brig capt cmdr cdr sgt
    cpl pvt adm sen rep gov supt insp det lt-gen lt-col maj-gen herr frau monsieur señor señora
    """)
"""Titles that nothing but a person's name follows."""

TITLES_BEFORE = TITLES | HONORIFICS | ROLE_NOUNS

# Family names and given names that are titles or trades as well: at the front of a name they
# are left to it.
ALSO_NAMES = word_set("""
    baker barber bishop butcher butler carpenter carter chandler clark clerk cook cooper dean duke
    earl baron count fisher forester gardener guide guy hunter judge king knight lama major marshal
    mason merchant miner monk page parker pilot pope porter potter priest prince ranger sailor
    shepherd singer smith star steward taylor teller tucker turner tutor usher vicar warden weaver
    abbot forward driver trader seller constable chancellor cardinal fielding fellow champion hope
    """)

PERSONAL_VERBS = word_set("""
    resign retire die marry divorce born bear smile laugh weep cry graduate joke quip sigh nod grin
    shrug testify apologize apologise recall remember believe think feel hope want love hate know
    write study teach grow live sleep eat drink walk sit stand drive question arrest jail imprison
    sentence behead assassinate kidnap stab convict indict hospitalize hospitalise nickname elope
    """)
"""Verbs whose subject, or object, is a person (lemmas)."""

SPEECH_VERBS = word_set("""
    say tell add ask reply answer note explain argue insist admit concede stress emphasise
    emphasize recall warn urge comment remark declare tweet write
    """)

PERSONAL_THINGS = KINSHIP | word_set("""
    death life career body hand hands face voice wife's lawyer lawyers attorney biographer birthday
    childhood funeral resignation remarks comments speech testimony aide aides critics supporters
    fans opponents presidency candidacy predecessor successor boyfriend girlfriend friend friends
    parents children family home house desk office diary autobiography memoir novel poems paintings
    """) - word_set("office home house family")
"""What persons have: "X's widow", "X's testimony"."""

SPEECHES = word_set("""
    statement claim claims assertion promise pledge vow criticism view views opinion argument answer
    question tweet tweets warning assurance call plea suggestion proposal decision choice visit
    """)
"""What persons utter, and bodies now and then."""

BODY_THINGS = word_set("""
    shares share stock stockholders shareholders shareholder executives executive employees
    subsidiary subsidiaries unit spokesman spokeswoman spokesperson board headquarters earnings
    revenues profits customers products chairman ceo fighters militants mercenaries members
    factories plants stores branches affiliate management acquisition merger takeover brand lawmaker
    lawmakers gunmen militiamen commanders network troops boss manager striker midfielder defender
    goalkeeper winger players player fans squad captain coach side touchline
    """)
"""What bodies have, right behind their name: "X shares", "X fighters"."""

SHOPS = word_set("""
    pizza pizzas pizzeria restaurant grill bar cafe café diner deli bakery kitchen steakhouse tavern
    pub inn bistro shop market garage auto salon spa karate gym nursery florist pharmacy boutique
    barbecue bbq burgers bagels jewelers jewellers cleaners hardware furniture books toys
    """)
"""What shops are called after their owner's name: "Holm's Bakery"."""

THING_HEADS = word_set("""
    act agreement alert alliance app award awards ball bill book bowl campaign center centre
    championship championships code convention crisis cruiser cup day deal debate derby drive
    edition election elections era event exhibition fair festival film game games guide index
    initiative issue law league list location loop magazine marathon match model movie night office
    olympics open page parade participants plan platform pool prix prize processes program programme
    project protocol pudding race rally reader report review revolution season series service show
    site song stage store story summit super system team template theory tool tour tournament treaty
    trial trophy update version video war week world year zone
    """)
"""Last words of the names of events, works, laws and products: no person is called so."""

IN_PLACES = word_set("in near throughout across outside inside around toward towards into within")

PLACE_NOUNS = PLACE_HEADS | word_set("""
    capital suburb neighborhood neighbourhood resort outskirts metropolis enclave stronghold
    country nation state republic kingdom border town village hamlet port region
    """)
"""What places are said to be: "Ardal, a region south of …", "the city of …"."""

BODIES = BODY_NOUNS | BODY_HEADS

SMALL_WORDS = word_set("of the and for in on at to de la le du des del der di da do dos & y e")
"""Words inside the names of bodies and works that are not capitalized."""

PERSON_PARTICLES = word_set("""
    van von der den ter ten te de da di do du dos das del della dello degli la le el al ul ibn bin
    ben bint abu abd af av zu zum zur y e e.g. ap ould
    """) - word_set("e.g. e")
"""Small words inside personal names."""

GENERATIONS = word_set("jr jr. sr sr. jnr snr ii iii iv")

PERSON_NOUNS = KINSHIP | word_set("""
    man woman person boy girl guy lady gentleman kid child baby toddler infant teen teenager
    youngster adult pensioner friend colleague mate pal buddy teammate roommate classmate neighbor
    neighbour ally rival foe enemy fan lover victim survivor killer murderer suspect hostage
    prisoner refugee migrant immigrant native resident citizen national villager hero heroine
    legend giant great winner loser favorite favourite veteran rookie protégé mentor heir heiress
    member associate figure personality character descendant namesake namesakes mum mom dad orphan
    """)
"""Nouns for people that are neither roles nor ties of family."""

NO_NAMES_ALONE = ROLE_NOUNS | BODY_NOUNS | PERSON_NOUNS | LEGAL_FORMS
"""Capitalized by itself, as in a table or a list of posts, none of these is a person's name."""

STORMS = word_set("hurricane typhoon cyclone storm")
"""They are given the names of persons: "Hurricane Ida"."""

SALUTATIONS = word_set("dear hi hello hey thanks bye goodbye welcome morning afternoon evening")
"""Words that somebody's name follows when they are spoken or written to."""

CALENDAR = word_set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec today yesterday tomorrow
    """)
"""Days and months: names, but of no actor."""

CONTACT_WORDS = word_set("direct dial phone telephone tel fax mobile cell email e-mail ext")
"""What follows a name in a signature: "Ida Holm Direct Dial: …"."""

NOT_NAMES = word_set("""
    i a an the this that these those he she it they we you his her its their our my your who what
    which when where why how there here and but or nor so yet if as at by for from in into of off
    on out over to under until up upon with within without after before during since than then
    though although because while whether not no yes also both each every either neither some any
    all most many much more few other another such same own mr mrs ms is are was were be been am do
    does did has have had will would can could shall should may might must dear hi hello thanks
    thank regards kindest warmest please ok okay re fwd fw pm p.s. ps
    """)
"""Words of grammar: capitalized at the start of a sentence or in a headline, no part of a name."""

HEADS_OF_BODIES = word_set(
    """
    head chief chairman chairwoman chair chairperson president director boss executive manager
    secretary treasurer founder cofounder co-founder member members employee employees staff
    spokesman spokeswoman spokesperson shares shareholders board
    """
)
"""Who is "of" a body and hardly ever of a person: "the head of Acme", "members of Acme"."""
