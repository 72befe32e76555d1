"""The one table of the form: for each field its name in JSON, its column in CSV and its words; for each value what it means.

A new field of a noun is in the form without a row here, after the others; a row says what it means, and a test asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from reportedly.model import (
    Actor,
    ActorKind,
    Argument,
    Article,
    Bound,
    Candidate,
    Certainty,
    Claim,
    Cue,
    Diagnostic,
    Document,
    Event,
    Extent,
    Force,
    Genre,
    GenreKind,
    Grain,
    Mention,
    Modality,
    Name,
    NameKind,
    Number,
    Origin,
    OutletStance,
    Place,
    Polarity,
    Producer,
    PublishedFrom,
    Quotation,
    Related,
    Remark,
    Reserve,
    Role,
    ScoreKind,
    Severity,
    Sign,
    Source,
    SourceCertainty,
    SourceKind,
    Span,
    StandIn,
    Tie,
    Time,
    Untied,
    Whole,
)
from reportedly.record.row import Row, Table

_DATE = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}
_SHARE = {"minimum": 0, "maximum": 1}
_NOT_EMPTY = {"minLength": 1}
_LAT = {"minimum": -90, "maximum": 90}
_LON = {"minimum": -180, "maximum": 180}
_COUNTRY = {"pattern": "^[A-Z]{2}$"}
_GEONAMES = {"minimum": 1}
_IN_ROLE = {"who": "actors", "place": "places", "time": "times", "number": "numbers"}


def _whole(value: float | None) -> float | int | None:
    """A whole number without a decimal point."""
    return int(value) if value is not None and value == int(value) and abs(value) < 1e15 else value


def _document(document: Document) -> str:
    return document.path or document.id_given or document.id


def _document_id(document: Document) -> str:
    return document.id_given or document.id


TABLES: Final = (
    Table(
        Article,
        "article",
        "What one read article looks like. All offsets are half-open intervals of Unicode code points into the document's text.",
        (
            Row("document", "Where the text came from, and when."),
            Row("genre", "What sort of article it is, as far as its layout and wording tell."),
            Row("reserves", "Why finding little in it may say little; empty where it was read well."),
            Row("actors", "Who is named or speaks, in text order."),
            Row("untied", "Pronouns and roles that could be several actors, or none that is known, in text order."),
            Row("places", "Places named, in the order of their names in the text."),
            Row("times", "Times named, in text order."),
            Row("numbers", "Numbers named, in text order."),
            Row("names", "Named entities, in text order."),
            Row("claims", "Attributed claims, in text order."),
            Row("diagnostics", "Findings of the rules; only where the article was checked.", presence="where known"),
            Row("producer", "What made this record."),
        ),
    ),
    Table(
        Span,
        "span",
        "A stretch of the document's text: a half-open interval of Unicode code points and the text that stands there.",
        (
            Row("start", "Offset of the first code point.", limits={"minimum": 0}),
            Row("end", "Offset after the last code point.", limits={"minimum": 1}),
            Row("text", "The document's text from start up to end, unchanged.", limits=_NOT_EMPTY),
        ),
    ),
    Table(
        Document,
        "document",
        "Where the text came from, and when.",
        (
            Row("", "The path, else the given id, else the SHA-256 of the text.", column="document", cell=_document),
            Row(
                "id",
                "SHA-256 of the text in UTF-8, as hexadecimal digits: in tables `sha256`. Their `document_id` is the given id, "
                "where there is one, else this.",
                column="document_id",
                key_column="sha256",
                limits={"pattern": "^[0-9a-f]{64}$"},
                cell=_document_id,
            ),
            Row("id_given", "The id of the record or row that the text came in."),
            Row("path", "The file as it was named on the command line.", column="path"),
            Row(
                "line",
                "Which of the file's articles it is, from 1: the line of JSON Lines, the row of CSV and Parquet, the record of a web "
                "archive.",
                column="line",
                limits={"minimum": 1},
            ),
            Row("url", "The address that the document or record gives for itself.", column="url"),
            Row("title", "The title, where one was recognised in the text or given with it.", column="title"),
            Row("outlet", "Who published the text.", column="outlet", byline=True),
            Row("published", "The date of publication.", column="published", limits=_DATE, byline=True),
            Row("published_from", "What the date of publication rests on."),
            Row("published_at", "The moment of publication in UTC, where an hour and its zone are told; ISO 8601."),
            Row("captured", "When a crawler fetched the page, in ISO 8601; no date of publication."),
            Row("language", "ISO 639 code of the language.", limits={"minLength": 2}),
            Row("length", "Length of the text in Unicode code points.", limits={"minimum": 0}),
            Row(
                "given_at",
                "Where the text begins that was given, after a title that was given beside it: an offset into the given text is one "
                "into the document's text less this.",
                limits={"minimum": 0},
            ),
            Row("notes", "What was done to get from bytes to text where that was not plain, in words."),
            Row("unread", "Stretches that were not read, such as comments and marks of Markdown: start and end."),
            Row("stand_ins", "What was read in place of stretches of the text, such as the character of an entity."),
            Row("remarks", "What comments in the text ask of the check."),
            Row("text", "The whole text; only where it was asked for (--with-text).", presence="with text"),
        ),
    ),
    Table(
        StandIn,
        "stand_in",
        "A stretch of the text that was read as if something else stood there.",
        (
            Row("start", "Offset of its first code point.", limits={"minimum": 0}),
            Row("end", "Offset after its last code point.", limits={"minimum": 0}),
            Row("text", "What was read in its place.", key="read_as"),
        ),
    ),
    Table(
        Remark,
        "remark",
        "A comment that speaks to the check: <!-- reportedly: ignore ATT001: reason -->.",
        (
            Row("order", "What it asks for: ignore, ignore-file, or whatever else was written."),
            Row("rules", "Identifiers of rules, or what they begin with, as written."),
            Row("reason", "The reason that is given, empty where none is."),
            Row("covers", "The stretch of the text that it holds for: start and end; null where it holds for none."),
            Row(
                "line",
                "Its line in the file, from 1; null where the file's lines are not those of the text.",
                limits={"minimum": 1},
            ),
        ),
    ),
    Table(
        Claim,
        "claim",
        "One attributed claim: who says what, in which words, how firmly, and how the article presents it.",
        (
            Row("id", "Number of the claim in the order of the text.", column="claim", own_id=True, id_in="claims"),
            Row(
                "key",
                "Names the claim across versions of the text, as the id can't: it stays the same where text before the claim changes "
                "nothing in it.",
                column="key",
            ),
            Row("source", "Who is said to have said it."),
            Row("cue", "The words that attribute; null where there are none, as when the article speaks in its own voice."),
            Row(
                "contents",
                "The fragments of what is claimed, in text order.",
                key="content.spans",
                column="content",
                least=1,
            ),
            Row(
                "quotation",
                "Whether the content stands in quotation marks: wholly, not at all, or in part.",
                column="quotation",
            ),
            Row("certainty", "How firmly the claim is made."),
            Row("polarity", "Whether the content says that something is so or that it is not.", column="polarity"),
            Row("within", "The claim in whose content this one is told.", column="within", id_in="claims"),
            Row("events", "Events of contested types that the content tells of.", column="events"),
            Row("places", "Places named in the content.", column="places", id_in="places"),
            Row("times", "Times named in the content.", column="times", id_in="times"),
            Row("numbers", "Numbers named in the content.", column="numbers", id_in="numbers"),
            Row("score", "How likely the claim is rightly read; see score_kind.", column="score", limits=_SHARE),
            Row("score_kind", "What the score rests on.", column="score_kind"),
            Row("origin", "What found the claim.", column="origin"),
        ),
    ),
    Table(
        Source,
        "source",
        "Who is said to have said it.",
        (
            Row(
                "spans",
                "The words that name the source, in text order; empty where the kind is missing or outlet.",
                column="source",
                empty_where=("kind", ("missing", "outlet")),
            ),
            Row("kind", "What sort of source it is.", column="source_kind"),
            Row("actor", "The actor that the source is, where resolved.", column="actor", id_in="actors"),
            Row("side", "The side that a pack puts the source on.", column="side"),
            Row("reason", "Why no actor is known, empty where one is or none was sought."),
        ),
    ),
    Table(
        Cue,
        "cue",
        "The words that attribute, and what they add to the claim.",
        (
            Row("spans", "The words of the cue, in text order.", column="cue", least=1),
            Row("lemma", "The cue's dictionary form.", column="lemma"),
            Row("force", "What the choice of cue tells about the claim.", column="force"),
        ),
    ),
    Table(
        Certainty,
        "certainty",
        "How firmly the claim is made.",
        (
            Row("source", "How firmly the source asserts the content.", column="certainty_source"),
            Row("outlet", "Whether the article stands behind the claim.", column="certainty_outlet"),
        ),
    ),
    Table(
        Event,
        "event",
        "An event of a contested type that the content tells of.",
        (
            Row(
                "type",
                "The type, from general to particular, as in control.taken (docs/events.md lists them).",
                limits=_NOT_EMPTY,
            ),
            Row("trigger", "The words that tell of the event."),
            Row("who", "The actor that did it.", id_in="actors"),
            Row("place", "Where.", id_in="places"),
            Row("time", "When.", id_in="times"),
            Row("number", "How many or how much.", id_in="numbers"),
            Row("modality", "Whether it is told as having happened or happening."),
            Row(
                "arguments",
                "Why who, place, time and number were tied to it, and from which words; what stays open has none.",
            ),
        ),
    ),
    Table(
        Argument,
        "argument",
        "What plays a role in an event, and why it was tied to it.",
        (
            Row("role", "Which role."),
            Row(
                "id",
                "The actor, place, time or number.",
                id_by=("role", _IN_ROLE),
                limits={"pattern": "^[aptn][1-9][0-9]*$"},
            ),
            Row("score", "How sure the tie is.", limits=_SHARE),
            Row("score_kind", "What the score rests on."),
            Row("reason", "Why, in a few words.", limits=_NOT_EMPTY),
            Row("evidence", "The words that the tie rests on, in text order."),
        ),
    ),
    Table(
        Actor,
        "actor",
        "Someone who is named in the article or speaks in it.",
        (
            Row("id", "Number of the actor in the order of the text.", own_id=True, id_in="actors"),
            Row("name", "The fullest name.", limits=_NOT_EMPTY),
            Row("kind", "What sort of actor it is."),
            Row("pack_id", "The entry of a pack that the actor is, as pack/entry."),
            Row("side", "The side that the pack puts the actor on, as of the article's date."),
            Row("members", "The two actors whom it stands for, where two were named as one.", id_in="actors"),
            Row("mentions", "Where the article speaks of the actor, in text order.", least=1),
        ),
    ),
    Table(
        Mention,
        "mention",
        "One mention of an actor.",
        (
            Row("span", "The words that stand for the actor."),
            Row("how", "In which form."),
            Row("score", "How sure the tie is.", limits=_SHARE),
            Row("reason", "What ties the words to the actor."),
            Row("evidence", "The words that it was tied from."),
        ),
    ),
    Table(
        Untied,
        "untied",
        "Words for an actor that were left open.",
        (
            Row("span", "The words."),
            Row("how", "In which form."),
            Row("candidates", "Actors that it could be.", id_in="actors"),
            Row("reason", "Why none was chosen."),
        ),
    ),
    Table(
        Place,
        "place",
        "A place that is named in the article. Coordinates and identifier are null where the program abstains.",
        (
            Row("id", "Number of the place in the order of the text.", own_id=True, id_in="places"),
            Row("span", "The words that name it."),
            Row("name", "The gazetteer's name; the words themselves where the program abstains."),
            Row("lat", "Degrees north (WGS 84).", limits=_LAT),
            Row("lon", "Degrees east (WGS 84).", limits=_LON),
            Row("geonames_id", "Identifier in GeoNames.", limits=_GEONAMES),
            Row("country", "ISO 3166-1 code of the country, as the gazetteer gives it.", limits=_COUNTRY),
            Row("kind", "What sort of place it is, such as populated place, region or country."),
            Row("score", "How sure the choice is.", limits=_SHARE),
            Row("candidates", "Places that the words could mean, best first."),
            Row("reason", "What the choice, or the abstention, rests on."),
            Row("extent", "How far an area reaches; null for what is no area, and where that is not known."),
            Row("whole", "What an area is a part of, or lies off; null for any other place."),
        ),
    ),
    Table(
        Extent,
        "extent",
        "The box that an area fills, such as the part of a state.",
        (
            Row("south", "Its least latitude, degrees north (WGS 84).", limits=_LAT),
            Row("west", "Its western longitude, degrees east (WGS 84).", limits=_LON),
            Row("north", "Its greatest latitude, degrees north (WGS 84).", limits=_LAT),
            Row("east", "Its eastern longitude, degrees east (WGS 84).", limits=_LON),
        ),
    ),
    Table(
        Whole,
        "whole",
        "What an area is told from: the state that it is a part of, or the town off which it lies, which is a place besides.",
        (
            Row("span", "The words of its name alone."),
            Row("name", "The gazetteer's name."),
            Row("lat", "Degrees north (WGS 84).", limits=_LAT),
            Row("lon", "Degrees east (WGS 84).", limits=_LON),
            Row("geonames_id", "Identifier in GeoNames.", limits=_GEONAMES),
            Row("country", "ISO 3166-1 code of the country, as the gazetteer gives it.", limits=_COUNTRY),
            Row("kind", "What sort of place it is."),
        ),
    ),
    Table(
        Candidate,
        "candidate",
        "A place that the words could mean.",
        (
            Row("geonames_id", "Identifier in GeoNames.", limits=_GEONAMES),
            Row("name", "The gazetteer's name."),
            Row("lat", "Degrees north (WGS 84).", limits=_LAT),
            Row("lon", "Degrees east (WGS 84).", limits=_LON),
            Row("country", "ISO 3166-1 code of the country, as the gazetteer gives it.", limits=_COUNTRY),
            Row("kind", "What sort of place it is."),
            Row("score", "How likely it is.", limits=_SHARE),
        ),
    ),
    Table(
        Time,
        "time",
        "A time that is named in the article, as a half-open interval of days.",
        (
            Row("id", "Number of the time in the order of the text.", own_id=True, id_in="times"),
            Row("span", "The words that name it."),
            Row(
                "start",
                "The interval's first day; null where it can't be told or the interval is open there.",
                limits=_DATE,
            ),
            Row(
                "end",
                "The first day after the interval; null where it can't be told or the interval is open there.",
                limits=_DATE,
            ),
            Row("grain", "How long the interval is."),
            Row("reason", "What the interval rests on, or why it is not known."),
            Row(
                "lasting",
                "Whether what is told goes on from there, as after “since”; the interval is that of the words all the same.",
            ),
        ),
    ),
    Table(
        Number,
        "number",
        "A number that is named in the article.",
        (
            Row("id", "Number of the number in the order of the text.", own_id=True, id_in="numbers"),
            Row("span", "The words that give it."),
            Row("value", "Its value, the lower one of a range; null where it can't be told.", write=_whole),
            Row("high", "The upper end of a range; null where there is no range.", write=_whole),
            Row("bound", "What is said of the value."),
            Row("unit", "What is counted or measured, in the article's words; empty where nothing is named."),
            Row(
                "state",
                "What happened to those counted, in the article's words, where no noun says who they are; else empty.",
            ),
        ),
    ),
    Table(
        Name,
        "name",
        "A named entity.",
        (
            Row("span", "The words."),
            Row("kind", "What is named."),
            Row("score", "How sure the reading is.", limits=_SHARE),
        ),
    ),
    Table(
        Diagnostic,
        "diagnostic",
        "Something that a careful standards editor would mark.",
        (
            Row("rule", "Identifier of the rule, stable and never used twice.", limits={"pattern": "^[A-Z]+[0-9]+$"}),
            Row("name", "Name of the rule.", limits={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
            Row("severity", "How much it matters."),
            Row(
                "confidence",
                "The share of such findings that are right, as far as was measured; where few were judged, as its author believes.",
                limits=_SHARE,
            ),
            Row("judged", "How many findings of the rule were judged for that.", limits={"minimum": 0}),
            Row("span", "What is marked."),
            Row("message", "What was found, in one sentence.", limits=_NOT_EMPTY),
            Row("ask", "What an editor could ask."),
            Row("related", "Other places in the text that bear on it."),
            Row("claim", "The claim that is marked.", id_in="claims"),
            Row("reference", "The public guideline that the rule rests on."),
            Row("neutral", "A wording that could stand in place of what is marked, where the rule knows one."),
        ),
    ),
    Table(
        Genre,
        "genre",
        "What sort of article it is. Some rules do not hold in some genres.",
        (
            Row("kind", "The genre."),
            Row("sign", "What tells it."),
            Row("evidence", "The words that show that sign, in text order: a few of them."),
        ),
    ),
    Table(
        Related,
        "related",
        "Another place in the text that bears on a finding.",
        (
            Row("span", "The words."),
            Row("message", "How they bear on it."),
        ),
    ),
    Table(
        Producer,
        "producer",
        "What made this record.",
        (
            Row("reportedly", "Version of the program.", limits=_NOT_EMPTY),
            Row("model", "The reading model, as name@hash.", limits=_NOT_EMPTY),
            Row("packs", "Packs in use, as id@version."),
            Row("gazetteer", "The place index in use, as name@hash; null where places were left alone."),
        ),
    ),
)
"""The nouns of the form, the article first."""

VALUES: Final[Mapping[Any, Mapping[str, str]]] = {
    SourceKind: {
        "person": "one person, by name or by role",
        "organisation": "an organisation, an office, a company",
        "state": "a state or its government, also where a capital stands for it",
        "document": "a text: a report, a law, a statement, a notice",
        "outlet": "the article itself, in its own voice",
        "named media": "another news outlet, by name",
        "collective": "several or many people together, not told one by one",
        "anonymous": "somebody whose name is withheld or not told: “a source”, “an official”",
        "missing": "nobody: the sentence attributes without saying to whom",
    },
    Force: {
        "neutral": "reports that it was said and no more (“said”)",
        "endorsing": "presents what was said as true (“pointed out”)",
        "distancing": "keeps away from what was said (“claimed”)",
        "denying": "says that something is not so (“denied”)",
        "doubting": "says that it may not be so (“questioned”)",
        "asking": "asks (“asked”)",
        "promising": "binds the source to something (“vowed”)",
        "warning": "tells of a danger (“warned”)",
    },
    Quotation: {
        "direct": "wholly in quotation marks",
        "indirect": "not at all",
        "mixed": "in part",
    },
    SourceCertainty: {
        "certain": "as a fact",
        "probable": "as likely",
        "possible": "as possible",
        "denied": "the source denies it",
        "unstated": "nothing is asserted: a question, a wish, a topic",
    },
    OutletStance: {
        "endorsed": "the article presents it as true",
        "neutral": "the article leaves it with the source",
        "distanced": "the article keeps away from it",
    },
    Polarity: {
        "positive": "that something is so",
        "negative": "that something is not so, whoever says it; that a source denies is its certainty",
    },
    Origin: {
        "model": "the reading model alone",
        "construction": "a wording that attributes and that the model was unsure of",
        "headline": "the rule for headlines with a colon",
        "nested": "the rule for claims that are told inside claims",
        "reception": "the rule for how something was received (“was met with doubt from”)",
        "relay": "the rule for words told on (“quoted her as saying”)",
        "citing": "the rule for those whom a report cites",
        "passive": "the rule for sayings in the passive (“it was announced by the palace that”)",
        "listed": "the rule for lists and quotations after a line that names their speaker",
        "posed": "the rule for words that stand before whoever says them",
        "joined": "the rule for a second verb of saying with the subject of the first (“…, warning that”)",
        "hearsay": "the rule for what others say without a name (“reportedly”)",
        "transcript": "the rule for what stands after the label of its speaker",
        "owned": "the rule for nouns that attribute, with whose they are (“the army's claim that”)",
        "floating": "the rule for quotations without a word of saying, by who signs them or speaks right before",
        "outlet": "the rule for contested events that the article tells in its own voice",
    },
    GenreKind: {
        "unknown": "none that a sign tells: a plain report, or what nothing tells apart from one",
        "opinion": "an opinion, signed or of the outlet, or another text that speaks in the first person throughout",
        "interview": "questions and answers, or talk with labels of the speakers",
        "speech": "a speech, a statement or a letter in its author's own words",
        "live blog": "entries with their times of day",
        "court report": "what went on before a court",
        "press release": "what a body itself hands out",
        "digest": "short news of several matters",
    },
    Sign: {
        "none": "nothing does",
        "heading": "words in or over the headline, or with which a line at its beginning or end begins",
        "note": "a note on the text at its beginning or end",
        "labels": "labels of speakers",
        "questions": "questions that are paragraphs of their own",
        "hours": "times of day at the head of paragraphs",
        "items": "items with datelines or credits of their own",
        "first person": "the first person outside of quotations throughout, or a speaker's words to those who listen",
        "vocabulary": "words that only what goes on before a court brings together",
        "outlet": "the outlet that was handed in or found is an office, a body of state or a party; no words of the text show it",
    },
    Reserve: {
        "few claims": "it has few attributed claims for its length",
        "much unread": "much of its text is not read, or is tables and captions",
        "other language": "much of it is in another language",
    },
    Role: {
        "who": "the actor that did it",
        "place": "where",
        "time": "when",
        "number": "how many or how much of what it happened to",
    },
    ScoreKind: {
        "calibrated": "measured: of claims scored 0.9, nine in ten are right",
        "set": "a constant of the rule that found the claim or made the tie",
    },
    PublishedFrom: {
        "option": "given by the user",
        "metadata": "the metadata of the file or record",
        "dateline": "the article's own dateline",
        "none": "not known",
    },
    ActorKind: {
        "person": "one person",
        "organisation": "an organisation, an office, a company",
        "state": "a state or its government",
        "collective": "several or many people together",
        "unknown": "not told by the words",
    },
    Tie: {
        "name": "a name, whole or in part",
        "role": "an office or a description (“the minister”)",
        "pronoun": "a pronoun",
        "metonym": "a place that stands for whoever sits there (“Moscow”)",
    },
    Bound: {
        "exact": "the value itself",
        "at least": "the value or more",
        "at most": "the value or less",
        "about": "near the value",
    },
    Grain: {
        "time": "a time of day, given as its day",
        "day": "one day",
        "weekend": "Saturday and Sunday",
        "week": "a week, from Monday",
        "month": "a month",
        "season": "three months",
        "quarter": "a quarter of a year",
        "half": "half a year",
        "year": "a year",
        "fiscal year": "a fiscal year, given as the calendar year whose number it bears",
        "decade": "ten years",
        "century": "a hundred years",
        "span": "some other stretch, from one day to another",
        "open": "not known, or open at one end",
    },
    Modality: {
        "asserted": "told as having happened or happening",
        "negated": "told as not so",
        "possible": "told as possible, or under a condition",
        "planned": "told as planned or to come",
        "asked": "only asked about",
    },
    NameKind: {
        "person": "a person",
        "organisation": "an organisation",
        "place": "a place",
        "group": "a nationality, a religious or a political group",
        "other": "an event, a product or a work",
    },
    Severity: {
        "info": "worth a look",
        "warning": "worth an answer before publication",
        "error": "what a house style lets nobody publish",
    },
}
"""What each value means, by the type that holds it."""
