"""Which network addresses may be asked: public unicast, and nothing that could be inside somebody's network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

# Where ipaddress (3.11) and the IANA special-purpose registries differ, or an address is public yet means "this host".
_IPV4_REFUSED = {
    "special-purpose": [ip_network("192.0.0.0/24"), ip_network("192.88.99.0/24")],
    "cloud metadata": [ip_network("168.63.129.16/32")],  # Azure's WireServer, reachable only from inside
}
_IPV6_REFUSED: list[tuple[str, IPv6Network]] = [
    ("IPv4-mapped", IPv6Network("::ffff:0:0/96")),
    ("IPv4-compatible", IPv6Network("::/96")),
    ("IPv4-translated", IPv6Network("::ffff:0:0:0/96")),
    ("NAT64", IPv6Network("64:ff9b::/96")),
    ("NAT64", IPv6Network("64:ff9b:1::/48")),
    ("Teredo", IPv6Network("2001::/32")),
    ("6to4", IPv6Network("2002::/16")),
    ("documentation", IPv6Network("2001:db8::/32")),
    ("documentation", IPv6Network("3fff::/20")),
]
_IPV6_PUBLIC = IPv6Network("2000::/3")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)  # RFC 5214: an IPv4 address in the interface identifier


def refusal(address: str, *, private_allowed: bool = False) -> str | None:
    """Why an address must not be connected to ("loopback", "NAT64", …), or None where it may be.

    `private_allowed` opens loopback and private networks, nothing else.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return "malformed"
    if isinstance(ip, IPv6Address) and ip.scope_id:
        return "link-local"
    reason = _kind(ip)
    return None if private_allowed and reason in {"loopback", "private"} else reason


def _kind(ip: IPv4Address | IPv6Address) -> str | None:
    if ip == IPv6Address("::1"):
        return "loopback"
    for name in ("unspecified", "loopback", "multicast"):
        if getattr(ip, f"is_{name}"):
            return name
    if ip.is_link_local:
        return "link-local"
    return _kind_of_ipv4(ip) if isinstance(ip, IPv4Address) else _kind_of_ipv6(ip)


def _kind_of_ipv4(ip: IPv4Address) -> str | None:
    for reason, networks in _IPV4_REFUSED.items():
        if any(ip in network for network in networks):
            return reason
    if ip.is_reserved:
        return "reserved"
    return None if ip.is_global else "private"


def _kind_of_ipv6(ip: IPv6Address) -> str | None:
    for reason, network in _IPV6_REFUSED:
        if ip in network:
            return reason
    if int(ip) >> 32 & 0xFFFF_FFFF in _ISATAP:
        return "ISATAP"
    if ip.is_private and ip in IPv6Network("fc00::/7"):
        return "private"
    return None if ip in _IPV6_PUBLIC and ip.is_global else "reserved"
