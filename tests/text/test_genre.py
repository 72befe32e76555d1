"""What sort of article a text is, by its layout and its headings; each genre beside a report that is like it."""

from __future__ import annotations

import pytest

from reportedly.model import Document, Genre, Language, Span
from reportedly.text import genre, page
from tests.pages import page_of

REPORT = "Talks begin in Orra\n\nORRA, May 3 - The two sides met on Monday, the mediator said.\n\nNeither would say more."


def told(text: str) -> tuple[str, str]:
    found = genre_of(text)
    assert all(text[each.start : each.end] == each.text for each in found.evidence)
    assert bool(found.evidence) == (found.kind != "unknown") == (found.sign != "none")
    return found.kind, found.sign


def genre_of(text: str) -> Genre:
    title = text.partition("\n\n")[0]
    return genre(page_of(Document(text, title=Span.of(text, 0, len(title)))))


def paragraphs(*each: str) -> str:
    return "\n\n".join(each)


def test_a_plain_report_is_of_no_known_genre() -> None:
    assert told(REPORT) == ("unknown", "none")
    assert genre_of(REPORT) == Genre()
    assert genre(page(Document(REPORT), Language("xx"))) == Genre()


HOURS = (
    ("13:40 The bridge is open.", "13:12 The mayor speaks.", "12:55 The ferry has left."),
    ("22.10 We stop for tonight.", "21.44 Power is back.", "20.52 The harbour is closed."),
    ("[09:15] The vote begins.", "[08:50] Doors are open.", "[08:10] A queue forms."),
)


@pytest.mark.parametrize("entries", HOURS)
def test_times_at_the_head_of_paragraphs_make_a_live_blog(entries: tuple[str, ...]) -> None:
    assert told(paragraphs("Storm reaches the coast", *entries)) == ("live blog", "hours")
    assert told(paragraphs("Storm reaches the coast", *entries[:2], "It rained.")) == ("unknown", "none")
    assert told(paragraphs("As it happened: storm reaches the coast", *entries[:2])) == ("live blog", "hours")


def test_a_time_within_a_sentence_makes_none() -> None:
    entries = ("At 13:40 the bridge opened.", "At 13:12 the mayor spoke.", "By 12:55 the ferry had left.")
    assert told(paragraphs("Storm reaches the coast", *entries)) == ("unknown", "none")


LABELLED = (
    ("Q: Is that right?", "A: They counted.", "Q: Who did?", "A: The museum."),
    ("QUESTION: Is that right?", "MS. TOLEN: They counted.", "QUESTION: Who did?", "MS. TOLEN: The museum."),
    ("Interviewer: Is that right?", "Tolen: They counted.", "Interviewer: Who did?", "Tolen: The museum."),
    ("President of Orra Mara Tolen: I am glad.", "President of Norland Ada Holm: I thank you.", "It is my hope too."),
)


@pytest.mark.parametrize("talk", LABELLED)
def test_labels_of_those_who_ask_or_talk_make_an_interview(talk: tuple[str, ...]) -> None:
    assert told(paragraphs("A meeting in Orra", *talk)) == ("interview", "labels")


def test_a_colon_after_an_introduction_is_no_label() -> None:
    text = paragraphs(
        "A meeting in Orra", "Ada Holm said: “It is late.”", "The rules: no cars, no dogs.", "Tolen added: “No.”"
    )
    assert told(text) == ("unknown", "none")


def test_questions_that_are_paragraphs_make_an_interview() -> None:
    answers = ("I did not count them.", "My brother did.", "I do not know.")
    asked = ("Is that right?", "Who did it?", "When was that?")
    pairs = [each for pair in zip(asked, answers, strict=True) for each in pair]
    assert told(paragraphs("The man with the archive", *pairs)) == ("interview", "questions")
    assert told(paragraphs("An interview with Mara Tolen", *pairs[:4])) == ("interview", "questions")
    assert told(paragraphs("The man with the archive", "Is that right?", "They counted it.", "It was cold.")) == (
        "unknown",
        "none",
    )


def test_what_somebody_says_in_an_interview_makes_none() -> None:
    text = paragraphs(
        "Minister promises talks", "In an interview with a paper, the minister said: “Is it late? I do not know.”"
    )
    assert told(text) == ("unknown", "none")


