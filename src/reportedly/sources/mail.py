"""E-mail: one message (RFC 5322), mostly a newsletter, as an article. Its subject is the title, its sender the outlet.

Of the parts of a message one is read: the first that is HTML, else the first plain text. What is attached is left alone, and
nothing that it names is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Final

from reportedly.model import Metadata
from reportedly.model.errors import EmptyInput, UndecodableInput
from reportedly.sources.bounds import check_length
from reportedly.sources.decoding import decode
from reportedly.sources.draft import Draft
from reportedly.sources.plain import plain

_BEGINS: Final = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,100}?"
    rb"(?i:message-id|mime-version|received|return-path|delivered-to|dkim-signature): "
)
_NESTED: Final = re.compile(rb"(?im)^content-type:[ \t]*(?:multipart|message)/")
_MOST_NESTED: Final = 100
_PART: Final = re.compile(rb"(?m)^--[^\s-]")
_MOST_PARTS: Final = 10_000
_HEAD: Final = 500_000
"""Bytes in which the headers of a message have to end."""
_LONGEST: Final = 10_000
"""Bytes of a header beyond which it is not looked at: what takes it apart slows down faster than it grows."""
_UNTOLD: Final = (
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    RecursionError,
    MessageError,
)
"""What the library raises over headers and parts that are none."""


def begins_letter(head: bytes) -> bool:
    """Whether a file that begins so is a message: headers that only mail has."""
    return _BEGINS.match(head) is not None


def letter(data: bytes, where: str) -> Draft:
    """The draft of one message; raises :class:`EmptyInput` where it holds no text, :class:`UndecodableInput` where it is damaged."""
    message = _parsed(data, where)
    part, form = _chosen(message, where)
    try:
        content = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except _UNTOLD:
        raise UndecodableInput(where, "an e-mail message whose text can't be decoded: save its text") from None
    if not isinstance(content, bytes) or not content.strip():
        raise EmptyInput(where, "an e-mail message without a text")
    said = _said(message)
    if form == "html":
        from reportedly.sources.pages import html

        draft = html(content, where, charset)
        return replace(draft, title_at=None if said.title else draft.title_at, metadata=_before(said, draft.metadata))
    text, notes = decode(content, where, charset)
    text = text.replace("\r\n", "\n")
    check_length(text, where)
    draft = plain(text)
    return replace(draft, metadata=said, notes=(*notes, *draft.notes))


def _before(said: Metadata, page: Metadata) -> Metadata:
    """What the message says, before what its page does; a page in a letter has no address, whatever it says."""
    return said.before(replace(page, url=None, title=None))


def _parsed(data: bytes, where: str) -> EmailMessage:
    bare = data.lstrip()
    end = min((at for mark in (b"\n\n", b"\r\n\r\n") if (at := bare.find(mark, 0, _HEAD)) >= 0), default=None)
    if end is None:
        raise UndecodableInput(where, "an e-mail message whose headers do not end: save its text")
    if _more(_NESTED, data, _MOST_NESTED):
        raise UndecodableInput(where, f"an e-mail message of more than {_MOST_NESTED} parts within parts: save its text")
    if _more(_PART, data, _MOST_PARTS):
        raise UndecodableInput(where, f"an e-mail message of more than {_MOST_PARTS:,} parts: save its text")
    try:
        return message_from_bytes(bare, policy=policy.default)
    except _UNTOLD:
        raise UndecodableInput(where, "an e-mail message that can't be parsed: save its text") from None


def _more(pattern: re.Pattern[bytes], data: bytes, bound: int) -> bool:
    return any(count >= bound for count, _ in enumerate(pattern.finditer(data)))


def _chosen(message: EmailMessage, where: str) -> tuple[EmailMessage, str]:
    """The part that is read."""
    try:
        parts = list(_texts(message))
    except _UNTOLD:
        raise UndecodableInput(where, "an e-mail message whose parts can't be told apart: save its text") from None
    for form in ("html", "plain"):
        for part in parts:
            if part.get_content_subtype() == form:
                return part, form
    raise EmptyInput(where, "an e-mail message without a text")


def _texts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold the message's own text, in its order; none of what is attached, other messages among it."""
    if message.get_content_maintype() == "text":
        if not message.is_attachment():
            yield message
    elif message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, EmailMessage):
                yield from _texts(part)


def _said(message: EmailMessage) -> Metadata:
    subject = _header(message, "subject")
    date = _header(message, "date")
    try:
        published = parsedate_to_datetime(date).isoformat() if date else None
    except _UNTOLD:
        published = None
    return Metadata(title=subject, published=published, outlet=_sender(message), id_given=_header(message, "message-id"))


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's value in one line; ``None`` where there is none, or none that can be read."""
    if len(_raw(message, name)) > _LONGEST:
        return None
    try:
        value = message[name]
    except _UNTOLD:
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    """Who sent it: a name, else the address."""
    if len(_raw(message, "from")) > _LONGEST:
        return None
    try:
        header = message["from"]
        if not isinstance(header, AddressHeader) or not header.addresses:
            return None
        first = header.addresses[0]
        return " ".join(first.display_name.split()) or first.addr_spec or None
    except _UNTOLD:
        return None


def _raw(message: EmailMessage, name: str) -> str:
    return next((str(value) for said, value in message.raw_items() if said.lower() == name), "")
