"""URLs from strangers: made exact, compared without tracking parameters, and written down without credentials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

import idna

from tallywire.fetch.errors import Refused
from tallywire.fetch.limits import MAX_URL_CHARS
from tallywire.identity import stable_id

_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?")
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
_SAFE_PATH = "/%:@!$&'()*+,;=~-._"
_SAFE_QUERY = _SAFE_PATH + "?[]|^`{}"
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|at_(?:medium|campaign\w*|custom\d|link\w*|"
    r"bbc_team|format|ptr_name)|ns_(?:campaign|source|mchannel|linkname|fee)|cmpid|ftag|wt\.\w+|ocid|"
    r"traffic_source|maca|ref_src|taid",
    re.IGNORECASE,
)
_SECRET_NAME = re.compile(
    r"(?:^|[_.-])(?:api_?key|token|auth|secret|password|passwd|pwd|signature|session_?id|credential|jwt)(?:$|[_.-])",
    re.IGNORECASE,
)
_HIDDEN = "[hidden]"
_SECRET_IN_TEXT = re.compile(r"(?<=//)[^/\s@]*@")
_PAIR_IN_TEXT = re.compile(r"([?&;])([\w.-]+)=([^&#\s\"'<>;]+)")


@dataclass(frozen=True, slots=True)
class Url:
    """An absolute http or https URL, in the one form in which it is sent; without userinfo and fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port; IPv6 in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def host_port(self) -> str:
        """Host and port as `allow_private` names them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def lane(self) -> str:
        """What counts as one host for politeness: http and https of the same name are the same machine."""
        return self.host if self.port in _PORTS.values() else self.host_port

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def parse_url(text: str, base: Url | None = None) -> Url:
    """The URL that `text` names, relative to `base`; raises Refused for what is not a plain http or https URL."""
    text = text.strip(" \t\r\n\f")
    if len(text) > MAX_URL_CHARS:
        raise Refused("bad_url", f"a URL of {len(text):,} characters is not followed: {show(text[:100])}…")
    if not text or _FORBIDDEN.search(text.replace(" ", "")):
        raise Refused("bad_url", f"not a URL: {show(text)!r}")
    try:
        parts = urlsplit(urljoin(str(base), text) if base else text)
        port = parts.port
    except ValueError as error:
        raise Refused("bad_url", f"not a URL: {show(text)!r} ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Refused("bad_scheme", f"only http and https are fetched, not {show(text)!r}")
    if port == 0 or not parts.hostname:
        raise Refused("bad_url", f"no host to ask in {show(text)!r}")
    target = quote(parts.path or "/", safe=_SAFE_PATH)
    if parts.query:
        target += "?" + quote(parts.query, safe=_SAFE_QUERY)
    return Url(scheme, _host(parts.hostname), port or _PORTS[scheme], target)


def _host(name: str) -> str:
    """A host name as DNS knows it, or a canonical address; odd spellings of addresses are refused."""
    if ":" in name:
        try:
            return str(IPv6Address(name))
        except ValueError as error:
            raise Refused("bad_url", f"not an IPv6 address: {name!r}") from error
    try:
        host = name.lower() if name.isascii() else idna.encode(unquote(name), uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise Refused("bad_url", f"not a host name: {name!r}") from error
    if not _HOST.fullmatch(host) or ".." in host or len(host) > 253:
        raise Refused("bad_url", f"not a host name: {name!r}")
    if _NUMERIC.fullmatch(host):
        try:
            return str(ip_address(host.removesuffix(".")))
        except ValueError as error:
            raise Refused("refused_address", f"an address in a disguise is not asked: {name!r}") from error
    return host.removesuffix(".")


def canonical(url: Url | str) -> str:
    """The URL by which an entry is known: tracking parameters dropped, everything else as it is."""
    parts = urlsplit(str(url))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit(parts._replace(query=query, fragment=""))


def url_id(url: Url | str) -> str:
    """The id of an entry in `visits`: equal for URLs that differ only in tracking parameters, userinfo or fragment."""
    return stable_id("url", canonical(url))


def same_site(one: Url, other: Url) -> bool:
    """Whether two hosts are one site as far as names tell: equal without www, or one below the other."""
    a, b = one.host.removeprefix("www."), other.host.removeprefix("www.")
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def show(text: object) -> str:
    """Text for logs, messages and tables: userinfo cut out of URLs, values of credential-like parameters hidden."""
    without_user = _SECRET_IN_TEXT.sub("", str(text))
    return _PAIR_IN_TEXT.sub(
        lambda pair: f"{pair[1]}{pair[2]}={_HIDDEN}" if _SECRET_NAME.search(pair[2]) else pair[0], without_user
    )


def is_shown_whole(url: Url | str) -> bool:
    """Whether nothing of the URL is, or would be, hidden, so that what is written down of it can be fetched again."""
    return show(url) == str(url) and _HIDDEN not in str(url)