RELEASES = (
    ("FOR IMMEDIATE RELEASE", "The ministry confirms 46 cases.", "Three have died."),
    ("Press release: Ministry of Health of Orra", "The ministry confirms 46 cases.", "Three have died."),
    ("Ministry confirms 46 cases", "The ministry confirms 46 cases.", "Three have died.", "###"),
    ("Ministry confirms 46 cases", "The ministry confirms 46 cases.", "Three have died.", "Media contact: Ada Holm"),
    (
        "Ministry confirms 46 cases",
        "The ministry confirms 46 cases.",
        "Notes to editors",
        "The ministry was founded in 1920.",
    ),
    ("Readout of the call with Ada Holm", "The minister spoke with Ada Holm.", "They agreed to meet."),
    ("Holm on the talks", "ORRA - Senator Ada Holm issued the following statement:", "“The talks are over.”"),
)


@pytest.mark.parametrize("lines", RELEASES)
def test_what_is_handed_out_is_a_press_release(lines: tuple[str, ...]) -> None:
    assert told(paragraphs(*lines))[0] == "press release"


def test_a_release_that_is_told_of_makes_none() -> None:
    text = paragraphs(
        "Ministry confirms cases", "The ministry said in a press release that 46 cases were known.", "Three died."
    )
    assert told(text) == ("unknown", "none")
    text = paragraphs(
        "Party gives in", "The party issued the following statement on Monday: “It is over.”", "Its seat is empty."
    )
    assert told(text) == ("unknown", "none")


OWN = ("I shall speak of quotas.", "My grandmother worked in this hall.", "I am told that it paid better.")
SPEECHES = (
    ("Remarks by Ada Holm in Orra", *OWN),
    ("In full: what the head of the union said", "Below is her speech as delivered.", *OWN),
    ("The union's year", "Friends, delegates, minister,", *OWN),
    ("The union's year", "Ladies and gentlemen, it is late.", *OWN),
    ("The union's year", "Mr. President,", *OWN),
    ("The union's year", "Ada Holm: Good evening.", *OWN),
    ("Statement by the President of Orra", "The bombing must stop.", "Our state will call a meeting."),
)


@pytest.mark.parametrize("lines", SPEECHES)
def test_somebodys_own_words_are_a_speech(lines: tuple[str, ...]) -> None:
    assert told(paragraphs(*lines))[0] == "speech"


def test_a_speech_that_is_told_of_makes_none() -> None:
    said = ("Ada Holm said: “Friends, I am glad.”", "“I shall speak of quotas,” she said.", "“My time is short,” she added.")
    assert told(paragraphs("Remarks by Holm anger fishermen", *said)) == ("unknown", "none")
    assert told(paragraphs("Statement by army denied", "The rebels denied it: “I saw them.”", "It is late.")) == (
        "unknown",
        "none",
    )


OPINIONS = (
    ("Opinion | Let the cameras in", "The judges will decide this month.", "It is a hard case."),
    ("Commentary: Let the cameras in", "The judges will decide this month.", "It is a hard case."),
    ("Let the cameras in - editorial", "The judges will decide this month.", "It is a hard case."),
    ("Let the cameras in", "OPINION", "The judges will decide this month.", "It is a hard case."),
    ("Let the cameras in", "The judges will decide.", "It is a hard case.", "The views expressed are those of the author."),
    ("Let the cameras in", "I hope they say no.", "It is hard for me to say why.", "The writer teaches law in Orra."),
    ("Let the cameras in", "I hope they say no.", "My reply is brief.", "It is not fair to me.", "I have said why."),
)


@pytest.mark.parametrize("lines", OPINIONS)
def test_a_kicker_a_note_or_the_first_person_makes_an_opinion(lines: tuple[str, ...]) -> None:
    assert told(paragraphs(*lines))[0] == "opinion"


def test_an_opinion_that_is_told_of_makes_none() -> None:
    assert told(paragraphs("Opinion polls favour Holm", "She leads by 3 points.", "“I am glad,” she said.")) == (
        "unknown",
        "none",
    )
    assert told(paragraphs("Author freed", "The author is a critic of the court.", "He was freed on Monday.")) == (
        "unknown",
        "none",
    )
    said = ("“I am glad,” she said.", "“My case is over.”", "“It is hard for me.”", "“I go home.”")
    assert told(paragraphs("Holm is freed", *said)) == ("unknown", "none")


