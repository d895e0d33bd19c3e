"""Addresses: one canonical form per article, and the site it belongs to."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|custom\d|link\w*|format|ptr\w*|bbc_team)|fb_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|"
    r"yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs\w+|hs\w+tracking|vero_\w+|oly_\w+|s_cid|ns_\w+|cmpid|cmp|ocid|"
    r"ncid|sr_share|smid|smtyp|partner|ref|ref_src|ref_url|referrer|source|src|taid|tpcc|xtor|wt_mc|icid|ico|intcmp|"
    r"ftcamp|sref|share|shared|spm|guce\w*|guccounter|soc_src|soc_trk|feedtype|feedname|mbid|srnd|leadsource|"
    r"amp|outputtype|output_type|_ga|_gl|ceid|campaign_id|cvid|linkid|trk\w*|via)",
    re.IGNORECASE,
)
"""Query parameters that say how a reader came, never which article it is; collected from the feeds and share buttons of news sites."""
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_WEB = ("http", "https")
_SECOND_LEVEL = frozenset("ac co com edu gob gov gouv go info ne net nom or org mil ltd plc in my web".split())
"""Labels below which countries register names (example.co.uk). The whole public suffix list changes nothing for news sites."""
_HOSTERS = frozenset(
    "blogspot.com github.io medium.com substack.com tumblr.com typepad.com wixsite.com wordpress.com".split()
)
"""Where each host below is a publisher of its own."""


def canonical(url: str | None, base: str | None = None) -> str | None:
    """The address without tracking parameters, fragment, default port and upper-case host; None if it is no web address."""
    if not url or not (url := url.strip()) or len(url) > 4_000:
        return None
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _WEB or not host or "." not in host and host != "localhost":
        return None
    scheme = parts.scheme.lower()
    netloc = host if port is None or str(port) == _DEFAULT_PORTS[scheme] else f"{host}:{port}"
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(key)])
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, netloc, path, query, ""))


def site(url: str | None) -> str | None:
    """The registered host name of an address, lower case: news.example.co.uk gives example.co.uk; None if there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    if re.fullmatch(r"[\d.]+|.*:.*", host):
        return host
    labels = host.removeprefix("www.").rstrip(".").split(".")
    shared = (
        len(labels[-1]) == 2 and len(labels) > 2 and labels[-2] in _SECOND_LEVEL or ".".join(labels[-2:]) in _HOSTERS
    )
    return ".".join(labels[-3 if shared else -2 :])
