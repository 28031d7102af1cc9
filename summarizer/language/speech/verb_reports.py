"""Attributions that a verb makes: one rule for every kind of complement.

Said that …; …, said X; promised to …; urged voters to …; called it a disgrace; accused him of …;
called for …; criticised the plan.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from summarizer.language.grammar.clauses import has_to
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import TENSED
from summarizer.language.speech.attribution import (
    SUBJECT,
    Range,
    noun_phrase,
    subject,
    trimmed,
    verb_group,
)
from summarizer.language.speech.cues import (
    ATTACK,
    INTENT,
    JUDGE,
    NAMING,
    NAMING_AS,
    SPEECH,
    SPOKEN_OF,
    SUPPOSED,
    THAT,
    URGE,
)

CUE_VERBS = THAT | INTENT | URGE | JUDGE | NAMING | NAMING_AS | ATTACK | SPOKEN_OF.keys()
_RELATIVE = frozenset({"which", "who"})
_OBJECTS = frozenset({"dobj", "oprd", "attr", "dative"})
# Adjuncts that belong to what is judged: "criticised the mayor for his absence".
_JUDGED_FOR = frozenset({"for", "as", "over", "of", "against"})
# Verbs whose content begins with the person: "accused him of lying", "blamed rain for it".
_OF_SOMEBODY = frozenset({"accuse", "suspect", "blame", "charge"})
_COMMAS = frozenset({",", "”", '"', "''", "’", "'", "?", "!", "—", "–", "--"})
# A longer way from verb to preposition is not one cue ("called late on Friday in London for").
_LONGEST_CUE = 6
# A longer clause at the end is hardly an addition; the bound keeps long contents linear.
_LONGEST_ADDITION = 100


class Report(NamedTuple):
    """An attribution as token ranges."""

    content: Range
    source: Range | None
    cue: Range


class _Verb:
    """A verb with its complements."""

    def __init__(self, syntax: Syntax, verb: int) -> None:
        self.syntax, self.at, self.lemma = syntax, verb, syntax.lemma[verb]
        self.dep = syntax.dep[verb]
        self.right = [child for child in syntax.children[verb] if child > verb]
        self.objects = [child for child in self.right if syntax.dep[child] in _OBJECTS]
        clauses = [child for child in syntax.children[verb] if syntax.dep[child] == "ccomp"]
        self.clause = clauses[-1] if clauses else None
        self.infinitive = next((c for c in self.right if syntax.dep[c] == "xcomp"), None)
        self.passive = syntax.child(verb, "auxpass") is not None

    def report(self, content: Range, *, cue_end: int | None = None) -> Report | None:
        """Return a report, unless its content says nothing."""
        first, last = verb_group(self.syntax, self.at)
        cue = (first, max(last, cue_end or 0))
        said = told(self.syntax, content)
        if said is None:
            return None
        return Report(said, source_of(self.syntax, self.at), cue)

    def span(self, first: int, last: int) -> Range:
        """Return the tokens from the phrase of one complement to the phrase of another."""
        left = self.syntax.left_edge(first)
        if first > self.at:
            left = max(left, self.at + 1)
        return trimmed(self.syntax, left, self.syntax.right_edge(last) + 1)


def told(syntax: Syntax, content: Range) -> Range | None:
    """Return a content without what the reporter adds; None where nothing is told.

    A clause with "which" or "who" after a comma, at the end, is the reporter's own; a lone
    pronoun ("denied it") says nothing by itself.
    """
    first, last = content
    for token in range(max(first + 1, last - _LONGEST_ADDITION), last):
        verb = syntax.head[token]
        if (
            syntax.lower[token] in _RELATIVE
            and syntax.lower[token - 1] in (",", "(")
            and first < syntax.head[verb] < token
            and syntax.dep[verb] == "relcl"
            and syntax.right_edge(verb) + 1 >= last
        ):
            first, last = trimmed(syntax, first, token - 1)
            break
    if first >= last or (last - first == 1 and syntax.pos[first] in ("PRON", "DET")):
        return None
    return first, last


def source_of(syntax: Syntax, verb: int) -> Range | None:
    """Return the whole phrase of the one who says, thinks or wants."""
    doer = subject(syntax, verb)
    if doer is None or doer == verb:
        return None
    low, high = (0, verb) if doer < verb else (verb + 1, len(syntax))
    phrase = noun_phrase(syntax, doer, low, high)
    return phrase if phrase[0] < phrase[1] else None


def verb_report(syntax: Syntax, token: int) -> Report | None:
    """Return what a verb attributes, by the first rule that its complements fit."""
    verb = _Verb(syntax, token)
    for rule in RULES:
        for report in rule(verb):
            if report is not None:
                return report
    return None


def _clause(verb: _Verb) -> Iterator[Report | None]:
    """He said that …; …, he said."""
    syntax, clause = verb.syntax, verb.clause
    if verb.lemma not in THAT or clause is None or not is_finite(syntax, clause):
        return
    if syntax.tag[verb.at] == "VBN" and verb.dep in ("advcl", "acl") and not verb.passive:
        return  # "Asked whether it was true, she …": the question is somebody else's.
    if clause > verb.at:
        yield verb.report(verb.span(_with_subject(verb, clause), clause))
        return
    if verb.passive or not _comma_before(verb):
        return
    # What comes first in the sentence ("But …") belongs to what is said.
    first = syntax.left_edge(verb.at if verb.dep == "ROOT" else clause)
    yield verb.report(trimmed(syntax, first, min(syntax.right_edge(clause), verb.at - 1) + 1))


def _with_subject(verb: _Verb, clause: int) -> int:
    """Return where a clause begins whose subject was parsed as an object of the verb."""
    syntax = verb.syntax
    if syntax.child(clause, *SUBJECT, "mark") is not None or verb.lemma in URGE:
        return clause
    return next((o for o in verb.objects if o < clause and syntax.dep[o] == "dobj"), clause)


def _comma_before(verb: _Verb) -> bool:
    """Tell whether a comma or mark stands between what is said and who says it."""
    syntax = verb.syntax
    own = [c for c in syntax.children[verb.at] if syntax.dep[c] in SUBJECT and c < verb.at]
    first = min([verb_group(syntax, verb.at)[0], *(syntax.left_edge(c) for c in own)])
    return first > 0 and syntax.lower[first - 1] in _COMMAS


def _parenthesis(verb: _Verb) -> Iterator[Report | None]:
    """It will, officials said, be closed; as officials said, it will be closed."""
    syntax = verb.syntax
    mark = syntax.child(verb.at, "mark")
    as_clause = verb.dep == "advcl" and mark is not None and syntax.lower[mark] == "as"
    if verb.lemma not in SPEECH or not (as_clause or verb.dep == "parataxis"):
        return
    if verb.objects or verb.clause is not None or verb.infinitive is not None:
        return
    head = syntax.head[verb.at]
    left, right = syntax.left_edge(verb.at), syntax.right_edge(verb.at)
    first, last = syntax.left_edge(head), syntax.right_edge(head)
    if first >= left:
        first = right + 1
    elif last <= right + 1:
        last = left - 1
    yield verb.report(trimmed(syntax, first, last + 1))


def _urged(verb: _Verb) -> Iterator[Report | None]:
    """She urged voters to stay."""
    if verb.lemma not in URGE or verb.passive:
        return
    complement = verb.infinitive
    if complement is None and verb.clause is not None and verb.clause > verb.at:
        complement = verb.clause
    if complement is None or not has_to(verb.syntax, complement):
        return
    person = next((o for o in verb.objects if o < complement), None)
    own = verb.syntax.child(complement, "nsubj")
    if person is not None or own is not None:
        yield verb.report(verb.span(complement if person is None else person, complement))


def _infinitive(verb: _Verb) -> Iterator[Report | None]:
    """She promised to stay; he denied leaving."""
    done = verb.infinitive
    if done is None or verb.passive:
        return
    if verb.lemma in INTENT or (
        verb.lemma in SPEECH and verb.syntax.tag[done] == "VBG" and not verb.objects
    ):
        yield verb.report(verb.span(done, done))


def _naming(verb: _Verb) -> Iterator[Report | None]:
    """She called it a disgrace; he described her as weak."""
    syntax = verb.syntax
    if verb.passive:
        return
    for child in verb.right:
        if verb.lemma in NAMING:
            named = syntax.dep[child] in ("oprd", "ccomp", "xcomp") and not has_to(syntax, child)
        else:
            as_phrase = syntax.lower[child] == "as" and syntax.dep[child] == "prep"
            named = verb.lemma in NAMING_AS and as_phrase and bool(verb.objects)
        if named:
            yield verb.report(verb.span(min([child, *verb.objects[:1]]), child))
            return


def _prepositional(verb: _Verb) -> Iterator[Report | None]:
    """She called for calm; he spoke out against it; they accused him of lying."""
    syntax, wanted = verb.syntax, SPOKEN_OF.get(verb.lemma)
    if wanted is None or verb.passive:
        return
    for child in verb.right:
        if syntax.lower[child] not in wanted:
            continue
        thing = syntax.child(child, "pobj", "pcomp")
        preposition = child
        if thing is None and (inner := syntax.child(child, "prep")) is not None:
            preposition, thing = inner, syntax.child(inner, "pobj", "pcomp")
        if thing is None:
            continue
        last = thing
        if verb.infinitive is not None and verb.infinitive > thing:
            last = verb.infinitive  # "called on voters to stay"
        if verb.objects and verb.lemma in _OF_SOMEBODY:
            yield verb.report(verb.span(verb.objects[0], last))
            return
        near = preposition - verb.at <= _LONGEST_CUE
        yield verb.report(verb.span(thing, last), cue_end=preposition + 1 if near else None)
        return


def _object(verb: _Verb) -> Iterator[Report | None]:
    """She criticised the mayor for his absence."""
    syntax = verb.syntax
    if verb.passive or not verb.objects or syntax.dep[verb.objects[0]] != "dobj":
        return
    first = last = verb.objects[0]
    for child in verb.right:
        if child > last and syntax.dep[child] == "prep" and syntax.lower[child] in _JUDGED_FOR:
            last = child
    if verb.lemma in JUDGE or (verb.lemma in ATTACK and last != first):
        report = verb.report(verb.span(first, last))
        # Without somebody who judges it is only a property: "groups supporting the law".
        yield report if report is not None and report.source is not None else None


def _passive(verb: _Verb) -> Iterator[Report | None]:
    """It was criticised by experts; he is expected to leave."""
    syntax = verb.syntax
    thing = syntax.child(verb.at, "nsubjpass")
    if not verb.passive or thing is None:
        return
    if verb.infinitive is not None and verb.lemma in SUPPOSED:
        yield verb.report((syntax.left_edge(thing), syntax.right_edge(verb.infinitive) + 1))
    elif verb.lemma in JUDGE | NAMING | NAMING_AS and source_of(syntax, verb.at) is not None:
        yield verb.report(verb.span(thing, thing))


RULES: tuple[Callable[[_Verb], Iterator[Report | None]], ...] = (
    _clause,
    _parenthesis,
    _urged,
    _infinitive,
    _passive,
    _naming,
    _prepositional,
    _object,
)


def is_finite(syntax: Syntax, clause: int) -> bool:
    """Tell whether a clause has a tense or a word that opens one (that, whether, if)."""
    if syntax.tag[clause] in TENSED:
        return True
    return any(
        (syntax.tag[child] in TENSED and syntax.dep[child] in ("aux", "auxpass"))
        or (syntax.dep[child] == "mark" and syntax.lower[child] in ("that", "whether", "if"))
        for child in syntax.children[clause]
    )