def test_several_items_are_a_digest() -> None:
    items = ("ORRA - The bridge is open.", "SARN - The mine is shut.", "TOLM - The ferry has left.")
    assert told(paragraphs("The day", *items)) == ("digest", "items")
    credited = ("The bridge is open. (Orra Post)", "The mine is shut. (Sarn News)", "The ferry has left. (Tolm Echo)")
    assert told(paragraphs("The day", *credited)) == ("digest", "items")
    assert told(paragraphs("News in brief", "The bridge is open.", "The mine is shut.")) == ("digest", "heading")
    assert told(paragraphs("The day", "ORRA - The bridge is open.", "The mine is shut.", "It is late.")) == (
        "unknown",
        "none",
    )


def test_the_words_of_a_court_make_a_court_report() -> None:
    text = paragraphs(
        "Jury clears officer of manslaughter",
        "A jury on Friday acquitted an officer of manslaughter. The judge declared a mistrial on the second count.",
        "Prosecutors have 30 days to decide on an appeal. The defendant had pleaded not guilty.",
        "Two witnesses testified that he fired once.",
    )
    assert told(text) == ("court report", "vocabulary")
    alone = paragraphs(
        "Court frees Holm", "A court freed Ada Holm on Monday.", "She went home.", "The bridge is open.", "It is late."
    )
    assert told(alone) == ("unknown", "none")


@pytest.mark.parametrize("text", ["", "Late.", ":", "—", "Q:", "\n\n", "###"])
def test_the_shortest_texts(text: str) -> None:
    assert genre(page_of(text)).kind in ("unknown", "press release")


def test_whose_words_they_are_changes_nothing() -> None:
    for first, second in (("Norland", "Sudland"), ("Ada Holm", "Mara Tolen")):
        for lines in (*SPEECHES, *RELEASES, *OPINIONS):
            text = paragraphs(*lines)
            swapped = text.replace(first, "\0").replace(second, first).replace("\0", second)
            assert told(text) == told(swapped)


ISSUERS = (
    "Velnian Defence Ministry",
    "Ministry of Defence of Orra",
    "Prime Minister of Velnia (Holm)",
    "Office of Sen. Ada Holm (V-OR), Velnian Congress",
    "Rep. Ada Holm",
    "The Strand Party",
    "Army of Norland",
    "defence.gov.vl",
    "https://www.parliament.vl/news",
)
OUTLETS = (
    "The Army Times",
    "Parliament Magazine",
    "Moscow Herald",
    "The President's Herald",
    "Daily News of the Police",
    "State News Agency",
    "strand-post.vl",
    "Ministers and Markets",
    "",
)


@pytest.mark.parametrize("outlet", ISSUERS)
def test_what_an_office_a_body_of_state_or_a_party_hands_out_is_a_press_release(outlet: str) -> None:
    found = genre(page_of(Document(REPORT, outlet=outlet)))
    assert (found.kind, found.sign, found.evidence) == ("press release", "outlet", ())


@pytest.mark.parametrize("outlet", OUTLETS)
def test_a_newspaper_with_the_name_of_an_office_in_its_own_is_none(outlet: str) -> None:
    assert genre(page_of(Document(REPORT, outlet=outlet))) == Genre()


def test_a_line_that_leads_into_unquoted_words_in_the_first_person_makes_a_statement() -> None:
    own = ("I am relieved that the road is open.", "We will do all we can.", "In May we will meet in Orra.")
    assert told(paragraphs("Minister comments on the road", "The minister, Ada Holm, said:", *own)) == ("speech", "note")
    quoted = tuple(f"“{each}”" for each in own)
    assert told(paragraphs("Minister comments on the road", "The minister, Ada Holm, said:", *quoted)) == ("unknown", "none")
    others = ("The road is open.", "It was closed in May.", "Trucks go again.")
    assert told(paragraphs("Road is open", "The minister, Ada Holm, said:", *others)) == ("unknown", "none")


def test_a_page_of_letters_is_opinion() -> None:
    assert told(paragraphs("Readers on the bridge", "LETTERS.", "The bridge is too dear.", "Ada Holm.")) == (
        "opinion",
        "heading",
    )
    assert told(paragraphs("Letters reach the island", "The ferry brought them.", "It was late.")) == ("unknown", "none")
