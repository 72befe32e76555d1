"""Closed constructions that attribute by themselves, each by its rule."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.claims.constructions import built
from reportedly.claims.sourcing import Names
from reportedly.model import Attribution, Name, NameKind, Span
from tests.pages import page_of

Row = tuple[str, str, str, str]


def known(text: str, *rows: tuple[str, str, str]) -> list[Attribution]:
    """Attributions of some sources, cues and contents, by their words."""

    def spans(words: str) -> tuple[Span, ...]:
        return (Span.of(text, text.index(words), text.index(words) + len(words)),) if words else ()

    return [Attribution(spans(cue), spans(source), spans(content), 0.6, 0.6, 0.6) for source, cue, content in rows]


def rows(text: str, *given: tuple[str, str, str]) -> list[Row]:
    """Origin, source, cue and content of what the rules build."""
    found, _ = built(page_of(text), Names(()), known(text, *given))

    def joined(spans: Sequence[Span]) -> str:
        return " … ".join(span.text for span in spans)

    return [(each.origin, joined(each.one.sources), joined(each.one.cues), joined(each.one.contents)) for each in found]


def inner(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of those who are quoted; of two layers the inner one."""
    return [row[1:] for row in rows(text) if row[0] == "relay"][:1]


# "quoted as saying"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The agency quoted the general as saying the ships would stay.",
            "the general",
            "as saying",
            "the ships would stay",
        ),
        (
            "The general was quoted by the agency as saying that ships would stay.",
            "The general",
            "as saying",
            "that ships would stay",
        ),
        ("The general was quoted as saying it rained.", "The general", "was quoted as saying", "it rained"),
        ("The general has been cited as saying it rained.", "The general", "has been cited as saying", "it rained"),
        ("The general was quoted on Monday as saying it rained.", "The general", "was quoted … as saying", "it rained"),
        (
            "The army spokesman was cited by the agency as having said three posts fell.",
            "The army spokesman",
            "as having said",
            "three posts fell",
        ),
        (
            "“The ships will stay in port,” the agency quoted him as saying on Friday.",
            "him",
            "as saying",
            "“The ships will stay in port,”",
        ),
        (
            "“We will answer,” state media quoted him as telling a crowd in the port.",
            "him",
            "as telling",
            "“We will answer,”",
        ),
        (
            "Reuters cited two officials as saying: “The matter is closed.”",
            "two officials",
            "as saying",
            "“The matter is closed.”",
        ),
        (
            "The agency quoted the mayor, Ana Lind, as saying it rained.",
            "the mayor, Ana Lind,",
            "as saying",
            "it rained",
        ),
    ],
)
def test_whoever_is_quoted_says_it(text: str, source: str, cue: str, content: str) -> None:
    assert inner(text) == [(source, cue, content)]


def test_whoever_quotes_tells_it_and_what_was_read_there_goes() -> None:
    text = "The agency quoted the general as saying it rained."
    page = page_of(text)
    read = known(text, ("The agency", "quoted", "the general as saying it rained"))
    found, left = built(page, Names(()), read)
    assert left == []
    outer = found[1].one
    assert [outer.sources[0].text, outer.cues[0].text] == ["The agency", "quoted"]
    assert outer.contents[0].text == "the general as saying it rained"


@pytest.mark.parametrize(
    "text",
    [
        "The agency quoted the price as rising.",
        "The agency quoted a figure. As saying goes, it rained.",
        "The report cited the storm as saying nothing new was hard.",
        "He described the house as saying much.",
    ],
)
def test_nobody_is_quoted(text: str) -> None:
    assert [row for row in rows(text) if row[0] == "relay"] == []


# "citing"

REPORT = "The agency reported that the port would close"


@pytest.mark.parametrize(
    ("tail", "source"),
    [
        (", citing two officials.", "two officials"),
        (", quoting the mayor.", "the mayor"),
        (", citing the mayor, who was there.", "the mayor"),
        (", citing a report by the ministry.", "a report by the ministry"),
        (", citing unnamed people familiar with the plan.", "unnamed people familiar with the plan"),
        (", citing security concerns.", None),
        (", citing the weather.", None),
        (" citing two officials.", None),
        (", citing the mayor as saying so.", None),
    ],
)
def test_those_whom_a_report_cites_say_it(tail: str, source: str | None) -> None:
    found = [
        row for row in rows(REPORT + tail, ("The agency", "reported", "that the port would close")) if row[0] == "citing"
    ]
    expected = [("citing", source, tail[2:].split()[0], "that the port would close")] if source else []
    assert found == expected


