"""What holds for the resolution of any text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from summarizer.language.layout.blocks import split_blocks
from summarizer.language.names.find import find_names
from summarizer.language.reference.coreference import Resolution, resolve
from summarizer.language.roles.find import find_roles
from summarizer.language.speech.find import find_quotations

_WORDS = (
    "he she his her it its they their I we said told the a of and who , . “ ” ' ( ) \n\n "
    "Ann Bell Tom Bell Mr Mrs Dr Acme Corp ACME Oslo Oslo's Zembla Zemblan mayor minister "
    "president company bank group sold met left himself 🙂 \u200f"
)
WORDS = st.sampled_from(_WORDS.split(" "))
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=80)


def analysed(nlp: Language, text: str) -> Resolution:
    doc = nlp(text)
    blocks = split_blocks(doc.text)
    names = find_names(doc, blocks)
    return resolve(doc, names, find_roles(doc, names), find_quotations(doc, blocks))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_mention_is_inside_the_text_and_of_a_known_actor(nlp: Language, text: str) -> None:
    resolution = analysed(nlp, text)
    actors = [actor.name for actor in resolution.actors]
    assert len(actors) == len(set(actors))
    for mention in resolution.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.actor in actors


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_mentions_are_in_order_and_none_crosses_another(nlp: Language, text: str) -> None:
    around: list[int] = []
    last = (-1, 0)
    for mention in analysed(nlp, text).mentions:
        assert last <= (mention.start, -mention.end)
        last = (mention.start, -mention.end)
        while around and around[-1] <= mention.start:
            around.pop()
        assert not around or mention.end <= around[-1]
        around.append(mention.end)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_the_same_text_gives_the_same_answer(nlp: Language, text: str) -> None:
    assert analysed(nlp, text) == analysed(nlp, text)
