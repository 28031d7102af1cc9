"""Words that attribute: verbs, nouns and adjectives of saying, thinking, wanting and judging.

The classes follow the complements that such words take in English (after the verb classes of
Levin, English Verb Classes and Alternations, 1993: say, tell, characterize, judgment, admire,
want, promise, urge). What counts as an attribution follows PARC and PolNeAR (Newell, Margolin
and Ruths 2018): what somebody says, holds, feels or intends, with its source.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPEECH = _words(
    """
    say tell add ask write reply respond answer note explain state announce declare claim argue
    insist assert maintain contend affirm reaffirm allege admit concede acknowledge confess agree
    warn caution advise predict promise pledge vow swear threaten suggest propose recommend urge
    demand request order plead beg remark observe comment mention emphasise emphasize stress
    underline underscore highlight reiterate repeat continue conclude recall recount report
    reveal disclose divulge confirm deny dispute complain protest object joke quip laugh sigh
    shout yell scream cry exclaim whisper mutter murmur snap retort counter tweet retweet post
    message email text blog boast brag lament bemoan muse wonder speculate estimate testify
    pronounce proclaim inform notify assure reassure remind indicate signal imply hint quote
    chant sing read tease gush rave vent fume interject chime reflect summarise summarize
    elaborate clarify hail greet inquire enquire query opine argue crow gripe grumble groan
    moan scoff sneer thunder bark bellow begin start marvel enthuse implore think believe
    apologise apologize intone rant deadpan stutter stammer advise reason volunteer
    """
)
"""Verbs that can introduce somebody's own words."""

THAT = SPEECH | _words(
    """
    know feel understand realise realize find hear learn hold doubt suspect fear hope wish expect
    assume presume suppose imagine consider decide determine guess worry regret show demonstrate
    prove persuade convince refute rule forecast project calculate reckon figure trust
    foresee anticipate posit theorise theorize hypothesise hypothesize point complain charge
    recognise recognize concede judge deem document discover fathom dream gather contemplate
    """
)
"""Verbs whose clause ("… that he had won") is what is said, thought or shown."""

INTENT = _words(
    """
    want plan intend hope expect promise pledge vow swear offer agree refuse decline decide
    threaten propose wish demand prefer ask seek volunteer resolve undertake choose aim claim
    commit consent beg love hate like need oppose consider contemplate mull
    """
)
"""Verbs whose infinitive or -ing form ("… to resign") is what is wanted or promised."""

URGE = _words(
    """
    urge ask tell call order encourage want expect advise warn implore beg invite press push
    request require persuade convince instruct direct command challenge dare exhort remind
    pressure beseech counsel
    """
)
"""Verbs with somebody and an infinitive ("urged voters to stay") as content."""

JUDGE = _words(
    """
    criticise criticize attack blast slam denounce condemn praise laud applaud welcome
    endorse back support oppose reject dismiss deny dispute question mock ridicule accuse
    blame defend approve disapprove embrace champion advocate promote discuss describe
    characterise characterize portray depict denounce decry deplore deride disparage belittle
    chastise rebuke scold castigate berate lambaste lambast rip hammer assail hit bash chide
    fault hail tout touts vilify impugn insult address raise outline detail explain announce
    propose suggest recommend promise pledge threaten demand seek unveil mention cite
    reference invoke acknowledge recognise recognize admit concede confirm highlight emphasise
    emphasize stress underscore underline reiterate repeat echo predict forecast foresee
    envision envisage estimate favor favour prefer like love hate dislike admire respect
    resent fear despise appreciate value regret lament bemoan protest challenge contest
    contradict rebut refute discount downplay minimise minimize exaggerate overstate
    understate ignore consider weigh debate contemplate doubt believe understand know
    request urge call label brand dub term view see regard treat rate rank compare liken
    thank congratulate salute honor honour disavow renounce repudiate retract withdraw
    reveal disclose report claim allege assert declare proclaim say write tweet retweet quote
    explore examine illustrate encourage discourage want need support unleash extol trumpet
    boast imagine worry concern frustrate defy embrace warn ask note observe remember recall
    recount relate publish post release sing chant read offer deliver mull eye plan urge
    credit slap skewer savage grill pan trash dispel espouse trust mistrust distrust
    """
)
"""Verbs whose object is what is judged, proposed or spoken of."""