@pytest.mark.parametrize(
    ("text", "read", "found"),
    [
        (
            "The agency said the port would close, citing two officials, within days.",
            [("The agency", "said", "the port would close, citing two officials, within days")],
            ("two officials", "the port would close … within days"),
        ),
        (
            "The judge said it rained and the agency reported that the port would close, citing two officials.",
            [("The judge", "said", "it rained"), ("the agency", "reported", "that the port would close")],
            ("two officials", "that the port would close"),
        ),
        (
            "The agency reported that the port would close, citing two officials, and the judge said that it rained on.",
            [("the judge", "said", "that it rained on"), ("The agency", "reported", "that the port would close")],
            ("two officials", "that the port would close"),
        ),
        (
            "The port would close, the agency reported, citing two officials.",
            [("the agency", "reported", "The port would close")],
            ("two officials", "The port would close"),
        ),
        (
            "The agency reported, citing two officials, that the port would close.",
            [("The agency", "reported", "that the port would close")],
            ("two officials", "that the port would close"),
        ),
        (
            "The agency reported, citing two officials, that the port would close.",
            [("two officials", "citing", "that the port would close")],
            ("two officials", "that the port would close"),
        ),
        (
            "The agency reported, citing two officials, that the port would close.",
            [("", "reported", "that the port would close")],
            ("two officials", "that the port would close"),
        ),
        (f"{REPORT}, citing three.", [("The agency", "reported", "that the port would close")], None),
        (f"{REPORT}, citing (the mayor).", [("The agency", "reported", "that the port would close")], None),
        (f"{REPORT}, citing the mayor saying so.", [("The agency", "reported", "that the port would close")], None),
        (
            f"{REPORT}, citing the mayor on Monday.",
            [("The agency", "reported", "that the port would close")],
            ("the mayor", "that the port would close"),
        ),
        (
            f"{REPORT}, citing the mayor’s aide.",
            [("The agency", "reported", "that the port would close")],
            ("the mayor’s aide", "that the port would close"),
        ),
    ],
)
def test_those_cited_say_what_the_nearest_report_does(
    text: str, read: list[tuple[str, str, str]], found: tuple[str, str] | None
) -> None:
    assert [(row[1], row[3]) for row in rows(text, *read) if row[2] == "citing"] == ([found] if found else [])


def test_what_cites_is_no_part_of_what_is_said() -> None:
    text = "The agency said the port would close, citing two officials."
    read = ("The agency", "said", "the port would close, citing two officials")
    assert rows(text, read) == [("citing", "two officials", "citing", "the port would close")]


def test_without_a_report_nobody_is_cited() -> None:
    assert rows("The port would close, citing two officials.") == []


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        (
            "Citing hospital records, the newspaper said 120 people were hurt.",
            ("the newspaper", "said", "120 people were hurt"),
            [("citing", "hospital records", "Citing", "120 people were hurt")],
        ),
        (
            "Three villages were cut off, the agency reported Sunday citing rescue workers.",
            ("the agency", "reported", "Three villages were cut off"),
            [("citing", "rescue workers", "citing", "Three villages were cut off")],
        ),
        (
            "Fighting has resumed, according to the news site, which cited the army.",
            ("the news site", "according to", "Fighting has resumed"),
            [("citing", "the army", "cited", "Fighting has resumed")],
        ),
        (
            "Fighting has resumed, according to the news site, which cited the weather.",
            ("the news site", "according to", "Fighting has resumed"),
            [],
        ),
    ],
)
def test_those_cited_may_stand_first_after_the_day_or_in_a_clause_of_their_own(
    text: str, given: tuple[str, str, str], found: list[Row]
) -> None:
    assert rows(text, given) == found


def test_a_report_around_those_cited_is_built_with_them() -> None:
    assert rows("The agency reported, citing two officials, that the port would close.") == [
        ("citing", "The agency", "reported", "that the port would close"),
        ("citing", "two officials", "citing", "that the port would close"),
    ]


# told before the speaker


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The port will close, the minister said.", "the minister", "said", "The port will close"),
        ("The port will close, the minister said on Monday.", "the minister", "said", "The port will close"),
        ("The port will close, the minister told reporters.", "the minister", "told", "The port will close"),
        ("The port will close, officials have said.", "officials", "have said", "The port will close"),
        (
            "The port will close, complained the head of the union.",
            "the head of the union",
            "complained",
            "The port will close",
        ),
        ("“The port will close,” she said.", "she", "said", "“The port will close,”"),
        ("The port will close, the minister, Ana Lind, said.", "the minister, Ana Lind,", "said", "The port will close"),
        ("The port will close, the weather said.", None, None, None),
        ("The port will close, and the minister said it rained.", None, None, None),
        ("The port will close, the minister said it rained.", None, None, None),
        ("Closed, the minister said.", None, None, None),
    ],
)
def test_words_before_whoever_says_them(text: str, source: str | None, cue: str | None, content: str | None) -> None:
    assert rows(text) == ([("posed", source, cue, content)] if source else [])


def test_a_content_may_end_so_too() -> None:
    text = "“I saw him fall,” she said, according to the record."
    assert rows(text, ("the record", "according to", "“I saw him fall,” she said")) == [
        ("posed", "she", "said", "“I saw him fall,”")
    ]


