import pytest

from bot.sources.discovery import feeds_of

AT = "https://velm.example/news/"


def test_what_a_page_declares_comes_first_and_feeds_of_comments_after_it() -> None:
    page = (
        b'<html><head><link rel="alternate" type="application/rss+xml" title="Comments" '
        b'href="/comments.xml"><LINK REL="ALTERNATE" TYPE="application/atom+xml; charset=utf-8" '
        b'HREF="all.atom"><link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" '
        b'href="/feed.css"></head><body><a href="/rss.xml">RSS</a> <a href="/about">us</a></body>'
    )
    assert feeds_of(page, AT)[:3] == (
        "https://velm.example/news/all.atom",
        "https://velm.example/comments.xml",
        "https://velm.example/rss.xml",
    )


def test_links_are_relative_to_the_base_that_a_page_names() -> None:
    page = (
        b'<base href="https://cdn.velm.example/x/">'
        b'<link rel=alternate type="application/feed+json" href="f.json">'
    )
    assert feeds_of(page, AT)[0] == "https://cdn.velm.example/x/f.json"


def test_where_nothing_is_declared_the_common_places_are_tried() -> None:
    tried = feeds_of(b"<p>nothing", "https://velm.example/news?page=2")
    assert "https://velm.example/news/feed" in tried
    assert "https://velm.example/rss.xml" in tried
    assert len(tried) == len(set(tried)) <= 20


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\0" * 100,
        b'<meta charset="x-velm"><p>',
        b'<link rel=alternate type="application/rss+xml" href="javascript:alert(1)">',
        b'<link rel=alternate type="application/rss+xml" href="file:///etc/passwd">',
        b'<base href="javascript:x"><link rel=alternate type="application/rss+xml">',
    ],
)
def test_nothing_but_web_addresses_is_found_on_any_page(page: bytes) -> None:
    assert all(found.startswith("https://velm.example/") for found in feeds_of(page, AT))
