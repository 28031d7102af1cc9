"""Addresses that lead to the same page, written the same."""

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = frozenset(
    {
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "twclid",
        "yclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "mkt_tok",
        "cmpid",
        "ref_src",
        "ref_url",
        "s_cid",
    }
)
"""Parameters that tell where a reader came from, by the names that the analytics services give
in their own manuals."""
_TRACKING_BEGINNINGS = ("utm_", "pk_", "mtm_", "at_medium", "at_campaign")
_PORTS = {"http": ":80", "https": ":443"}


def canonical(url: str) -> str:
    """Return an address without what does not change the page: tracking, fragment, port, case.

    What is no address comes back as it is.
    """
    try:
        parts = urlsplit(url.strip())
        scheme, host = parts.scheme.lower(), parts.netloc.lower()
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    if not host:
        return url
    kept = [(name, value) for name, value in query if not _is_tracking(name.lower())]
    # Only what loses a parameter is written anew: some sites read their own spelling alone.
    rest = parts.query if len(kept) == len(query) else urlencode(kept)
    return urlunsplit((scheme, host.removesuffix(_PORTS.get(scheme, ":")), parts.path, rest, ""))


def same_page(url: str) -> str:
    """Return a key that spellings of an address share that all but always are one page.

    Those are: either scheme, a stroke at the end or none.
    """
    parts = urlsplit(canonical(url)) if "://" in url else None
    if parts is None:
        return url
    return urlunsplit(("", parts.netloc, parts.path.rstrip("/"), parts.query, ""))


def content_hash(title: str, text: str) -> str:
    """Return what tells two contents apart, white space aside: 32 hexadecimal digits."""
    said = f"{' '.join(title.split())}\n{' '.join(text.split())}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_BEGINNINGS)