@pytest.mark.parametrize(
    ("tail", "source"),
    [
        ("the minister said on that day in the old hall", "the minister"),
        ("the minister said on that day in the old town hall", None),
        ("the minister said to us that day", None),
        ("the minister told reporters on Monday", "the minister"),
        ("the minister told Monday", "the minister"),
        ("the minister told old state television on Sunday", "the minister"),
        ("the minister told the old state television on Sunday", "the minister"),
        ("the minister told the big old state television on Sunday", None),
        ("the minister told “Rain” reporters", None),
        ("said the minister on Monday in Osk", "the minister"),
        ("said the minister.”", "the minister"),
        ("said the minister who had left", None),
        ("told the minister", None),
        ("said", None),
        ("said on Monday", None),
        (
            "said the minister of the old town by the far sea on that first cold day of the year",
            "the minister of the old town by the far sea",
        ),
        ("said the minister of the old town by the far sea on that first cold day of the old year", None),
    ],
)
def test_what_follows_the_verb_tells_when_where_and_to_whom(tail: str, source: str | None) -> None:
    assert [row[1:] for row in rows(f"The port closes today, {tail}.") if row[0] == "posed"] == (
        [(source, "told" if " told " in f" {tail} " else "said", "The port closes today")] if source else []
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The port closes, the minister said.", True),
        ("Port closes, the minister said.", False),
        ("The port will close the minister said.", False),
    ],
)
def test_three_words_and_a_comma_before_whoever_says_them(text: str, told: bool) -> None:
    assert bool(rows(text)) is told


# hearsay


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The colonel was reportedly seen in Osk.", "The colonel was … seen in Osk"),
        ("He allegedly took the money.", "He … took the money"),
        ("Reportedly, the colonel left.", "the colonel left"),
        ("After the vote, they reportedly left the town.", "After the vote, they … left the town"),
        ("It rained, but the colonel reportedly left the town.", "the colonel … left the town"),
        ("It rained and the man who allegedly took the money fled.", "who … took the money fled"),
        ("He was arrested for allegedly taking money.", None),
        ("Two men allegedly linked to the raid fled.", None),
        ("It is reportedly the third of them.", "It is … the third of them"),
        ("The firms, reportedly the largest, left.", None),
        ("The colonel — reportedly seen in Osk — left.", None),
        ("The colonel left; he reportedly took the money; it rained.", "he … took the money"),
        ("The colonel left - he reportedly took the money - and it rained.", "he … took the money"),
        ("He reportedly left.", None),
        ("He reportedly went off.", "He … went off"),
        ("It reportedly rained in Osk, and the mayor left.", "It … rained in Osk"),
        ("The colonel also reportedly left the town.", "The colonel also … left the town"),
        ("The colonel reportedly also left the town.", "The colonel … also left the town"),
        ("Men reportedly hit by shells fled the town.", None),
        ("Men reportedly hit by shells.", "Men … hit by shells"),
        ("The town was hit, reportedly by shells from it.", None),
        ("The town reportedly led by him was hit.", None),
        ("The colonel reportedly leaves the town.", "The colonel … leaves the town"),
        ("The men reportedly leave the town.", None),
        ("It rained and, reportedly, the colonel left.", None),
    ],
)
def test_the_clause_without_the_adverb_is_the_content(text: str, contents: str | None) -> None:
    assert [row[3] for row in rows(text)] == ([contents] if contents else [])


def test_what_somebody_says_is_not_hearsay() -> None:
    text = "The mayor said the colonel was reportedly seen in Osk."
    assert rows(text, ("The mayor", "said", "the colonel was reportedly seen in Osk")) == []


def test_a_claim_read_from_the_adverb_is_read_anew() -> None:
    text = "The colonel was reportedly seen in Osk."
    found, left = built(page_of(text), Names(()), known(text, ("", "reportedly seen", "The colonel")))
    assert (len(found), left) == (1, [])


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("It emerged on Friday that the judge had left.", "emerged"),
        ("It has emerged that the judge had left.", "has emerged"),
        ("It is understood that the judge had left.", "is understood"),
        ("It is widely believed that the judge had left.", "is widely believed"),
        ("It was emerged that the judge had left.", None),
        ("It understood that the judge had left.", None),
        ("He emerged and said that the judge had left.", None),
        ("It later emerged that the judge had left.", "later emerged"),
        ("It only later finally emerged that the judge had left.", None),
        ("It emerged in the early days that the judge had left.", "emerged"),
        ("It emerged in the very early days that the judge had left.", None),
        ("It emerged by noon that the judge had left.", None),
        ("It is believed by many that the judge had left.", None),
        ("It is by now believed that the judge had left.", "is by now believed"),
        ("It had long been thought that the judge had left.", "had long been thought"),
        ("It emerged the judge had left.", None),
        ("Nothing emerged that the judge had left.", None),
    ],
)
def test_impersonal_wordings_have_no_source(text: str, cue: str | None) -> None:
    assert rows(text) == ([("hearsay", "", cue, "that the judge had left")] if cue else [])


