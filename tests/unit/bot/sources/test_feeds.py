import json
from datetime import UTC, datetime

import pytest

from bot.sources.entries import MAX_ENTRIES, Feed
from bot.sources.feeds import read_feed
from summarizer.errors import UnreadableDocument

AT = "https://velm.example/news/feed"


def rss(*items: str, about: str = "<title>Velm Post</title>") -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"{about}{inside}</channel></rss>"
    ).encode()


def atom(entry: str) -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt-BR"><title>Cais</title>'
        f'<link href="/"/><entry>{entry}</entry></feed>'
    ).encode()


def only(feed: Feed) -> dict[str, object]:
    assert len(feed.entries) == 1
    return {name: value for name, value in feed.entries[0].model_dump().items() if value}


def test_rss_is_read_with_all_that_it_tells() -> None:
    feed = read_feed(
        rss(
            "<guid isPermaLink='false'>velm-7</guid><link>/7.html</link>"
            "<title>Quay &amp;amp; crane</title><author>desk@velm.example (Iris Vale)</author>"
            "<pubDate>Tue, 04 Mar 2031 09:30:00 +0100</pubDate>"
            "<description>Teaser.</description><content:encoded><![CDATA["
            "<p>The quay <b>opened</b>.</p><script>alert(1)</script><p>It rained.</p>"
            "]]></content:encoded>",
            about="<title>Velm Post</title><language>en-GB</language><link>/</link>",
        ),
        AT,
    )
    assert (feed.title, feed.language, feed.site) == ("Velm Post", "en-gb", "https://velm.example/")
    entry = only(feed)
    assert entry.pop("author") in ("desk@velm.example (Iris Vale)", "Iris Vale (desk@velm.example)")
    assert entry == {
        "guid": "velm-7",
        "url": "https://velm.example/7.html",
        "title": "Quay & crane",
        "text": "The quay opened.\n\nIt rained.",
        "published": datetime(2031, 3, 4, 8, 30, tzinfo=UTC),
    }
    assert feed.notes == ()


def test_atom_is_read_with_its_base_and_language() -> None:
    feed = read_feed(
        atom(
            '<id>tag:velm.example,2031:1</id><link rel="self" href="self"/>'
            '<link rel="alternate" href="um"/><title type="html">&lt;i>Um&lt;/i></title>'
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Choveu.</p></div>'
            "</content><updated>2031-03-04T09:30:00Z</updated><author><name>Rui</name></author>"
        ),
        AT,
    )
    assert (feed.title, feed.language) == ("Cais", "pt-br")
    assert only(feed) == {
        "guid": "tag:velm.example,2031:1",
        "url": "https://velm.example/news/um",
        "title": "Um",
        "text": "Choveu.",
        "published": datetime(2031, 3, 4, 9, 30, tzinfo=UTC),
        "author": "Rui",
    }


def test_rdf_is_read() -> None:
    data = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b"<channel><title>Velm</title></channel>"
        b'<item rdf:about="https://velm.example/1"><title>One</title>'
        b"<link>https://velm.example/1</link><dc:date>2031-03-04</dc:date></item></rdf:RDF>"
    )
    entry = only(read_feed(data, AT))
    assert (entry["title"], entry["url"]) == ("One", "https://velm.example/1")
    assert entry["published"] == datetime(2031, 3, 4, tzinfo=UTC)


def test_json_feed_is_read() -> None:
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Velm",
        "language": "en",
        "home_page_url": "https://velm.example",
        "items": [
            {
                "id": 7,
                "url": "/7",
                "title": "Quay",
                "content_html": "<p>It &amp; all</p><p>opened.</p>",
                "date_published": "2031-03-04T09:30:00+01:00",
                "authors": [{"name": "Iris"}, {"name": "Owen"}],
            },
            {"id": "https://velm.example/8", "content_text": "a < b & c"},
            "no item",
        ],
    }
    feed = read_feed(json.dumps(data).encode("utf-8-sig"), AT)
    first, second = feed.entries
    assert (feed.title, feed.language, feed.site) == ("Velm", "en", "https://velm.example")
    assert (first.guid, first.url, first.author) == ("7", "https://velm.example/7", "Iris, Owen")
    assert first.text == "It & all\n\nopened."
    assert first.published == datetime(2031, 3, 4, 8, 30, tzinfo=UTC)
    assert (second.url, second.text) == ("https://velm.example/8", "a < b & c")


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://user:word@velm.example/",
        "https://[::1/",
        "https://velm.example/\u202emoc",
        "https://velm.example/" + "a" * 3000,
    ],
)
def test_a_link_that_is_no_web_address_is_left_out(link: str) -> None:
    data = {"items": [{"id": "1", "url": link, "content_text": "x"}]}
    assert read_feed(json.dumps(data).encode(), AT).entries[0].url is None
    # feedparser puts some of them right, to addresses that are on the web.
    found = read_feed(rss(f"<title>x</title><link><![CDATA[{link}]]></link>"), AT).entries[0].url
    assert found is None or (found.startswith("https://") and found.isascii() and "@" not in found)


