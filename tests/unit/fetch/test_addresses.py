"""Which addresses may be asked."""

from __future__ import annotations

import pytest

from tallywire.fetch.addresses import refusal


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "2a00:1450::1", "9.9.9.9"])
def test_public_unicast_is_asked(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("::1", "loopback"),
        ("0.0.0.0", "unspecified"),
        ("::", "unspecified"),
        ("0.1.2.3", "private"),
        ("10.0.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.0.1", "private"),
        ("100.64.0.1", "private"),
        ("100.100.100.200", "private"),
        ("198.19.0.1", "private"),
        ("192.0.2.1", "private"),
        ("203.0.113.1", "private"),
        ("169.254.169.254", "link-local"),
        ("192.0.0.192", "special-purpose"),
        ("192.88.99.1", "special-purpose"),
        ("168.63.129.16", "cloud metadata"),
        ("224.0.0.251", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("2606:4700::1%1", "link-local"),
        ("fec0::1", "reserved"),
        ("fd00:ec2::254", "private"),
        ("ff02::1", "multicast"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("::8.8.8.8", "IPv4-compatible"),
        ("::ffff:0:8.8.8.8", "IPv4-translated"),
        ("64:ff9b::808:808", "NAT64"),
        ("64:ff9b:1::1", "NAT64"),
        ("2002:808:808::1", "6to4"),
        ("2001:0:808:808::1", "Teredo"),
        ("2001:db8::1", "documentation"),
        ("2606:4700::5efe:a00:1", "ISATAP"),
        ("100::1", "reserved"),
        ("4000::1", "reserved"),
        ("news.test", "malformed"),
        ("127.1", "malformed"),
    ],
)
def test_everything_else_is_refused_by_its_kind(address: str, kind: str) -> None:
    assert refusal(address) == kind


@pytest.mark.parametrize(
    ("address", "is_open"),
    [("127.0.0.1", True), ("::1", True), ("10.0.0.1", True), ("fd00::1", True)]
    + [(other, False) for other in ("169.254.169.254", "0.0.0.0", "::ffff:127.0.0.1", "224.0.0.1", "64:ff9b::7f00:1")],
)
def test_a_named_private_server_opens_loopback_and_private_networks_only(address: str, is_open: bool) -> None:
    assert (refusal(address, private_allowed=True) is None) == is_open