# the passive


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "It was announced by the palace that the king had left.",
            "the palace",
            "was announced by",
            "that the king had left",
        ),
        ("It has been confirmed by police that two died.", "police", "has been confirmed by", "that two died"),
        ("It was confirmed by police on Monday that two died.", "police", "was confirmed by", "that two died"),
        ("Residents were told by police to stay indoors.", "police", "were told by", "Residents … to stay indoors"),
        (
            "The envoy had been informed by two officers that it rained.",
            "two officers",
            "had been informed by",
            "that it rained",
        ),
        ("It was said by telephone that it rained.", None, None, None),
        ("The door was painted by police to stay shut.", None, None, None),
        ("The plan was announced by police to great applause.", None, None, None),
        ("A plan announced by police that day failed.", None, None, None),
    ],
)
def test_whoever_stands_after_by_says_it(text: str, source: str | None, cue: str | None, content: str | None) -> None:
    assert rows(text) == ([("passive", source, cue, content)] if source else [])


# lists and quotations after a line


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The inspectors found that:\n\n1. the ladder broke;\n\n2. nobody called.\n\nIt rained.",
            ("The inspectors", "found", "the ladder broke … nobody called"),
        ),
        (
            "The mission says that in the past week:\n\n• 40 trucks have crossed\n\n• none has left",
            ("The mission", "says", "40 trucks have crossed … none has left"),
        ),
        ("And from the chairwoman:\n\n“It is a good day.”\n\nIt rained.", ("the chairwoman", ":", "“It is a good day.”")),
        ("The weather brought:\n\n• rain\n\n• snow", None),
        ("And from the weather:\n\n“It is a good day.”", None),
        ("The inspectors found that:\n\nThe ladder broke.", None),
        (
            "The inspectors found last week in the old mill by the sea that:\n\n• the ladder broke",
            ("The inspectors", "found", "the ladder broke"),
        ),
        ("The inspectors found last week in the big old mill by the sea that:\n\n• the ladder broke", None),
        ("The inspectors find that:\n\n• the ladder broke", None),
        ("The inspectors saying:\n\n• the ladder broke", None),
        ("The inspectors love that:\n\n• the ladder broke", None),
        ("The weather said:\n\n• the ladder broke", None),
        (
            "The inspectors found:\n\n• the ladder broke\n\nIt rained.\n\n• no more",
            ("The inspectors", "found", "the ladder broke"),
        ),
        (
            "And from the mayor, Ana Lind:\n\n“It is a good day.”",
            ("the mayor, Ana Lind", ":", "“It is a good day.”"),
        ),
        (
            "And from the old head of the town Ana Lind:\n\n“It is a good day.”",
            ("the old head of the town Ana Lind", ":", "“It is a good day.”"),
        ),
        ("And from the old head of the big town Ana Lind:\n\n“It is a good day.”", None),
        ("And:\n\n“It is a good day.”", None),
        ("The chairwoman:\n\n“It is a good day.”", None),
        ("And from the chairwoman:\n\nShe “is a good day.”", None),
        ("And from the chairwoman; now:\n\n“It is a good day.”", None),
        ("And from the chairwoman:\n\n“…”", None),
        ("And from the chairwoman:", None),
    ],
)
def test_a_line_leads_into_what_is_said(text: str, row: tuple[str, str, str] | None) -> None:
    assert rows(text) == ([("listed", *row)] if row else [])


def test_a_claim_read_before_a_list_tells_its_items() -> None:
    text = "The mayor said this of the mill:\n\n• the ladder broke\n\n• nobody called"
    assert rows(text, ("The mayor", "said", "this of the mill")) == [
        ("listed", "The mayor", "said", "the ladder broke … nobody called")
    ]


# transcripts


def test_what_stands_after_a_label_is_said_by_that_speaker() -> None:
    text = "Interview\n\nRIVER POST: How many?\n\nANA LUND: Eleven, so far.\n\nWe expect more.\n\nRIVER POST: Why?\n\nLUND: It rained."
    assert rows(text) == [
        ("transcript", "RIVER POST", ":", "How many?"),
        ("transcript", "ANA LUND", ":", "Eleven, so far. … We expect more."),
        ("transcript", "RIVER POST", ":", "Why?"),
        ("transcript", "LUND", ":", "It rained."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Facts\n\nCLAIM: The vote was fair.\n\nFACT: It was not.\n\nCLAIM: It rained.\n\nFACT: It did not.",
        "Date: 12 May\n\nLocation: Osk\n\nContents: Three\n\nIt rained.",
        "Speech\n\nPresident: “It rained.”\n\nMinister: “It did not.”\n\nPresident: “It did.”",
    ],
    ids=["words in capitals", "a form", "quotations are the model's"],
)
def test_not_every_label_speaks(text: str) -> None:
    assert rows(text) == []


def test_a_label_before_a_report_speaks_not() -> None:
    text = "Votes\n\nThe Minister: It was fair.\n\nThe Mayor: The judge said it was fair.\n\nThe Judge: It was."
    assert [row[1] for row in rows(text, ("The judge", "said", "it was fair"))] == ["The Minister", "The Judge"]