def test_a_guid_stays_what_it_is_wherever_a_feed_comes_from_and_is_a_page_only_if_it_is_one() -> (
    None
):
    data = rss("<guid>7</guid>", "<guid>https://velm.example/8</guid>")
    first, second = read_feed(data, AT).entries
    assert (first.guid, first.url) == ("7", None)
    assert (second.guid, second.url) == ("https://velm.example/8", "https://velm.example/8")
    assert read_feed(data, "https://other.example/") == read_feed(data, AT)


def test_links_are_relative_to_the_base_that_a_feed_names() -> None:
    data = atom('<id>1</id><link href="um"/>').replace(b"<feed", b'<feed xml:base="/pt/"')
    assert read_feed(data, AT).entries[0].url == "https://velm.example/pt/um"
    data = data.replace(b'"/pt/"', b'"https://cdn.velm.example/pt/"')
    assert read_feed(data, AT).entries[0].url == "https://cdn.velm.example/pt/um"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Tue, 04 Mar 2031 09:30:00", datetime(2031, 3, 4, 9, 30, tzinfo=UTC)),
        ("2031-03-04", datetime(2031, 3, 4, tzinfo=UTC)),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("soon", None),
    ],
)
def test_a_day_without_a_zone_is_in_utc_and_what_is_no_day_is_left_out(
    written: str, moment: datetime | None
) -> None:
    feed = read_feed(rss(f"<title>x</title><pubDate>{written}</pubDate>"), AT)
    assert feed.entries[0].published == moment


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_that_a_feed_names_is_kept_to(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Größe'
    data = f"{text}</title></channel></rss>".encode(encoding)
    assert read_feed(data, AT).title == "Größe"


def test_a_byte_order_mark_is_believed_more_than_the_name_of_an_encoding() -> None:
    assert read_feed(rss("<title>Größe</title>").decode().encode("utf-16"), AT).entries[
        0
    ].title == ("Größe")


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_can_be_and_says_so() -> None:
    feed = read_feed(b"<rss version='2.0'><channel><item><title>A & B</title></item>", AT)
    assert [entry.title for entry in feed.entries] == ["A & B"]
    assert feed.notes == ("The feed is not well-formed; what could be told apart was read.",)


def test_an_entry_without_a_guid_is_known_by_its_page_or_by_what_it_says() -> None:
    data = rss("<link>/1</link>", "<title>A</title>", "<title>B</title>", "<title>A</title>")
    first, second, third = read_feed(data, AT).entries
    assert first.guid == "https://velm.example/1"
    assert len({second.guid, third.guid}) == 2
    assert read_feed(data, AT) == read_feed(data, AT)


def test_a_guid_that_entries_of_several_pages_share_is_none() -> None:
    items = [f"<guid>feed</guid><link>https://velm.example/{n}</link>" for n in (1, 2, 3)]
    feed = read_feed(rss(*items), AT)
    assert [entry.guid for entry in feed.entries] == [entry.url for entry in feed.entries]


def test_an_entry_that_comes_twice_is_read_once() -> None:
    feed = read_feed(rss(*["<guid>a</guid><title>first</title>", "<guid>a</guid>"]), AT)
    assert [entry.title for entry in feed.entries] == ["first"]


def test_a_feed_of_all_times_is_read_from_its_beginning() -> None:
    items = (f"<guid>{number}</guid>" for number in range(MAX_ENTRIES + 5))
    feed = read_feed(rss(*items), AT)
    assert [entry.guid for entry in feed.entries[:2]] == ["0", "1"]
    assert len(feed.entries) == MAX_ENTRIES
    assert feed.notes == ("Of 1,005 entries the first 1,000 were read.",)


def test_plain_text_keeps_its_signs() -> None:
    entry = atom('<id>1</id><content type="text">5 &lt; 6 &amp;amp; so on</content>')
    assert "so on" in read_feed(entry, AT).entries[0].text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "It is empty."),
        (b"\0" * 5_000, "It is empty."),
        (b"\x1f\x8b\x08rest", "compressed"),
        (b"<html><body>A page</body></html>", "It is no feed"),
        (b"/etc/passwd", "It is no feed"),
        (b"https://velm.example/feed", "It is no feed"),
        (b'{"items": [', "damaged"),
        (b'{"name": "no feed"}', "no JSON Feed"),
        (b"<" * 10_000_001, "feeds are read up to"),
    ],
)
def test_what_is_no_feed_is_told_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read_feed(data, AT)
