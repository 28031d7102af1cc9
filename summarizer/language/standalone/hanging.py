"""Words in a stretch of text that point at something which is not in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.role_nouns import is_role_noun
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.resolution import Resolution
from summarizer.language.standalone.excluded import above_of, of_its_subject
from summarizer.language.standalone.leaning import NEAR_TIMES, is_expletive, quoted_tokens
from summarizer.models import Form, Kind, Mention

_SPEAKER = word_set("i me my mine myself we us our ours ourselves you your yours yourself")
_PERSON = word_set("he him his she her hers himself herself")
_SINGULAR = word_set("it its itself")
_PLURAL = word_set("they them their theirs themselves")
_REFLEXIVE = word_set("himself herself itself themselves")
_DEMONSTRATIVE = word_set("this that these those")
_DO = word_set("do does did done doing")
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_DESCRIBING = frozenset({"amod", "compound", "poss", "nmod", "nummod", "prep", "relcl", "acl"})
_SOME_OF_THEM = word_set("one another others some many both neither none several")
"""Alone they are of those who were spoken of: "One said …"."""
_COMPLETING = frozenset({"poss", "prep", "relcl", "acl", "appos"})
"""What tells which person "the former striker" is; adjectives only tell of what sort."""
_KNOWN_TO_ALL = word_set(
    """
    world earth sun moon sky sea air ground weather climate environment internet web universe
    public press media people population government country nation economy market law court
    president congress parliament army military navy police church dollar euro pound yen mark
    past future present truth way rest same top bottom end beginning start north south east west
    left right poor rich young old elderly unemployed dead wounded injured middle centre center
    city town village capital region area coast border
    phone radio television telephone theatre cinema
    """
)
"""Nouns that with a bare "the" name what there is only one of, or what everybody knows (larger
situation uses: Hawkins 1978)."""
_LEAD = 2
"""Sentences at the top, heading or header among them, before which nothing was told."""
_BACK = 3
"""Sentences back in which a pronoun's antecedent is sought."""