# a second verb


@pytest.mark.parametrize(
    ("text", "first", "row"),
    [
        (
            "The army admitted that it fired but maintained that it missed.",
            ("The army", "admitted", "that it fired but maintained that it missed"),
            ("maintained", "that it missed"),
        ),
        (
            "The army praised its men, warning that more would come.",
            ("The army", "praised", "its men"),
            ("warning", "that more would come"),
        ),
        ("The army praised its men, warning of more.", ("The army", "praised", "its men"), None),
        (
            "The army said the mayor left and warned that more would go.",
            ("The army", "said", "the mayor left and warned that more would go"),
            None,
        ),
        ("The army praised its men. It rained, warning that more would come.", ("The army", "praised", "its men"), None),
    ],
)
def test_a_second_verb_has_the_subject_of_the_first(
    text: str, first: tuple[str, str, str], row: tuple[str, str] | None
) -> None:
    assert rows(text, first) == ([("joined", first[0], *row)] if row else [])


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The shelling was denied by the ministry.", "the ministry", "The shelling"),
        ("The raid was described by the mayor as an act of revenge.", "the mayor", "The raid … as an act of revenge"),
        ("The mayor was praised by residents for his work.", "residents", "The mayor"),
        ("The minister was accused by the opposition of lying.", "the opposition", "The minister … of lying"),
        ("The tanker was attacked by the navy.", None, None),
        ("The door was opened by the mayor.", None, None),
        ("The raid was condemned by the weather.", None, None),
    ],
)
def test_whoever_judges_or_denies_in_the_passive(text: str, source: str | None, content: str | None) -> None:
    assert [(row[1], row[3]) for row in rows(text)] == ([(source, content)] if source else [])


def test_a_second_one_may_judge_too() -> None:
    text = "The strike was condemned by the envoy as a crime, and by the mayor as an attack on peace."
    assert [row[1:] for row in rows(text)] == [
        ("the envoy", "was condemned by", "The strike … as a crime"),
        ("the mayor", "by", "as an attack on peace"),
    ]


# quotations beside who says them


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "“No shop will lose,” the mayor, who owns one, told the town.",
            "the mayor, who owns one,",
            "told",
            "“No shop will lose,”",
        ),
        ("“No shop will lose,” the mayor complained.", "the mayor", "complained", "“No shop will lose,”"),
        ("“We are hungry,” read a banner held by two boys.", "a banner held by two boys", "read", "“We are hungry,”"),
        ("“We are hungry,” said the nurse on Monday.", "the nurse", "said", "“We are hungry,”"),
        ("A reply from the mayor read: “We left.”", "A reply from the mayor", "read", "“We left.”"),
        ("The last message from the ship was: “We left.”", "The last message from the ship", "was", "“We left.”"),
        ("The mayor shrugged: “We left.”", "The mayor", "shrugged", "“We left.”"),
    ],
)
def test_quotations_are_told_by_the_verb_beside_them(text: str, source: str, cue: str, content: str) -> None:
    assert [row[1:] for row in rows(text) if row[0] == "posed"] == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "“No shop will lose.” The mayor told the town to wait.",
        "“Gone with the Wind,” the old mill, told a story.",
        "The road was: “long”.",
        "The plan has two parts: “bread” and “peace”.",
        "“We are hungry,” ran the weary horses.",
        "The nurse asks: “Why?”",
        "The nurse asking: “Why?”",
        "The nurse was asked: “Why?”",
        "The nurse is: “Why?”",
    ],
)
def test_a_quotation_that_nothing_beside_it_tells_is_nobodys(text: str) -> None:
    assert rows(text) == []


def test_a_verb_that_was_read_as_a_part_of_its_subject_is_the_cue() -> None:
    text = "Mission control radioed: “You are go.”"
    assert rows(text, ("Mission control radioed", ":", "“You are go.”")) == [
        ("posed", "Mission control", "radioed", "“You are go.”")
    ]


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("The nurse asked:", True),
        ("The nurse asked", False),
        ("Asked:", False),
        ("The nurse of the big old camp in the long green field near the sea asked:", True),
        ("The nurse of the big old camp in the long green field near the old sea asked:", True),
        ("The nurse of the big old camp in the long green field near the old grey sea asked:", False),
    ],
)
def test_a_verb_before_a_colon_tells_a_quotation_after_no_more_than_sixteen_words(lead: str, told: bool) -> None:
    assert bool(rows(f"{lead} “Why is it so?”")) is told


