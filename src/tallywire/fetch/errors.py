"""How a request ends without a usable answer: refused for good, or failed and perhaps better later."""

from __future__ import annotations

from tallywire.errors import FetchError


class RequestError(FetchError):
    """A request gave nothing; `reason` is the short code that stands in `rejects`."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


class Refused(RequestError):  # noqa: N818  (a verdict on the answer, as `Reject` is)
    """The answer, or the address, is not acceptable; asking again would not help."""


class Failed(RequestError):  # noqa: N818
    """Nothing came, or not all of it; `again` says whether a second try in the same run makes sense."""

    def __init__(self, reason: str, message: str, *, again: bool = True) -> None:
        super().__init__(reason, message)
        self.again = again


class Interrupted(Exception):  # noqa: N818  (it is no error: the user asked to stop)
    """The run is being stopped; what was under way is left for the next one."""
