"""Nouns for the parts people and bodies play: offices, ranks, trades, kinds of body.

Written from general English, by family; no data set was used. A noun that is missing is still
found by its ending where the sentence itself says that it is a person's role.
"""

from summarizer.language.lexicon.word_sets import word_set

_OFFICE = """
    president premier chancellor minister secretary undersecretary governor mayor mayoress
    ambassador envoy consul diplomat senator congressman congresswoman congressperson
    representative delegate deputy parliamentarian lawmaker legislator councillor councilor
    councilman councilwoman alderman assemblyman assemblywoman commissioner ombudsman
    chairman chairwoman chairperson chair speaker whip leader ruler dictator autocrat strongman
    king queen prince princess emperor empress monarch sultan emir tsar czar shah duke duchess
    regent sovereign chieftain viceroy statesman politician official officeholder bureaucrat
    chargé spokesman spokeswoman spokesperson aide adviser advisor counsellor counselor attaché
    mediator negotiator arbitrator intermediary peacemaker head chief boss figurehead
    prefect magistrate sheriff bailiff marshal warden registrar inspector superintendent
    overseer administrator controller comptroller auditor treasurer quaestor steward
    incumbent successor predecessor nominee candidate contender frontrunner challenger
    lobbyist activist campaigner organizer organiser dissident revolutionary separatist
    opponent critic reformer reformist ideologue mp mep msp pm fm vp
"""
_ARMS = """
    general lieutenant colonel major captain sergeant corporal brigadier admiral commodore
    commander commandant cadet ensign private soldier sailor airman marine guardsman
    paratrooper officer warlord guerrilla guerilla militant militiaman fighter rebel insurgent
    mercenary gunman sniper veteran conscript recruit bodyguard guard policeman policewoman
    detective constable trooper spy agent informant operative mastermind henchman
    gen. lt. col. maj. capt. sgt. cpl. adm. brig. cmdr. cdr. lieut. sen. rep. gov. prof. rev.
    supt. insp. det. amb. pres. sec.
"""
ABBREVIATIONS = word_set("gen lt col maj capt sgt adm brig cmdr lieut sen rep gov prof rev")
"""Without a point they are titles only when written "Gen", not "GEN" or "gen"."""
_LAW = """
    judge justice attorney lawyer solicitor barrister prosecutor advocate counsel jurist notary
    magistrate juror clerk litigator plaintiff defendant suspect terrorist hacker fraudster
    gangster mobster trafficker kingpin smuggler drug-lord
"""
_BUSINESS = """
    director manager executive ceo cfo coo cto cio cmo founder co-founder cofounder owner
    co-owner proprietor partner shareholder stakeholder investor financier banker broker trader
    analyst economist strategist accountant actuary consultant contractor subcontractor
    entrepreneur businessman businesswoman businessperson industrialist tycoon magnate
    billionaire millionaire mogul oligarch philanthropist landlord developer dealer merchant
    retailer wholesaler supplier importer exporter publisher salesman saleswoman marketer
    buyer seller trustee receiver liquidator employee employer worker staffer assistant
    receptionist apprentice intern trainee secretary-general underwriter raider
"""
_LEARNING = """
    professor lecturer teacher tutor schoolteacher headmaster headmistress principal dean
    rector provost chancellor scholar academic researcher scientist physicist chemist biologist
    geologist astronomer mathematician statistician historian philosopher sociologist
    psychologist psychiatrist anthropologist archaeologist linguist theologian engineer
    inventor technologist technician programmer architect surveyor planner designer
    librarian curator archivist student graduate postgraduate fellow laureate pioneer expert
    specialist pundit commentator theorist doctor physician surgeon nurse midwife dentist
    pharmacist paramedic pathologist epidemiologist virologist cardiologist oncologist
    neurologist pediatrician paediatrician veterinarian vet therapist coroner meteorologist
    climatologist astronaut cosmonaut
"""
_WORDS_AND_ARTS = """
    journalist reporter correspondent editor columnist broadcaster newscaster newsreader anchor
    anchorman anchorwoman presenter host blogger vlogger youtuber influencer writer author
    novelist poet playwright screenwriter scriptwriter essayist biographer translator
    interpreter critic reviewer photographer cameraman filmmaker film-maker moviemaker director
    producer cinematographer actor actress comedian comic entertainer dancer choreographer
    singer songwriter singer-songwriter rapper musician composer conductor pianist guitarist
    violinist drummer bassist organist saxophonist trumpeter soprano tenor vocalist frontman
    artist painter sculptor illustrator cartoonist craftsman model supermodel star superstar
    celebrity socialite icon impresario chef restaurateur magician
"""
_FAITH = """
    pope cardinal archbishop bishop priest vicar pastor minister preacher reverend chaplain
    deacon abbot abbess monk nun missionary rabbi imam ayatollah mullah mufti cleric clergyman
    sheikh sheik lama evangelist patriarch prophet
"""
_SPORT = """
    coach trainer player captain footballer goalkeeper striker midfielder defender winger
    forward quarterback linebacker pitcher catcher batter batsman bowler cricketer golfer
    boxer wrestler cyclist swimmer runner sprinter skier skater gymnast athlete jockey driver
    racer referee umpire champion medalist medallist olympian record-holder skipper
"""
_TRADES = """
    farmer rancher grower fisherman miner carpenter plumber electrician mechanic builder
    labourer laborer foreman welder blacksmith tailor baker butcher cook waiter waitress
    bartender barman shopkeeper grocer cleaner janitor porter caretaker gardener hairdresser
    barber driver chauffeur pilot co-pilot aviator navigator mariner seaman skipper docker
    trucker courier postman postmaster firefighter fireman lifeguard hunter forester ranger
    clerk typist cashier bookkeeper teller operator supervisor coordinator co-ordinator
    volunteer member co-chair co-chairman cochairman vice-chair chair-elect helper explorer
    mountaineer adventurer translator guide
"""
ROLE_NOUNS = ABBREVIATIONS | word_set(
    _OFFICE + _ARMS + _LAW + _BUSINESS + _LEARNING + _WORDS_AND_ARTS + _FAITH + _SPORT + _TRADES
)