# nouns that attribute


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The army’s claim that it had spared us was denied.", "The army’s", "claim", "that it had spared us"),
        ("The union rejected the army's claim that it rained.", "the army's", "claim", "that it rained"),
        ("They dismissed officials' early complaints that it rained.", "officials'", "early complaints", "that it rained"),
        ("The officials' claim that the dam be stopped is old.", "The officials'", "claim", "that the dam be stopped"),
        ("In the north, officials' early claim that it rained is old.", "officials'", "early claim", "that it rained"),
        ("Her account, that the men were drunk, differs.", "Her", "account", "that the men were drunk"),
        ("In the words of one nurse, the camp is a prison.", "one nurse", "In the words of", "the camp is a prison"),
        ("The army's reports of men entering the town drew doubt.", "The army's", "reports of", "men entering the town"),
        ("They dismissed officials' claims of rebels shelling us.", "officials'", "claims of", "rebels shelling us"),
    ],
)
def test_nouns_attribute_with_whose_they_are(text: str, source: str, cue: str, content: str) -> None:
    assert [row[1:] for row in rows(text) if row[0] == "owned"] == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The claim that it rained was denied.",
        "The winter's reports that day were grim.",
        "The army's claim of victory was denied.",
        "In the case of one nurse, the camp was a prison.",
        "In the words from one nurse, the camp is a prison.",
        "In the words of, the camp is a prison.",
        "In the words of one nurse the camp is a prison.",
        "In the words of one nurse, prison.",
        "In the words of the song, the camp is a prison.",
    ],
)
def test_nouns_that_nobody_owns_and_that_open_no_clause_do_not(text: str) -> None:
    assert [row for row in rows(text) if row[0] == "owned"] == []


def test_what_an_owned_noun_says_ends_where_another_begins_to_speak() -> None:
    text = "Asked about the mayor's claim that it rained, the nurse said so."
    found = rows(text, ("the nurse", "said", "so"))
    assert [row[3] for row in found if row[0] == "owned"] == ["that it rained"]


# quotations without a word of saying


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The prosecutor disagreed. “That is not what it says.”", "The prosecutor"),
        ("The teacher has lost his van. “Gone in ten short minutes.” He left.", "The teacher"),
        ("“A fine day for us all.” —Governor Stroud", "Governor Stroud"),
        ("“A fine day for us all.” ― Governor Stroud.", "Governor Stroud"),
        ("The general met the envoy. “That is not what it says.”", ""),
        ("Her brother was away. “That is not what it says.”", ""),
        ("The road was long. “That is not what it says.”", ""),
        ("The prosecutor disagreed. “That is not so”, she thought.", ""),
        ("The prosecutor disagreed. “No.”", ""),
        ("“A fine day for us all.” — long and warm", ""),
        ("“A fine day for us.” ——Governor Stroud", "Governor Stroud"),
        ("“A fine day.” —Governor Stroud", ""),
        ("“A fine day for us all” —Governor Stroud", ""),
        ("“A fine day for us all.” —", ""),
        ("“A fine day for us all.” Governor Stroud", ""),
        ("“A fine day for us all.” —The Weather", ""),
        ("It rained. “A fine day for us all.” —Governor Stroud", ""),
        ("“A fine day for us all.” — Governor Stroud of the old town of", "Governor Stroud of the old town of"),
        ("“A fine day for us all.” — Governor Stroud of the big old town of Osk", ""),
        ("The prosecutor disagreed “and left.” “That is not what it says.”", "The prosecutor"),
        ("The prosecutor disagreed. It rained. “That is not what it says.”", ""),
        ("The prosecutor disagreed.\n\n“That is not what it says.”", ""),
        (
            "The prosecutor of the old mill town disagreed. “That is not what it says.”",
            "The prosecutor of the old mill town",
        ),
        ("The prosecutor of the very old water mill in town disagreed. “That is not what it says.”", ""),
        ("The prosecutor met the judge. “That is not what it says.”", ""),
        ("The prosecutor and she disagreed. “That is not what it says.”", ""),
    ],
)
def test_a_quotation_without_a_word_of_saying_goes_to_who_signs_it_or_stands_before(text: str, source: str) -> None:
    assert [row[1] for row in rows(text) if row[0] == "floating"] == ([source] if source else [])


@pytest.mark.parametrize(
    ("text", "origin", "score"),
    [
        ("“A fine day for us all.” —Governor Stroud", "floating", 0.6),
        ("The prosecutor disagreed. “That is not what it says.”", "floating", 0.5),
        ("The union rejected the army's claim that it rained.", "owned", 0.6),
        ("The general was quoted as saying it rained.", "relay", 0.6),
    ],
)
def test_a_mark_or_a_word_that_tells_who_speaks_makes_it_likelier(text: str, origin: str, score: float) -> None:
    assert {each.one.score for each in built(page_of(text), Names(()), [])[0] if each.origin == origin} == {score}


def test_a_paragraph_of_quotation_goes_to_the_only_speaker_before() -> None:
    text = "The nurse said it rained. She said it was cold.\n\n“We have one doctor and no bread for them.”"
    nurse, she = ("The nurse", "said", "it rained"), ("She", "said it was", "cold")
    assert [row[1] for row in rows(text, nurse, she) if row[0] == "floating"] == ["The nurse"]
    other = text.replace("She", "The mayor")
    two = [row for row in rows(other, nurse, ("The mayor", "said it was", "cold")) if row[0] == "floating"]
    assert two == []


