"""Content encodings undone piece by piece, so that no bomb is ever whole in memory.

Each decoder is a generator from pieces to pieces. None yields more than a few megabytes at once whatever it is fed, and
each raises Failed when the stream ends before its own end mark, which common clients pass over in silence.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli
import zstandard

from tallywire.fetch.errors import Failed, Refused
from tallywire.fetch.limits import RATIO_FLOOR_BYTES, Limits

_PIECE = 64 * 1024
_ZSTD_FEED = 256
"""Bytes given to zstd at once. A 4-byte block can expand to 128 KiB and its Python API has no output bound."""
_ZSTD_WINDOW = 8 * 1024 * 1024
"""RFC 8878, 3.1.1.1.2 recommends that decoders support 8 MB, and browsers allow no more."""
_MAX_ENCODINGS = 2

Decoder = Callable[[Iterable[bytes]], Iterator[bytes]]


def decoded(pieces: Iterable[bytes], encodings: Iterable[str], limits: Limits) -> Iterator[bytes]:
    """The body's pieces with all content encodings undone, in order, under the bounds on size and ratio.

    Raises Refused for unknown encodings and bombs, Failed for broken or unfinished streams.
    """
    names = [name for name in (each.strip().lower() for each in encodings) if name not in {"", "identity", "none"}]
    if len(names) > _MAX_ENCODINGS:
        raise Refused("bad_encoding", f"{len(names)} content encodings on top of one another")
    wire = Count()
    source = stream = wire.counted(pieces)
    for name in reversed(names):
        if name not in _DECODERS:
            raise Refused("bad_encoding", f"unknown content encoding {name[:40]!r}")
        stream = bounded(_DECODERS[name](stream), wire, limits)
    yield from stream if names else bounded(stream, wire, limits)
    for _ in source:  # what follows the end mark is not used, but has to be there if it was announced
        continue


def gunzipped(pieces: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    """The pieces of a gzip file (a sitemap.xml.gz) undone under the same bounds."""
    wire = Count()
    return bounded(gunzip(wire.counted(pieces)), wire, limits)


class Count:
    """How many bytes have passed."""

    def __init__(self) -> None:
        self.bytes = 0

    def counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces."""
        for piece in pieces:
            self.bytes += len(piece)
            yield piece


def bounded(pieces: Iterable[bytes], wire: Count, limits: Limits) -> Iterator[bytes]:
    """The same pieces, until they are more than the limits allow for so many bytes on the wire."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > max(RATIO_FLOOR_BYTES, limits.max_ratio * wire.bytes):
            raise Refused("bomb", f"{wire.bytes:,} bytes unpack to more than {limits.max_ratio} times as many")
        if size > limits.max_bytes:
            raise Refused("too_large", f"the body is larger than {limits.max_bytes:,} bytes")
        yield piece


def gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 1952: one or more members; bytes after the last one are ignored, as browsers do."""
    member = zlib.decompressobj(wbits=31)
    begun = False
    for piece in pieces:
        data = piece
        while data:
            if member.eof:
                data = data.lstrip(b"\0") if begun else data
                if not data.startswith(b"\x1f"):
                    return
                member = zlib.decompressobj(wbits=31)
            begun = True
            yield from _inflated(member, data)
            data = member.unused_data
    if begun and not member.eof:
        raise Failed("truncated", "the gzip stream ends before its end")


def _deflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 9110, 8.4.1.2: zlib format; raw deflate, which some servers send instead, is accepted."""
    inflater = None
    for piece in pieces:
        if inflater is None:
            is_zlib = piece[0] & 0x0F == 8 and (len(piece) < 2 or (piece[0] << 8 | piece[1]) % 31 == 0)
            inflater = zlib.decompressobj(wbits=15 if is_zlib else -15)
        yield from _inflated(inflater, piece)
    if inflater is not None and not inflater.eof:
        raise Failed("truncated", "the deflate stream ends before its end")


def _inflated(inflater: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while data:
        try:
            piece = inflater.decompress(data, _PIECE)
        except zlib.error as error:
            raise Failed("bad_encoding", f"the compressed stream is broken: {error}") from error
        if piece:
            yield piece
        data = inflater.unconsumed_tail
        if not piece and not data:
            return


def _brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    decompressor = brotli.Decompressor()
    begun = False
    try:
        for piece in pieces:
            begun = True
            if decompressor.is_finished():
                return
            output = decompressor.process(piece, output_buffer_limit=_PIECE)
            while output:
                yield output
                output = b"" if decompressor.is_finished() else decompressor.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as error:
        raise Failed("bad_encoding", f"the brotli stream is broken: {error}") from error
    if begun and not decompressor.is_finished():
        raise Failed("truncated", "the brotli stream ends before its end")


def _zstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 8878: one or more frames."""
    frame = None
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            if frame is None or frame.eof:
                frame = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
            feed, rest = rest[:_ZSTD_FEED], rest[_ZSTD_FEED:]
            try:
                output = frame.decompress(feed)
            except zstandard.ZstdError as error:
                raise Failed("bad_encoding", f"the zstd stream is broken: {error}") from error
            if output:
                yield output
            if frame.eof and frame.unused_data:
                rest = memoryview(frame.unused_data + bytes(rest))
    if frame is not None and not frame.eof:
        raise Failed("truncated", "the zstd stream ends before its end")


_DECODERS: dict[str, Decoder] = {
    "gzip": gunzip,
    "x-gzip": gunzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
ACCEPT_ENCODING = "gzip, deflate, br, zstd"
