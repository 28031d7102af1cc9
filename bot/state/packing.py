"""Answers as bytes: JSON, deflated, and back."""

import zlib
from dataclasses import dataclass

from pydantic import TypeAdapter

from bot.catalogue import Listing
from bot.digests.contents import Edition
from bot.exchange import Posting, Record
from bot.presenters.given import GivenBrief
from bot.replies import Reply
from summarizer.models import ActorCard, Brief, Model, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reply with what is kept beside it."""

    reply: Reply
    reader: str = ""
    space: str = ""
    private: bool = False


_REPLY = TypeAdapter(Reply)
# A bare reply is how answers were kept before there was anything beside them.
_KEPT = TypeAdapter[Kept | Reply](Kept | Reply)
_POSTING = TypeAdapter(Posting)
_MODELS: dict[str, type[Model]] = {
    model.__name__: model
    for model in (
        Brief,
        GivenBrief,
        ActorCard,
        Timeline,
        Listing,
        Edition,
    )
}
"""The values that a button needs again, by the name under which they are stored."""
_MOST = 16_000_000
"""Bytes of one answer, unpacked; the largest card of 20,000 documents has 0.3 MB."""


def pack_reply(reply: Reply) -> bytes:
    """Return a reply as bytes."""
    return zlib.compress(_REPLY.dump_json(reply, exclude_defaults=True))


def unpack_reply(packed: bytes) -> Reply:
    """Return the reply of `pack_reply`.

    Raises:
        ValueError: the bytes are none of this version's; every error of pydantic is one.
        zlib.error: they are damaged.
    """
    return _REPLY.validate_json(_inflate(packed))


def pack_kept(record: Record) -> bytes:
    """Return the reply of an answer, and what is kept beside it, as bytes."""
    kept = Kept(
        reply=record.reply, reader=record.reader, space=record.space, private=record.private
    )
    return zlib.compress(_KEPT.dump_json(kept, exclude_defaults=True))


def unpack_kept(packed: bytes) -> Kept:
    """Return what `pack_kept` packed, or `pack_reply`. Raises as `unpack_reply` does."""
    kept = _KEPT.validate_json(_inflate(packed))
    return kept if isinstance(kept, Kept) else Kept(reply=kept)


def pack_posting(posting: Posting) -> bytes:
    """Return a reply with its buttons as bytes."""
    return zlib.compress(_POSTING.dump_json(posting, exclude_defaults=True))


def unpack_posting(packed: bytes) -> Posting:
    """Return the posting of `pack_posting`. Raises as `unpack_reply` does."""
    return _POSTING.validate_json(_inflate(packed))


def pack_values(values: Model) -> tuple[str, bytes]:
    """Return the name of the values' kind, and them as bytes."""
    name = type(values).__name__
    if name not in _MODELS:
        raise TypeError(f"{name} is no kind of values that an answer has")
    return name, zlib.compress(values.model_dump_json().encode())


def unpack_values(name: str, packed: bytes) -> Model:
    """Return the values of `pack_values`. Raises as `unpack_reply` does."""
    if name not in _MODELS:
        raise ValueError(f"{name} is no kind of values that an answer has")
    return _MODELS[name].model_validate_json(_inflate(packed))


def _inflate(packed: bytes) -> bytes:
    inflater = zlib.decompressobj()
    content = inflater.decompress(packed, _MOST)
    if not inflater.eof:
        raise ValueError("the answer is cut or too large")
    return content