@pytest.mark.parametrize(("kind", "source"), [("person", []), ("organisation", []), ("place", ["The prosecutor"])])
def test_nobody_else_may_be_named_after_the_subject(kind: NameKind, source: list[str]) -> None:
    text = "The prosecutor left Osk. “That is not what it says.”"
    at = text.index("Osk")
    names = Names.of([Name(Span.of(text, at, at + 3), kind, 0.9)])
    found = [each.one for each in built(page_of(text), names, [])[0] if each.origin == "floating"]
    assert [one.sources[0].text for one in found] == source


ALONE = "“We have one doctor and no bread here.”"


@pytest.mark.parametrize(
    ("before", "after", "read", "source"),
    [
        ("The nurse said it rained.\n\n", "", [("The nurse", "said", "it rained")], "The nurse"),
        ("She said it rained.\n\n", "", [("She", "said", "it rained")], "She"),
        ("The nurses said it rained.\n\n", "", [("The nurses", "said", "it rained")], None),
        ("The nurse said it rained. It was late.\n\n", "", [("The nurse", "said", "it rained")], None),
        ("The nurse said it rained.\n\n", " It rained.", [("The nurse", "said", "it rained")], None),
        ("", "\n\nThe nurse said it rained.", [("The nurse", "said", "it rained")], None),
        (
            "She said it rained. He said it was late.\n\n",
            "",
            [("She", "said", "it rained"), ("He", "said it was", "late")],
            None,
        ),
        ("The agency wrote it. The prosecutor disagreed. ", "", [("The agency", "wrote", "it")], "The prosecutor"),
        (
            "The prosecutor disagreed, saying it rained. ",
            "",
            [("The prosecutor", "saying", "it rained")],
            None,
        ),
    ],
)
def test_who_speaks_right_before_a_quotation(
    before: str, after: str, read: list[tuple[str, str, str]], source: str | None
) -> None:
    found = [row[1] for row in rows(before + ALONE + after, *read) if row[0] == "floating"]
    assert found == ([source] if source else [])


def test_a_quotation_of_eight_words_goes_to_a_speaker_of_the_paragraph_before() -> None:
    read = ("The nurse", "said", "it rained")
    assert [row[1] for row in rows("The nurse said it rained.\n\n“We have one doctor and no bread.”", read)] == []


@pytest.mark.parametrize(
    ("line", "cues", "source"),
    [
        ("Ines Duarte", [], "Ines Duarte"),
        ("— Ines Duarte", ["—"], "Ines Duarte"),
        ("— — Ines Duarte, director", ["—", "—"], "Ines Duarte, director"),
        ("Ines Duarte left.", [], None),
        ("Ines Duarte, director!", [], None),
        ("Ines Duarte was here", [], None),
        ("Director Ines Duarte", [], None),
        ("Ines Duarte, head of the old survey of the far sea", [], "Ines Duarte, head of the old survey of the far sea"),
        ("Ines Duarte, head of the old survey of the far north sea", [], None),
    ],
)
def test_a_line_signs_with_a_name_first_and_no_verb(line: str, cues: list[str], source: str | None) -> None:
    text = f"It took long.\n\n“These figures should shame us.”\n\n{line}\n\nIt is over."
    at = text.index("Ines")
    names = Names.of([Name(Span.of(text, at, at + len("Ines Duarte")), "person", 0.9)])
    found = [each.one for each in built(page_of(text), names, [])[0] if each.origin == "floating"]
    assert [([cue.text for cue in one.cues], one.sources[0].text) for one in found] == ([(cues, source)] if source else [])


def test_a_line_that_only_names_somebody_signs_the_quotation_above_it() -> None:
    text = "It took long.\n\n“These figures should shame us.”\n\nInes Duarte, survey director\n\nIt is over."
    page = page_of(text)
    at = text.index("Ines")
    names = Names.of([Name(Span.of(text, at, at + len("Ines Duarte")), "person", 0.9)])
    (found,) = (each for each in built(page, names, [])[0] if each.origin == "floating")
    assert found.one.sources[0].text == "Ines Duarte, survey director"


