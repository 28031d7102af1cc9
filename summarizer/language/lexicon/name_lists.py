"""Faker's lists of names, locale by locale, read once for whoever counts in them."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faker.providers import person


class NameLists(NamedTuple):
    """The names of one locale, as it writes them."""

    locale: str
    male: frozenset[str]
    female: frozenset[str]
    given: frozenset[str]
    """All given names, those for either sex among them."""
    family: frozenset[str]


def name_lists() -> Iterator[NameLists]:
    """Yield the lists of each locale."""
    for locale in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{locale.name}").Provider
        male, female = (
            _listed(provider, f"first_names_{gender}", f"first_romanized_names_{gender}")
            for gender in ("male", "female")
        )
        either = _listed(provider, "first_names", "first_names_nonbinary", "first_romanized_names")
        family = _listed(provider, "last_names", "last_romanized_names")
        yield NameLists(locale.name, male, female, male | female | either, family)


def _listed(provider: type, *attributes: str) -> frozenset[str]:
    """Return the names of the lists that a locale has; some make one of others as they go."""
    found = (getattr(provider, attribute, ()) for attribute in attributes)
    lists = (names for names in found if isinstance(names, Iterable))
    return frozenset(name for names in lists for name in names if isinstance(name, str))
