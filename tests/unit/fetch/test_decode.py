"""Content encodings, undone piece by piece."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from tallywire.fetch.decode import decoded
from tallywire.fetch.errors import Failed, Refused, RequestError
from tallywire.fetch.limits import Limits

PACK = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstandard.compress}
LIMITS = Limits(max_bytes=1_000_000)


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@pytest.mark.parametrize("encoding", PACK)
@given(body=st.binary(max_size=3000), size=st.integers(1, 500))
def test_a_body_comes_out_as_it_went_in_however_it_is_cut(encoding: str, body: bytes, size: int) -> None:
    assert b"".join(decoded(cut(PACK[encoding](body), size), [encoding], LIMITS)) == body


@pytest.mark.parametrize("encoding", PACK)
@given(body=st.binary(min_size=200, max_size=900), missing=st.integers(1, 9))
def test_a_stream_without_its_end_is_a_failure(encoding: str, body: bytes, missing: int) -> None:
    with pytest.raises(Failed):
        list(decoded([PACK[encoding](body)[:-missing]], [encoding], LIMITS))


@pytest.mark.parametrize("encoding", PACK)
@given(noise=st.binary(min_size=1, max_size=300))
def test_noise_is_refused_or_read_but_never_crashes(encoding: str, noise: bytes) -> None:
    reason = None
    try:
        list(decoded([noise], [encoding], LIMITS))
    except RequestError as error:
        reason = error.reason
    assert reason in {None, "bad_encoding", "truncated", "bomb", "too_large"}


@pytest.mark.parametrize("encoding", PACK)
def test_a_bomb_is_seen_before_it_has_gone_off(encoding: str) -> None:
    made: list[int] = []
    pieces = decoded(cut(PACK[encoding](bytes(50_000_000)), 1000), [encoding], Limits())
    with pytest.raises(Refused) as caught:
        made.extend(len(piece) for piece in pieces)
    assert caught.value.reason == "bomb"
    assert sum(made) < 9_000_000


def test_the_end_of_the_wire_is_read_even_where_the_encoding_has_ended() -> None:
    read = []

    def wire() -> object:
        for piece in (gzip.compress(b"text"), b"rest", b"more"):
            read.append(piece)
            yield piece

    assert b"".join(decoded(wire(), ["gzip"], LIMITS)) == b"text"  # type: ignore[arg-type]
    assert read[-1] == b"more"


def test_several_encodings_are_undone_from_the_last_to_the_first() -> None:
    packed = gzip.compress(brotli.compress(b"text"))
    assert b"".join(decoded([packed], ["br", " GZIP "], LIMITS)) == b"text"


def test_the_limit_is_on_decoded_bytes() -> None:
    with pytest.raises(Refused) as caught:
        list(decoded([b"x" * 101], [], Limits(max_bytes=100)))
    assert caught.value.reason == "too_large"
    assert b"".join(decoded([b"x" * 100], [], Limits(max_bytes=100))) == b"x" * 100