# the same, in more of their forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The paper quoted the harbour master as saying that no ship had left.",
            ("the harbour master", "as saying", "that no ship had left"),
        ),
        (
            "State radio quoted the colonel as telling reporters the bridge was mined.",
            ("the colonel", "as telling", "the bridge was mined"),
        ),
        (
            "The agency on Friday quoted the minister as saying talks would resume.",
            ("the minister", "as saying", "talks would resume"),
        ),
        ("The paper quoted the envoy saying the deal was off.", ("the envoy", "saying", "the deal was off")),
        (
            "“We lost it,” the agency quoted him as saying on Monday, “and nobody came.”",
            ("him", "as saying", "“We lost it,” … “and nobody came.”"),
        ),
        (
            "“There is no fuel,” the doctor was quoted as saying by the agency.",
            ("the doctor", "as saying", "“There is no fuel,”"),
        ),
    ],
)
def test_those_quoted_in_other_orders(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [row[1:] for row in rows(text)]


def test_the_day_on_which_an_agency_quotes_is_no_part_of_its_name() -> None:
    sources = [row[1] for row in rows("The agency on Friday quoted the minister as saying talks would resume.")]
    assert sources == ["the minister", "The agency"]


def test_a_thing_beside_a_participle_is_not_quoted() -> None:
    assert rows("The paper quoted a price rising fast.") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The toll rises to 40, forecasters said.", "forecasters"),
        ("The purchase was made, citing an executive who asked.", None),
    ],
)
def test_several_that_no_list_knows_may_say_it_and_no_clause_about_somebody(text: str, source: str | None) -> None:
    assert [row[1] for row in rows(text) if row[0] == "posed"] == ([source] if source else [])


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The court heard that the van was stolen.", "", "that the van was stolen"),
        ("The jury was told that the order came by radio.", "", "that the order came by radio"),
        ("The inquest had heard how the boat sank.", "", "how the boat sank"),
        ("The judge heard evidence that the brakes failed.", "", "that the brakes failed"),
        ("Lawmakers heard from the minister that the fund was empty.", "the minister", "that the fund was empty"),
    ],
)
def test_whoever_hears_is_not_the_source(text: str, source: str, content: str) -> None:
    assert [(row[1], row[3]) for row in rows(text) if row[0] == "hearsay"] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The villagers heard that the van was stolen.",
        "The court told him that the van was stolen.",
        "The court heard the case on Monday.",
        "The judge was told off.",
    ],
)
def test_others_hear_and_courts_do_other_things(text: str) -> None:
    assert [row for row in rows(text) if row[0] == "hearsay"] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The attack, which allegedly killed nine, was not claimed.", "which … killed nine"),
        ("Allegedly armed with knives, they stormed the bank.", "armed with knives"),
    ],
)
def test_hearsay_ends_with_its_own_clause(text: str, content: str) -> None:
    assert [row[3] for row in rows(text) if row[0] == "hearsay"] == [content]


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        ("According to the army:\n\n• Two tanks burned\n• Five men fled", "the army", "Two tanks burned … Five men fled"),
        ("Statement from the bishops:\n\n“We ask for peace.”", "the bishops", "“We ask for peace.”"),
        (
            "OSK—Today, Governor Ann Low, a doctor, issued the following statement on the dam:\n\n“It is safe.\n\n“It will be.”",
            "Governor Ann Low, a doctor",
            "“It is safe. … “It will be.”",
        ),
        (
            "The bishops made the following joint statement on Monday.\n\n“We ask for peace.”",
            "The bishops",
            "“We ask for peace.”",
        ),
        ("The group read the following text aloud.\n\nIt rained.", "", ""),
        ("The flood made the following statement moot.\n\n“We ask for peace.”", "", ""),
    ],
)
def test_what_a_line_leads_into_is_said_by_whom_it_names(text: str, source: str, contents: str) -> None:
    found = [(row[1], row[3]) for row in rows(text) if row[0] == "listed"]
    assert found == ([(source, contents)] if source else [])


@pytest.mark.parametrize(
    ("text", "given", "source"),
    [
        ("The opposition walked out, saying the vote was rigged.", ("", "saying", "the vote was rigged"), "The opposition"),
        ("The governor left, warning that more would come.", ("", "", ""), "The governor"),
        ("The storm moved on, warning that more would come.", ("", "", ""), None),
    ],
)
def test_a_participle_has_the_subject_of_its_sentence(text: str, given: tuple[str, str, str], source: str | None) -> None:
    found = [row[1] for row in rows(text, *([given] if given[1] else [])) if row[0] == "joined"]
    assert found == ([source] if source else [])


def test_after_a_dateline_a_sentence_is_told_like_any_other() -> None:
    text = "DOLNA (Reuters) - The agency quoted the general as saying it rained."
    assert ("the general", "as saying", "it rained") in [row[1:] for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The channel aired it, quoting the army as saying two jets were lost.", "two jets were lost"),
        ("In Orra, the agency quoted the mayor as saying it rained.", "it rained"),
        ("It rained, the agency quoted the mayor as saying on Monday.", "It rained"),
        ("“It rained,” the mayor was quoted as telling the court.", "“It rained,”"),
    ],
)
def test_what_is_quoted_follows_but_for_when_and_to_whom(text: str, content: str) -> None:
    assert [row[3] for row in rows(text) if row[1] in ("the army", "the mayor")] == [content]


@pytest.mark.parametrize("subject", ["The jury in Orra", "A court near the river"])
def test_a_court_somewhere_hears_too(subject: str) -> None:
    assert [row[:2] for row in rows(f"{subject} heard on Monday that it rained hard.")] == [("hearsay", "")]
