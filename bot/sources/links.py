"""Addresses that feeds and pages name → web addresses that may be shown and fetched."""

from urllib.parse import urljoin, urlsplit

_LONGEST = 2_000
"""Characters. Chosen, not measured."""


def web_address(written: object, base: str = "") -> str | None:
    """Return an address on the web, made whole; None for all else, `javascript:` among it.

    Args:
        written: What stands in a feed or page.
        base: The address it is relative to.
    """
    if not isinstance(written, str):
        return None
    # Browsers drop these, so that "java\\nscript:" is one word to them (WHATWG URL, 4.4).
    bare = "".join(char for char in written.strip() if char not in "\t\r\n")
    if not bare or len(bare) > _LONGEST:
        return None
    try:
        whole = urljoin(base, bare)
        parts = urlsplit(whole)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    if len(whole) > _LONGEST or not all(char.isprintable() for char in whole):
        return None
    return whole.replace(" ", "%20")
