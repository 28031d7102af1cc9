"""Words that attribute: verbs, nouns and adjectives of saying, thinking, wanting and judging.

The classes follow the complements that such words take in English (after the verb classes of
Levin, English Verb Classes and Alternations, 1993: say, tell, characterize, judgment, admire,
want, promise, urge). What counts as an attribution follows PARC and PolNeAR (Newell, Margolin
and Ruths 2018): what somebody says, holds, feels or intends, with its source.
"""

from summarizer.language.lexicon.word_sets import word_set

SPEECH = word_set(
    """
    acknowledge add admit advise affirm agree allege announce answer apologise apologize argue
    ask assert assure bark beg begin believe bellow bemoan blog boast brag caution chant chime
    claim clarify comment complain concede conclude confess confirm contend continue counter
    crow cry deadpan declare demand deny disclose dispute divulge elaborate email emphasise
    emphasize enquire enthuse estimate exclaim explain fume greet gripe groan grumble gush
    hail highlight hint implore imply indicate inform inquire insist interject intone joke
    lament laugh maintain marvel mention message moan murmur muse mutter note notify object
    observe opine order plead pledge post predict proclaim promise pronounce propose protest
    query quip quote rant rave read reaffirm reason reassure recall recommend recount reflect
    reiterate remark remind repeat reply report request respond retort retweet reveal say
    scoff scream shout sigh signal sing snap sneer speculate stammer start state stress
    stutter suggest summarise summarize swear tease tell testify text think threaten thunder
    tweet underline underscore urge vent volunteer vow warn whisper wonder write yell
    """
)
"""Verbs that can introduce somebody's own words."""

THAT = SPEECH | word_set(
    """
    answer anticipate assume calculate charge clarify complain concede consider contemplate
    convince decide deem demonstrate determine discover doubt dream expect fathom fear feel
    figure find forecast foresee gather guess hear hold hope hypothesise hypothesize imagine
    judge know learn persuade point posit presume project prove realise realize reckon
    recognise recognize refute regret rule show suppose suspect theorise theorize trust
    understand wish worry
    """
)
"""Verbs whose clause ("… that he had won") is what is said, thought or shown."""

INTENT = word_set(
    """
    agree aim ask beg commit consent decide decline demand expect hope intend like love mull
    offer plan pledge prefer promise propose refuse seek swear threaten volunteer vow want
    wish
    """
)
"""Verbs whose infinitive or -ing form ("… to resign") is what is wanted or promised."""

URGE = word_set(
    """
    advise ask beg beseech challenge counsel dare direct encourage exhort expect implore
    instruct invite order press pressure push remind request require tell urge want warn
    """
)
"""Verbs with somebody and an infinitive ("urged voters to stay") as content."""

JUDGE = word_set(
    """
    accuse acknowledge address admire admit advocate allege announce applaud appreciate
    approve assail assert back belittle bemoan berate blame boast castigate challenge champion
    characterise characterize chastise chide cite concede condemn confirm contemplate contest
    contradict criticise criticize declare decry defend defy demand denounce deny depict
    deplore deride describe despise detail disapprove disavow disclose discount discuss
    dislike dismiss disparage dispel dispute distrust downplay echo emphasise emphasize
    endorse envisage envision espouse estimate exaggerate explain explore extol fault favor
    favour fear forecast foresee hail hate highlight honor honour ignore impugn invoke lambast
    lambaste lament laud like love mention minimise minimize mistrust mock note observe oppose
    outline overstate pledge portray praise predict prefer proclaim promise propose protest
    question quote rebuke rebut recall recognise recognize recommend recount reference refute
    regret reiterate reject remember renounce repudiate request resent respect retract retweet
    reveal ridicule savage scold skewer slam stress suggest support threaten tout trumpet
    tweet underline underscore understand understate urge vilify welcome worry
    """
)
"""Verbs whose object is what is judged, proposed or spoken of."""

NAMING = word_set(
    """
    brand call consider declare deem dub label name pronounce term
    """
)
"""Verbs that say of something what it is ("called it a disgrace")."""

NAMING_AS = word_set(
    """
    cast characterise characterize condemn criticise criticize decry denounce depict deride
    describe dismiss hail label paint portray regard reject ridicule see tout treat view
    """
)
"""Verbs that say it with "as" ("described him as weak")."""