NAMING = _words(
    """
    call describe label brand dub term characterise characterize portray depict consider deem
    see view regard hail cast paint treat declare pronounce denounce dismiss criticise criticize
    rate rank judge find
    """
)
"""Verbs that say of something what it is ("called it a disgrace", "described him as weak")."""

SPOKEN_OF: dict[str, frozenset[str]] = {
    "call": _words("for on"),
    "speak": _words("of about against for"),
    "talk": _words("about of"),
    "refer": _words("to"),
    "point": _words("to"),
    "allude": _words("to"),
    "object": _words("to"),
    "respond": _words("to"),
    "agree": _words("with on to"),
    "disagree": _words("with"),
    "concur": _words("with"),
    "side": _words("with"),
    "sympathise": _words("with"),
    "sympathize": _words("with"),
    "argue": _words("for against about over"),
    "campaign": _words("for against"),
    "push": _words("for"),
    "press": _words("for"),
    "plead": _words("for"),
    "pray": _words("for"),
    "vote": _words("for against"),
    "lobby": _words("for against"),
    "advocate": _words("for"),
    "vouch": _words("for"),
    "opt": _words("for"),
    "wish": _words("for"),
    "hope": _words("for"),
    "long": _words("for"),
    "ask": _words("about for"),
    "complain": _words("about of"),
    "worry": _words("about over"),
    "joke": _words("about"),
    "boast": _words("about of"),
    "brag": _words("about of"),
    "rave": _words("about"),
    "rant": _words("about against"),
    "warn": _words("of about against"),
    "caution": _words("against about"),
    "write": _words("about of"),
    "think": _words("about of"),
    "know": _words("about of"),
    "care": _words("about"),
    "hear": _words("about of"),
    "learn": _words("about of"),
    "dream": _words("of about"),
    "speculate": _words("about on"),
    "wonder": _words("about at"),
    "inquire": _words("about into"),
    "rail": _words("against at"),
    "protest": _words("against"),
    "argued": _words("against"),
    "decide": _words("against on"),
    "insist": _words("on upon"),
    "comment": _words("on about"),
    "elaborate": _words("on"),
    "focus": _words("on"),
    "apologise": _words("for"),
    "apologize": _words("for"),
    "believe": _words("in"),
    "approve": _words("of"),
    "disapprove": _words("of"),
    "conceive": _words("of"),
    "hint": _words("at"),
    "scoff": _words("at"),
    "bristle": _words("at"),
    "balk": _words("at"),
    "laugh": _words("at"),
    "testify": _words("about against to"),
    "accuse": _words("of"),
    "suspect": _words("of"),
    "remind": _words("of"),
    "assure": _words("of"),
    "inform": _words("of about"),
    "blame": _words("for on"),
    "charge": _words("with"),
    "aspire": _words("to"),
    "commit": _words("to"),
    "react": _words("to"),
    "weigh": _words("in"),
    "lash": _words("at"),
}
"""Verbs and the prepositions whose object is what is spoken of or wanted."""

NOUNS = _words(
    """
    claim statement assertion contention argument allegation accusation charge suggestion
    announcement declaration comment remark observation report warning prediction forecast
    promise pledge vow commitment threat proposal plan call demand request plea appeal
    recommendation belief view opinion feeling hope fear expectation assumption suspicion
    doubt concern worry conviction confidence conclusion finding decision determination
    intention desire wish refusal agreement admission acknowledgment acknowledgement
    confession denial insistence criticism praise support opposition objection complaint
    condemnation endorsement rejection question idea notion theory rumor rumour speculation
    estimate assurance guarantee assessment evidence message point reminder accusation advice
    offer bid effort resolve willingness reluctance vision push
    """
)
"""Nouns that name something said, thought or wanted."""

ADJECTIVES = _words(
    """
    sure certain confident convinced hopeful optimistic pessimistic sceptical skeptical doubtful
    aware unaware concerned worried afraid fearful glad happy pleased proud angry furious upset
    sorry critical supportive dismissive adamant clear determined willing unwilling reluctant
    eager ready disappointed surprised shocked outraged opposed committed open grateful thankful
    """
)
"""Adjectives of opinion and feeling ("is confident that …", "was critical of …")."""

STATIVE_SHOW = _words("show suggest indicate reveal demonstrate prove find confirm imply estimate")
"""What polls, studies and papers do."""
