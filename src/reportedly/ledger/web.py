"""What a ledger knows of the web: addresses whose articles it holds or refuses, and the feeds that are followed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.ledger.coding import LONGEST, brief, held, moment, now, written
from reportedly.ledger.identity import address_key, canonical, host_of
from reportedly.ledger.schema import article, feed, item, receipt, tombstone, version
from reportedly.ledger.writing import FETCHED, refusal_of
from reportedly.model import Added, FeedState, Followed
from reportedly.model.errors import UsageError

Headers = tuple[tuple[str, str], ...]


def met(connection: Connection, url: str, given: str) -> tuple[Added, Headers] | None:
    """What is known of an address before it is asked: ``refused`` of one that was forgotten, ``known`` of one that was fetched.

    The headers are those of its last answer, to ask by; there are none where the article has come otherwise since. ``None`` where
    it was not fetched before with the same ``given``.
    """
    found = canonical(url)
    graves = [address_key(found), f"host {host_of(found)}"] if found else []
    grave = connection.execute(select(tombstone).where(tombstone.c.key.in_([held(each) for each in graves]))).first()
    if grave is not None:
        return Added("refused", url, reason=refusal_of(grave)), ()
    name = held(url)
    of_that_name = select(item.c.article_id).where(item.c.name == brief(url), item.c.article_id.is_not(None))
    row = connection.execute(
        select(article.c.ident, version.c.number, version.c.title, version.c.latest, receipt.c.headers)
        .select_from(
            receipt.join(version, version.c.id == receipt.c.version_id).join(article, article.c.id == version.c.article_id)
        )
        .where(
            version.c.article_id.in_(of_that_name), receipt.c.name == name, receipt.c.how.in_(FETCHED), receipt.c.given == given
        )
        .order_by(receipt.c.id.desc())
    ).first()  # fmt: skip
    if row is None:
        return _under_another_name(connection, url, found, given)
    headers = tuple((str(said), str(value)) for said, value in json.loads(row.headers)) if row.latest else ()
    return Added("known", url, article=row.ident, version=row.number, title=row.title, reason="added before"), headers


def _under_another_name(connection: Connection, url: str, found: str | None, given: str) -> tuple[Added, Headers] | None:
    """The article of an address that was fetched under another spelling of it; what that said is no answer of this one."""
    row = connection.execute(
        select(article.c.ident, version.c.number, version.c.title)
        .select_from(
            article.join(version, (version.c.article_id == article.c.id) & (version.c.latest == 1))
            .join(receipt, receipt.c.version_id == version.c.id)
        )
        .where(article.c.key == address_key(found or ""), receipt.c.how.in_(FETCHED), receipt.c.given == given)
    ).first()  # fmt: skip
    if row is None:
        return None
    return Added("known", url, article=row.ident, version=row.number, title=row.title, reason="added before"), ()


def followed(connection: Connection) -> Iterator[Followed]:
    """The feeds, in the order in which they were added."""
    for row in connection.execute(select(feed).order_by(feed.c.id)):
        checked = moment(row.checked) if row.checked else None
        state = FeedState(row.url, row.etag, row.last_modified, checked, row.failures, row.name or None)
        yield Followed(state, moment(row.added), row.error)


def follow(connection: Connection, states: Iterable[FeedState]) -> list[FeedState]:
    """Put feeds on the list; those that were not on it. Raises ``UsageError`` for an address of more than 2,000 bytes."""
    there = set(connection.execute(select(feed.c.url)).scalars())
    new = []
    for state in states:
        url = held(state.url)
        if len(url.encode()) > LONGEST:
            raise UsageError(f"{url[:60]}…: an address of more than {LONGEST:,} bytes can't be followed")
        if url not in there:
            there.add(url)
            new.append(state)
            connection.execute(insert(feed).values(url=url, name=held(state.title or ""), added=now(), failures=0))
    return new


def unfollow(connection: Connection, url: str) -> bool:
    """Take a feed off the list; whether it was on it."""
    return bool(connection.execute(delete(feed).where(feed.c.url == held(url))).rowcount)


def looked_at(connection: Connection, state: FeedState, error: str | None) -> None:
    """Keep what a look at a feed came to; nothing where it is no longer on the list."""
    connection.execute(
        update(feed)
        .where(feed.c.url == held(state.url))
        .values(
            name=held(state.title or ""), etag=state.etag, last_modified=state.modified,
            checked=written(state.checked) if state.checked else None, failures=state.failures,
            error=None if error is None else held(error),
        )
    )  # fmt: skip