ATTACK = word_set("assail attack bash blast grill hammer hit lash pan rip skewer slap")
"""Verbs of blows, which are words only where a reason follows ("attacked him for the delay")."""

SUPPOSED = word_set(
    "allege assume believe estimate expect fear forecast hold know predict project report say "
    "suppose suspect think understand"
)
"""Verbs whose passive reports what people hold ("is expected to leave")."""

SPOKEN_OF: dict[str, frozenset[str]] = {
    "call": word_set("for on"),
    "speak": word_set("of about against for"),
    "talk": word_set("about of"),
    "refer": word_set("to"),
    "point": word_set("to"),
    "allude": word_set("to"),
    "object": word_set("to"),
    "respond": word_set("to"),
    "agree": word_set("with on to"),
    "disagree": word_set("with"),
    "concur": word_set("with"),
    "side": word_set("with"),
    "sympathise": word_set("with"),
    "sympathize": word_set("with"),
    "argue": word_set("for against about over"),
    "push": word_set("for"),
    "press": word_set("for"),
    "plead": word_set("for"),
    "pray": word_set("for"),
    "lobby": word_set("for against"),
    "advocate": word_set("for"),
    "opt": word_set("for"),
    "wish": word_set("for"),
    "hope": word_set("for"),
    "long": word_set("for"),
    "ask": word_set("about for"),
    "complain": word_set("about of"),
    "worry": word_set("about over"),
    "joke": word_set("about"),
    "boast": word_set("about of"),
    "brag": word_set("about of"),
    "rave": word_set("about"),
    "rant": word_set("about against"),
    "warn": word_set("of about against"),
    "caution": word_set("against about"),
    "write": word_set("about of"),
    "think": word_set("about of"),
    "know": word_set("about of"),
    "care": word_set("about"),
    "hear": word_set("about of"),
    "learn": word_set("about of"),
    "speculate": word_set("about on"),
    "wonder": word_set("about at"),
    "inquire": word_set("about into"),
    "rail": word_set("against at"),
    "protest": word_set("against"),
    "decide": word_set("against on"),
    "insist": word_set("on upon"),
    "comment": word_set("on about"),
    "elaborate": word_set("on"),
    "apologise": word_set("for"),
    "apologize": word_set("for"),
    "believe": word_set("in"),
    "approve": word_set("of"),
    "disapprove": word_set("of"),
    "conceive": word_set("of"),
    "hint": word_set("at"),
    "scoff": word_set("at"),
    "bristle": word_set("at"),
    "balk": word_set("at"),
    "laugh": word_set("at"),
    "testify": word_set("about against to"),
    "accuse": word_set("of"),
    "suspect": word_set("of"),
    "remind": word_set("of"),
    "assure": word_set("of"),
    "inform": word_set("of about"),
    "blame": word_set("for on"),
    "aspire": word_set("to"),
    "react": word_set("to"),
    "lash": word_set("at"),
}
"""Verbs and the prepositions whose object is what is spoken of or wanted."""

NOUNS = word_set(
    """
    accusation acknowledgement acknowledgment admission advice agreement allegation
    announcement appeal argument assertion assessment assumption assurance belief bid call
    charge claim comment commitment complaint concern conclusion condemnation confession
    confidence contention conviction criticism decision declaration demand denial desire
    determination doubt effort endorsement estimate evidence expectation fear feeling finding
    forecast guarantee hope idea insistence intention message notion objection observation
    offer opinion opposition plan plea pledge point praise prediction promise proposal push
    question recommendation refusal rejection reluctance remark reminder report request
    resolve rumor rumour speculation statement suggestion support suspicion theory threat view
    vision vow warning willingness wish worry
    """
)
"""Nouns that name something said, thought or wanted."""

ADJECTIVES = word_set(
    """
    adamant afraid alarmed angry aware certain clear committed concerned confident convinced
    critical delighted determined disappointed dismayed dismissive doubtful eager fearful
    frustrated furious glad grateful happy hopeful open opposed optimistic outraged
    pessimistic pleased proud ready relieved reluctant sceptical shocked skeptical sorry
    supportive sure surprised thankful thrilled unaware unwilling upset willing worried
    """
)
"""Adjectives of opinion and feeling ("is confident that …", "was critical of …")."""
