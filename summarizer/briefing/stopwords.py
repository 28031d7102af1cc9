"""English words that carry no topic: function words, and the words questions are made of."""

from summarizer.text import stem

_FUNCTION_WORDS = """
a about above across after afterwards again against all almost along already also although always am
among amongst an and another any anyone anything are aren't around as at away be became because
become becomes been before being below beneath beside besides between beyond both but by can can't
cannot could couldn't despite did didn't do does doesn't doing don't done down during each either
else enough even ever every everyone everything except few for from further furthermore had hadn't
has hasn't have haven't having he he'd he's hence her here hers herself him himself his how however
i i'm i've if in indeed instead into is isn't it it's its itself just least less let's like ll many
may maybe me meanwhile might more moreover most much must my myself near neither never nevertheless
no nobody none nor not nothing now nowhere of off often on once one only onto or other others
otherwise ought our ours ourselves out over own per perhaps quite rather re really s same say says
said shall shan't she she's should shouldn't since so some someone something sometimes somewhere
soon still such t than that that's the their theirs them themselves then there there's thereby
therefore these they they'd they'll they're they've this those though through throughout thus to
together too toward towards under unless until unto up upon us ve very via was wasn't we we'll we're
we've well were weren't what what's whatever when whenever where whereas whether which while who
who's whoever whole whom whose why will with within without won't would wouldn't yet you you'd
you'll you're you've your yours yourself yourselves mr mrs ms dr
"""

_QUESTION_WORDS = """
brief briefing concern concerning describe description detail details discuss discussion
events explain find give happen happened happening happens identify include includes including
info information involve involved involving know latest list mention new news provide question
questions regard regarding relate related relating relevant report reports show story summarize
summary tell topic topics track update updates
"""

FUNCTION_STEMS = frozenset(stem(word) for word in _FUNCTION_WORDS.split())
"""Stems of the closed word classes (and "say", which in news is as good as one).

Left out is what has the stem of a word that tells something: "she'll" (shell), "I'll" (ill),
"we'd" (wed), and "mine".
"""

QUESTION_STEMS = FUNCTION_STEMS | {stem(word) for word in _QUESTION_WORDS.split()}
"""Stems that tell how a question is asked and not what it is about."""
