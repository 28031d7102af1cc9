"""Which addresses of the internet may be fetched from: public ones, and no others."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments (RFC 6890), a metadata service at .192 among them
        "192.88.99.0/24",  # relays into 6to4 (RFC 7526)
        "168.63.129.16/32",  # a cloud's own agent, on a public address
    )
)
"""Beside what the registry that `ipaddress` follows calls not global."""

_UNICAST = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, which hides an IPv4 address, and other protocols (RFC 6890)
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which hides an IPv4 address
        "3fff::/20",  # documentation
    )
)
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""The upper half of an interface id that hides an IPv4 address (RFC 5214)."""


def is_public(address: str) -> bool:
    """Tell whether an address, as a resolver writes it, is of the public internet.

    Anything that is no canonical address is not: a name, an integer, a zone after it.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return (
            parsed.is_global
            and not parsed.is_multicast
            and not any(parsed in network for network in _NOT_PUBLIC_4)
        )
    return _is_public_6(parsed)


def _is_public_6(address: IPv6Address) -> bool:
    return (
        address.scope_id is None
        and address in _UNICAST
        and address.is_global
        and not any(address in network for network in _NOT_PUBLIC_6)
        and (int(address) >> 32) & 0xFFFFFFFF not in _ISATAP
    )
