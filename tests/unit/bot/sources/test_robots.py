import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.robots import MAX_DELAY, Robots


def robots(*lines: str, agent: str = "briefbot") -> Robots:
    return Robots.read("\n".join(lines).encode(), agent)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        (["Disallow: /private"], "/private/a", False),
        (["Disallow: /private"], "/public", True),
        (["Disallow:"], "/a", True),
        (["Disallow: /"], "/a", False),
        (["Disallow: /a", "Allow: /a/b"], "/a/b/c", True),
        (["Allow: /a/b", "Disallow: /a"], "/a/b/c", True),
        (["Disallow: /a", "Allow: /a"], "/a", True),
        (["Disallow: /*.pdf$"], "/x/report.pdf", False),
        (["Disallow: /*.pdf$"], "/x/report.pdf?page=2", True),
        (["Disallow: /*/print"], "/news/print", False),
        (["Disallow: /*/print"], "/print", True),
        (["Disallow: /a$"], "/ab", True),
        (["Disallow: /search?q="], "/search?q=x", False),
        (["Disallow: /caf%C3%A9"], "/café/menu", False),
        (["Disallow: /café"], "/caf%C3%A9/menu", False),
        (["Disallow: /*"], "/a", False),
        (["Disallow: *.php"], "/a/b.php?c", False),
        (["Disallow: /a*b*c$"], "/a-b-c-c", False),
        (["Disallow: /a*b*c$"], "/a-c-b", True),
        (["Disallow: /~anna"], "/%7Eanna", False),
        (["Disallow: /a%2Fb"], "/a/b", True),
        (["Allow: /", "Disallow: /"], "/a", True),
        (["disallow : /a", "ALLOW:/a/b"], "/a/c", False),
        (["Disallow: /a # all of it"], "/a/c", False),
    ],
)
def test_the_longest_rule_that_fits_decides(rules: list[str], path: str, allowed: bool) -> None:
    assert robots("User-agent: *", *rules).allows(f"https://news.example{path}") is allowed


def test_a_group_of_its_own_goes_before_that_of_all() -> None:
    read = robots("User-agent: *", "Disallow: /", "", "User-agent: BriefBot/2", "Disallow: /x")
    assert read.allows("https://news.example/a")
    assert not read.allows("https://news.example/x")


def test_several_names_share_a_group() -> None:
    read = robots("User-agent: other", "User-agent: briefbot", "Disallow: /x", "Crawl-delay: 7")
    assert not read.allows("https://news.example/x")
    assert read.delay == 7


def test_no_delay_is_longer_than_is_waited_for() -> None:
    assert robots("User-agent: *", "Crawl-delay: 86400").delay == MAX_DELAY


def test_rules_made_of_stars_are_compared_at_once() -> None:
    read = robots("User-agent: *", f"Disallow: /{'*a' * 5_000}b")
    began = time.perf_counter()
    assert read.allows(f"https://news.example/{'a' * 20_000}")
    assert time.perf_counter() - began < 1


def test_many_names_above_many_rules_are_read_at_once() -> None:
    names = [f"User-agent: robot{number}" for number in range(10_000)]
    rules = [f"Disallow: /{number}" for number in range(10_000)]
    began = time.perf_counter()
    assert robots(*names, "User-agent: briefbot", *rules).allows("https://news.example/a")
    assert time.perf_counter() - began < 5


@given(st.binary(max_size=300), st.text(max_size=40))
def test_anything_at_all_is_read(data: bytes, path: str) -> None:
    assert Robots.read(data, "briefbot").allows(f"https://news.example/{path}") in (True, False)