HEADSHIPS = word_set("""
    president premier chancellor governor mayor chairman chairwoman chairperson chair
    leader ruler dictator king queen emperor sultan emir monarch head chief boss chieftain
    commander commandant director ceo principal headmaster dean rector superintendent owner
    captain skipper chief-executive co-chair co-chairman co-leader warlord pm
    """)
"""Nouns whose holder is in charge of what stands in their complement."""

DEPUTIES = word_set("""
    vice deputy assistant associate sub under junior former ex acting honorary ceremonial
    titular spiritual alleged suspected purported would-be aspiring potential prospective
    self-styled self-proclaimed shadow opposition designate elect
    """)
"""Modifiers that take the charge out of a headship, or put it in doubt."""

BODY_NOUNS = word_set("""
    company firm corporation group organization organisation agency bank party movement union
    association federation force institute institution foundation charity university college school
    museum hospital club team band league council committee commission board ministry
    department authority bureau office court tribunal army navy militia brigade regiment
    battalion division corps squad faction alliance coalition bloc network gang cartel clan
    subsidiary affiliate unit arm branch division manufacturer maker producer supplier retailer
    wholesaler distributor operator provider carrier airline airliner railway railroad utility
    insurer lender broker brokerage builder contractor developer exporter importer publisher
    newspaper magazine daily weekly tabloid broadcaster channel station outlet website chain
    conglomerate cooperative co-operative consortium partnership startup start-up venture
    refiner miner drugmaker carmaker automaker chipmaker steelmaker brewer distiller
    watchdog regulator think-tank thinktank lobby society fund trust exchange bourse parent
    """)
"""Kinds of body: what an organization can be said to be."""

PARTS = word_set("unit subsidiary arm division affiliate branch part offshoot wing member")
"""Nouns for what belongs to a larger body."""

KINSHIP = word_set("""
    father mother son daughter brother sister wife husband spouse widow widower uncle aunt
    nephew niece cousin grandfather grandmother grandson granddaughter stepfather stepmother
    stepson stepdaughter father-in-law mother-in-law son-in-law daughter-in-law
    brother-in-law sister-in-law fiancé fiancée fiance fiancee twin
    """)
"""Ties of family: no role, but a relation where both ends are named."""

ASSOCIATES = word_set(
    "ally rival opponent enemy foe adversary friend supporter backer follower critic confidant "
    "confidante protégé protege mentor colleague accomplice associate partner teammate"
)
"""Ties by choice, likewise; some are roles as well."""

_PERSONAL_ENDINGS = (
    "man", "men", "woman", "person", "ist", "eer", "ician", "ologist", "ographer", "monger",
    "keeper", "master", "wright", "smith", "crat", "er", "or", "ian", "ant", "ee",
)  # fmt: skip

_NOT_ROLES = word_set("""
    man woman person human women men child boy girl baby teenager youngster elder senior junior
    father mother brother sister daughter number winner loser supporter lover killer murderer
    matter power tower order border corner paper letter chapter answer offer center centre
    river water summer winter computer computers weather leather character theater theatre
    other another stranger newcomer latecomer outsider insider survivor believer follower
    admirer ally enemy neighbour neighbor friend foe rival factor error terror horror mirror
    colour color flavour humor honor favour favor labor labour vapor sector vector motor tractor
    doctorate canister register master monster disaster cluster filter winner finger shoulder
    order murder ladder powder thunder founder-member danger hunger anger manner dinner banner
    corner partner-in-crime christian italian russian iranian indian canadian asian civilian
    guardian pedestrian vegetarian median plant restaurant giant grant warrant elephant variant
    infant servant-girl tenant-farmer committee coffee degree fee tree knee guarantee refugee
    referee-in-chief evacuee detainee attendee absentee addressee internee amputee escapee
    returnee deportee interior exterior superior inferior prior behavior behaviour interviewee
    earner taker giver goer sister-in-law list twist mist fist wrist waist assist christ
    specimen women regimen semen omen acumen abdomen viewer reader user caller consumer
    customer passenger commuter villager islander northerner southerner foreigner easterner
    westerner londoner prisoner hostage passerby onlooker bystander mourner prayer voter
    sufferer shooter attacker assailant perpetrator holder bearer
    """)


def is_role_noun(lemma: str) -> bool:
    """Tell whether a noun names an office, a rank or a trade whatever stands around it."""
    return lemma in ROLE_NOUNS


def may_be_role_noun(lemma: str) -> bool:
    """Tell whether the ending of a noun lets it name a person by what the person does.

    Derivational suffixes of agent nouns (Quirk et al. 1985, appendix I.32): only to be used
    where the sentence itself ties the noun to a person.
    """
    return (
        len(lemma) > 4
        and lemma.isalpha()
        and lemma.endswith(_PERSONAL_ENDINGS)
        and lemma not in _NOT_ROLES
        and lemma not in BODY_NOUNS
        and lemma not in KINSHIP
    )