class Hanging:
    """Tells whether a stretch of a document has words whose meaning stands outside it."""

    def __init__(self, syntax: Syntax, resolution: Resolution, sentences: Sequence[int]) -> None:
        """Read a document; `sentences` are the first tokens of its sentences."""
        self._syntax = syntax
        self._sentences = sentences
        self._resolution = resolution
        self._named = {m.actor for m in resolution.mentions if m.form is Form.NAME}
        """Actors whom a bracket can name."""

    def hangs(self, first: int, last: int) -> bool:
        """Tell whether tokens `first` to `last` point at something that is not in them."""
        inside = quoted_tokens(self._syntax, first, last + 1)
        if inside is None:
            return True
        return any(self._points_out(first, t, inside[t - first]) for t in range(first, last + 1))

    def _points_out(self, first: int, token: int, is_quoted: bool) -> bool:
        syntax = self._syntax
        word = syntax.lower[token]
        if word in _SPEAKER:
            return not is_quoted and syntax.pos[token] == "PRON"
        if word in _PERSON or word in _SINGULAR or word in _PLURAL:
            return not self._is_known(first, token)
        if word in _DEMONSTRATIVE and syntax.tag[token] == "DT":
            return self._is_shown_elsewhere(first, token)
        if word in _SOME_OF_THEM and token == first:
            return syntax.dep[token] in ("nsubj", "nsubjpass") and not syntax.children[token]
        if word == "the":
            return self._is_told_before(first, token)
        return self._compares(first, token)

    def _compares(self, first: int, token: int) -> bool:
        """Tell whether it is "the same", "such", "did so" or "two years later"."""
        syntax = self._syntax
        word = syntax.lower[token]
        before, after = max(token - 1, first), syntax.lower[token + 1 : token + 4]
        if word == "same":
            return syntax.dep[token] == "amod" and "as" not in after
        if word == "such":
            return token == first and after[:1] != ["as"]
        if word == "so":
            return syntax.lower[before] in _DO
        return word in ("later", "earlier") and syntax.lemma[before] in NEAR_TIMES

    def _is_known(self, first: int, token: int) -> bool:
        """Tell whether a pronoun is one that a bracket, or a noun before it, makes clear."""
        syntax = self._syntax
        word = syntax.lower[token]
        if word in _REFLEXIVE:
            return True
        mention = self._pronoun(token)
        if mention is not None:
            is_thing = word in _PERSON and mention.kind is not Kind.PERSON
            if is_thing or not self._is_clear(token, mention):
                return False
            is_contracted = self._syntax.text[mention.end : mention.end + 1] in ("'", "’")
            # A bracket takes the place of "he", but not of half of "he's".
            if mention.actor in self._named and not is_contracted:
                return True
            return self._is_mentioned(first, token, mention.actor)
        if word == "it" and is_expletive(syntax, token):
            return True
        above = above_of(syntax, token)
        barred = of_its_subject(syntax, token)
        # "At its meeting, Acme decided …": what it means may follow as the subject.
        subjects = [syntax.child(verb, "nsubj", "nsubjpass") for verb in above]
        nouns = [*range(first, token), *(noun for noun in subjects if noun is not None)]
        return any(
            syntax.pos[noun] in _NOUNS
            and syntax.dep[noun] not in ("compound", "nmod", "amod")
            and noun not in above
            and noun not in barred
            and self._agrees(noun, word)
            for noun in nouns
        )

    def _pronoun(self, token: int) -> Mention | None:
        start = self._syntax.start[token]
        mention = self._resolution.at(start)
        is_own = mention is not None and mention.start == start
        return mention if is_own and mention and mention.end <= self._syntax.end[token] else None

    def _is_clear(self, token: int, mention: Mention, back: int = _BACK) -> bool:
        """Tell whether whoever a pronoun means is the one that is spoken of.

        That is the first of its kind in its sentence, or in the nearest one before that has any
        (centering: Grosz, Joshi and Weinstein 1995). All others may be somebody else, and on
        cards were more often than not.
        """
        syntax, mentions = self._syntax, self._resolution.mentions
        number = bisect_right(self._sentences, token) - 1
        high = syntax.start[token]
        for sentence in range(number, max(number - back, 0) - 1, -1):
            at = bisect_left(
                mentions, syntax.start[self._sentences[sentence]], key=lambda each: each.start
            )
            while at < len(mentions) and mentions[at].end <= high:
                each = mentions[at]
                if each.form is not Form.PRONOUN and each.kind is mention.kind:
                    return each.actor == mention.actor
                at += 1
            high = syntax.start[self._sentences[sentence]]
        return back == 0

    def _is_mentioned(self, first: int, token: int, actor: str) -> bool:
        """Tell whether an actor is mentioned by more than a pronoun before a token."""
        low, high = self._syntax.start[first], self._syntax.start[token]
        mentions = self._resolution.mentions
        at = bisect_left(mentions, low, key=lambda mention: mention.start)
        while at < len(mentions) and mentions[at].start < high:
            if mentions[at].actor == actor and mentions[at].form is not Form.PRONOUN:
                return True
            at += 1
        return False

    def _agrees(self, noun: int, pronoun: str) -> bool:
        syntax = self._syntax
        mention = self._resolution.at(syntax.start[noun])
        is_person = mention is not None and mention.kind is Kind.PERSON
        if pronoun in _PERSON:
            return is_person
        if is_person:
            return False
        is_many = syntax.tag[noun] in _PLURAL_TAGS or syntax.child(noun, "conj") is not None
        if pronoun in _PLURAL:
            return is_many or mention is not None  # Bodies and peoples are "they" too.
        return syntax.tag[noun] not in _PLURAL_TAGS

    def _is_shown_elsewhere(self, first: int, token: int) -> bool:
        """Tell whether "this" or "those" points out of the stretch."""
        syntax = self._syntax
        noun = syntax.head[token] if syntax.dep[token] == "det" else None
        if noun is None:
            # "those who left", "that of Acme".
            return syntax.child(token, "relcl", "prep", "acl") is None
        if syntax.lemma[noun] in NEAR_TIMES:
            return syntax.lower[token] in ("that", "those")  # "this week" is that of the text
        return not self._has_earlier(first, token, noun) and not self._is_named_at(noun)

    def _is_told_before(self, first: int, token: int) -> bool:
        """Tell whether it is "the bonus": a bare noun that something before the stretch is.

        First mentions have with them what tells which one is meant, or are known to all (Poesio
        and Vieira 1998).
        """
        syntax = self._syntax
        noun = syntax.head[token]
        if syntax.pos[noun] != "NOUN" or noun < token or syntax.dep[token] != "det":
            return False
        telling = _COMPLETING if self._is_somebody(noun) else _DESCRIBING
        if any(
            syntax.dep[child] in telling or syntax.pos[child] == "PROPN"
            for child in syntax.children[noun]
        ):
            return False
        lemma = syntax.lemma[noun]
        if lemma in _KNOWN_TO_ALL or lemma in NEAR_TIMES:
            return False
        if not self._sentences[_LEAD:] or first < self._sentences[_LEAD]:
            return False
        return not (self._is_described(noun, token) or self._has_earlier(first, token, noun))

    def _is_somebody(self, noun: int) -> bool:
        """Tell whether a noun is of one person, by a role."""
        return self._syntax.tag[noun] == "NN" and is_role_noun(self._syntax.lemma[noun])

    def _is_described(self, noun: int, article: int) -> bool:
        """Tell whether a bracket follows "the firm"; of "firm" alone there is none."""
        mention = self._resolution.at(self._syntax.start[noun])
        starts = mention is not None and mention.start == self._syntax.start[article]
        return starts and self._is_named_at(noun)

    def _is_named_at(self, noun: int) -> bool:
        """Tell whether a bracket says which one is meant."""
        mention = self._resolution.at(self._syntax.start[noun])
        if mention is None or mention.actor not in self._named:
            return False
        return mention.kind is not Kind.ORGANIZATION or self._is_clear(noun, mention, back=0)

    def _has_earlier(self, first: int, token: int, noun: int) -> bool:
        syntax = self._syntax
        return syntax.lemma[noun] in syntax.lemma[first:token]
