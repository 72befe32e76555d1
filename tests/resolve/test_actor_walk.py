"""Whom each name, role and pronoun of a text means: one example on each side of what decides it."""

from __future__ import annotations

import pytest

from reportedly.model import Name, Span
from reportedly.model.reading import NameKind
from tests.resolve.walks import mention, others, walked, words


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Robert Stone, 54, a teacher, left.", "a teacher", {"Robert Stone"}),
        ("Robert Stone (54) left a teacher.", "a teacher", set()),
        ("Robert Stone is a teacher.", "a teacher", {"Robert Stone"}),
        ("Robert Stone as a teacher left.", "a teacher", {"Robert Stone"}),
        ("Robert Stone met a teacher.", "a teacher", set()),
        ("The mayor of Aldmouth, Robert Stone, left.", "The mayor of Aldmouth", {"Robert Stone"}),
        ("The mayor – Robert Stone – left.", "The mayor", {"Robert Stone"}),
        ("The mayor of Aldmouth, Robert Stone the poet left.", "The mayor", set()),
        ("Teacher Maria Lopez left.", "Teacher", {"Maria Lopez"}),
        ("The spokesman Maria Lopez left.", "The spokesman", set()),
        ("The ministry, Robert Stone, left.", "The ministry", set()),
        ("The company Boatworks Inc. closed.", "The company", {"Boatworks Inc."}),
        ("The ministry Boatworks Inc. closed.", "The ministry", set()),
        ("Its company Boatworks Inc. closed.", "Its company", set()),
    ],
)
def test_a_role_beside_a_name_is_whom_it_names(text: str, wanted: str, expected: set[str]) -> None:
    assert others(walked(text), wanted) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("A farmer met teachers who want rain.", "who", {"teachers"}),
        ("Teachers met a farmer who wants rain.", "who", {"a farmer"}),
        ("A farmer and the teachers, who wants rain, left.", "who", {"A farmer"}),
        ("Teachers and a farmer, who want rain, left.", "who", {"Teachers"}),
        ("Robert Stone met the ministry, which counts boats.", "which", {"the ministry"}),
        ("Robert Stone met the farmers, which was odd.", "which", set()),
        ("Robert Stone met Maria Lopez, the mayor, who left.", "who", {"Maria Lopez", "the mayor"}),
        ("A Stone campaign aide who left was ill.", "who", {"A Stone campaign aide"}),
        ("Robert Stone who left was ill.", "who", {"Robert Stone"}),
        ("The old radioman who sank boats left.", "who", {"The old radioman"}),
        ("A farmer sank the boat, and rain fell that day, who left.", "who", {"A farmer"}),
        ("The mayor's wife, who left, slept.", "who", {"The mayor's wife"}),
        ("Farmers met a man. Who left?", "Who", set()),
        ("They saw the farmers’ boat, who left.", "who", set()),
        ("Robert Stone spoke. It was he who left.", "who", set()),
        ("They read the report, which fell.", "which", set()),
        ("They met the aged radioman who sank boats. The radioman who sank boats left.", "who", {"The radioman"}),
    ],
)
def test_a_relative_pronoun_is_what_stands_before_it(text: str, wanted: str, expected: set[str]) -> None:
    assert others(walked(text), wanted) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Maria Lopez and Robert Stone met on Friday. They left.", "They", {"Maria Lopez", "Robert Stone"}),
        ("Maria Lopez, the mayor, and Robert Stone met. They left.", "They", {"Maria Lopez", "the mayor", "Robert Stone"}),
        (
            "Maria Lopez, Ann Reed, and Robert Stone met on Friday. They left.",
            "They",
            {"Maria Lopez", "Ann Reed", "Robert Stone"},
        ),
        (
            "On Friday Maria Lopez met Robert Stone. The two leaders agreed.",
            "The two leaders",
            {"Maria Lopez", "Robert Stone"},
        ),
        ("On Friday Maria Lopez met Ann Reed. The two women agreed.", "The two women", {"Maria Lopez", "Ann Reed"}),
        ("On Friday Maria Lopez met Robert Stone. The two women agreed.", "The two women", set()),
        ("On Friday Maria Lopez met Robert Stone. The two men agreed.", "The two men", set()),
        ("On Friday Maria Lopez met Robert Stone. The two companies agreed.", "The two companies", set()),
        (
            "Ann Reed met Maria Lopez. Boats sank. Rain fell. Birds sang. The two women agreed.",
            "The two women",
            {"Ann Reed", "Maria Lopez"},
        ),
        (
            "Ann Reed met Maria Lopez. Boats sank. Rain fell. Birds sang. Fish swam. The two women agreed.",
            "The two women",
            set(),
        ),
    ],
)
def test_a_plural_means_the_two_who_are_named(text: str, wanted: str, expected: set[str]) -> None:
    assert others(walked(text), wanted) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Robert Stone left. Maria Stone slept. Mrs. Stone ate.", "Stone", {"Maria Stone"}),
        ("Robert Stone left. Maria Stone slept. Mr. Stone ate.", "Stone", {"Robert Stone"}),
        ("Robert Stone left. Maria Stone slept. Robert Stone sat. Stone ate.", "Stone", {"Robert Stone"}),
        ("Robert Stone left. Maria Stone slept. Maria Stone sat. Stone ate.", "Stone", {"Maria Stone"}),
        ("Robert Stone left. Rob Stone sat.", "Rob Stone", {"Robert Stone"}),
        ("Robert Stone left. Bob Stone sat.", "Bob Stone", set()),
        ("Robert Stone left. Robert slept.", "Robert", {"Robert Stone"}),
        ("Robert Stone Jr. left. Stone slept.", "Stone", {"Robert Stone Jr."}),
        ("The World River Company (WRC) sank. WRC fell.", "WRC", {"World River Company"}),
        ("The World River Company (XYZ) sank. XYZ fell.", "XYZ", set()),
        ("The World River Company sank. The firm closed.", "The firm", {"World River Company"}),
        ("The World River Company sank. The ministry closed.", "The ministry", set()),
        ("The Supreme Court met. The appeals court sat.", "The appeals court", set()),
        ("The Supreme Court met. The court sat.", "The court", {"Supreme Court"}),
    ],
)
def test_names_and_nouns_of_one_actor_are_one(text: str, wanted: str, expected: set[str]) -> None:
    assert others(walked(text), wanted) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("The Lopez campaign began. Maria Lopez won. Her campaign went on.", "Her campaign", {"The Lopez campaign"}),
        ("The Reed campaign began. Maria Lopez won. Her campaign went on.", "Her campaign", set()),
        ("The Lopez campaign began. Maria Lopez won. Lopez's campaign won.", "Lopez's campaign", {"The Lopez campaign"}),
        ("Robert Stone spoke. His team left.", "His team", set()),
        ("The president slept. President Robert Stone woke.", "The president", {"President", "Robert Stone"}),
        ("The president slept. President Robert Stone met President Per Holt.", "The president", set()),
        ("Vice President Robert Stone left. The president slept.", "The president", set()),
        ("President Robert Stone left. The vice president slept.", "The vice president", set()),
        ("President Robert Stone left. The president slept.", "The president", {"President", "Robert Stone"}),
        ("The French president, Robert Stone, left. The German president slept.", "The German president", set()),
        ("Sen. Robert Stone (R-Fla.) left. The Florida senator slept.", "The Florida senator", {"Robert Stone"}),
        ("Sen. Robert Stone (R-Fla.) left. The Ohio senator slept.", "The Ohio senator", set()),
        ("A mayor spoke. The mayor left.", "The mayor", {"A mayor"}),
        ("A mayor spoke. The man left.", "The man", set()),
        ("The officials spoke. Officials slept.", "Officials", {"The officials"}),
    ],
)
def test_a_role_means_who_was_introduced_with_it(text: str, wanted: str, expected: set[str]) -> None:
    assert others(walked(text), wanted) == expected


@pytest.mark.parametrize(
    ("text", "words", "acts"),
    [
        ("On Friday Ottawa rejected it.", "Ottawa", True),
        ("On Friday Ottawa has long rejected it.", "Ottawa", True),
        ("On Friday Ottawa was cold.", "Ottawa", False),
        ("In Ottawa warned farmers left.", "Ottawa", False),
        ("Ottawa’s rejected farmers left.", "Ottawa", False),
        ("On Friday Canada rejected it.", "Canada", True),
        ("On Friday Canada was cold.", "Canada", False),
    ],
)
def test_a_state_is_an_actor_where_it_acts(text: str, words: str, acts: bool) -> None:
    found = mention(walked(text), words)
    assert (found is not None and found[0].kind == "state") is acts


@pytest.mark.parametrize(
    ("text", "phrase", "sort", "noun", "whole"),
    [
        ("They met the old mayor of Aldmouth.", "the old mayor", "definite", "mayor", "the old mayor of Aldmouth"),
        ("They met Ana's mayor.", "Ana's mayor", "possessive", "mayor", "Ana's mayor"),
        ("They met his other mayor.", "his other mayor", "possessive", "mayor", "his other mayor"),
        ("They met an old mayor.", "an old mayor", "indefinite", "mayor", "an old mayor"),
        ("They met mayors of the old town of Aldmouth.", "mayors", "bare", "mayor", "mayors of the old town"),
        ("They met mayors of Aldmouth in Ohio.", "mayors", "bare", "mayor", "mayors of Aldmouth in Ohio"),
        ("They met many in the crowd.", "many", "bare", "many", "many"),
        ("They met many sides.", "many sides", "indefinite", "sides", "many sides"),
        ("They met the committee chair.", "the committee chair", "definite", "chair", "the committee chair"),
        ("They met the police officers.", "the police officers", "definite", "officer", "the police officers"),
        ("They met a report by children.", "a report", "indefinite", "report", "a report"),
        ("They met the ministry, spokesman of Aldmouth.", "spokesman", "bare", "spokesman", "spokesman of Aldmouth"),
        ("They met spokesman days.", "", "", "", ""),
    ],
)
def test_a_noun_phrase_is_found_by_its_head(text: str, phrase: str, sort: str, noun: str, whole: str) -> None:
    walk = walked(text)
    found = [
        (words(walk.page, one.first, one.last), one.sort, one.noun, words(walk.page, one.first, one.reach))
        for one in walk.phrases
    ]
    assert ((phrase, sort, noun, whole) in found) if phrase else not found


def run_of(text: str, *names: Name) -> tuple[str, ...]:
    """The last name of a text: title, name, kind, whether a place, whether a group, gender, and its tags."""
    run = walked(text, *names).names[-1]
    flags = [flag for flag, on in (("place", run.place), ("group", run.group)) if on]
    return (
        " ".join(run.title),
        " ".join(run.key),
        run.kind,
        *flags,
        *filter(None, (run.gender, " ".join(sorted(run.tags)))),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They saw Sen. Robert Stone (R-Fla.) there.", ("sen.", "robert stone", "person", "florida republican")),
        ("They saw Sen. Robert Stone (Fla.) there.", ("sen.", "robert stone", "person", "florida")),
        ("They saw Sen. Robert Stone, D-Ohio, there.", ("sen.", "robert stone", "person", "democrat ohio")),
        ("They saw Sen. Robert Stone, Ohio, there.", ("sen.", "robert stone", "person")),
        ("They saw Sen. Robert Stone (X-Ohio) there.", ("sen.", "robert stone", "person")),
        ("They saw Sen. Robert Stone of Aldmouth there.", ("", "aldmouth", "unknown")),
        ("They saw Mrs. Stone there.", ("mrs.", "stone", "person", "she")),
        ("They saw Mr. King there.", ("mr.", "king", "person", "he")),
        ("They saw Stephen King there.", ("", "stephen king", "person")),
        ("They saw the Bank of England there.", ("", "bank of england", "organisation")),
        ("They saw the Institute for Rivers there.", ("", "institute for rivers", "organisation")),
        ("They saw Smith & Reed there.", ("", "smith & reed", "unknown")),
        ("They saw Ludwig van Reed there.", ("", "ludwig van reed", "unknown")),
        ("They saw the WRC there.", ("", "wrc", "organisation")),
        ("They lived near Aldmouth there.", ("", "aldmouth", "state", "place")),
        ("They saw residents of Aldmouth there.", ("", "aldmouth", "state", "place")),
        ("They saw friends of Aldmouth there.", ("", "aldmouth", "unknown")),
        ("They saw the Aldmouth region there.", ("", "aldmouth", "state", "place")),
        ("They saw Aldmouth there.", ("", "aldmouth", "unknown")),
        ("On Friday Aldmouth warned them.", ("", "aldmouth", "person")),
        ("They saw the French there.", ("", "french", "collective", "group")),
        ("They saw France there.", ("", "france", "state", "place")),
        ("They saw Reuters there.", ("", "reuters", "organisation")),
        ("They saw French River Boats there.", ("french", "river boats", "unknown")),
    ],
)
def test_a_name_is_taken_apart(text: str, expected: tuple[str, ...]) -> None:
    assert run_of(text) == expected


@pytest.mark.parametrize(
    ("kind", "score", "expected"),
    [
        ("person", 0.9, ("", "aldmouth", "person")),
        ("organisation", 0.9, ("", "aldmouth", "organisation")),
        ("place", 0.9, ("", "aldmouth", "state", "place")),
        ("group", 0.9, ("", "aldmouth", "collective", "group")),
        ("person", 0.31, ("", "aldmouth", "person")),
        ("person", 0.29, ("", "aldmouth", "unknown")),
    ],
)
def test_the_reader_says_what_an_unknown_name_is(kind: NameKind, score: float, expected: tuple[str, ...]) -> None:
    text = "They saw Aldmouth there."
    assert run_of(text, Name(Span.of(text, 9, 17), kind, score)) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They saw the Chief of the General Staff there.", ["general staff"]),
        ("They saw Chief of Navy Per Reed there.", ["per reed"]),
        ("They saw the Bank of the Reed there.", ["bank of the reed"]),
        (
            "Mayor Maria Lopez Meets Canada Envoy Per Holt\n\nMaria Lopez slept on Friday.",
            ["maria lopez", "canada", "maria lopez"],
        ),
        ("Lopez Meets Envoy Per Holt Today\n\nMaria Lopez slept on Friday.", ["lopez", "maria lopez"]),
    ],
)
def test_the_names_of_a_text_are_found(text: str, names: list[str]) -> None:
    walk = walked(text)
    assert [words(walk.page, run.first, run.last).lower() for run in walk.names] == names


def test_a_name_in_a_headline_ends_where_it_does() -> None:
    walk = walked("Mayor Maria Lopez Meets Canada Envoy Per Holt\n\nMaria Lopez slept on Friday.")
    assert [words(walk.page, run.first, run.last) for run in walk.names if run.place] == ["Canada"]


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Robert Stone left.", "Robert Stone", "the name"),
        ("Robert Stone left. Stone slept.", "Stone", "surname of Robert Stone"),
        ("Robert Stone left. Robert slept.", "Robert", "another form of the name"),
        ("Robert Stone left. Rob Stone slept.", "Rob Stone", "another form of the name"),
        ("On Friday Canada rejected it.", "Canada", "names the state"),
        ("On Friday Ottawa rejected it.", "Ottawa", "stands for the government there, because it speaks or acts"),
        ("President Robert Stone left. The president slept.", "The president", "was introduced with this role"),
        ("The World River Company sank. The firm closed.", "The firm", "the likeliest actor for this role"),
        ("Robert Stone left. He slept.", "He", "the only one it can be"),
        ("Robert Stone left. Per Holt slept. Stone sat. He slept.", "He", "the likeliest of those named before it"),
        ("A mayor spoke.", "A mayor", "introduced here"),
        ("Robert Stone spoke. His team left. His team slept.", "His team", "the team of the same actor"),
    ],
)
def test_every_mention_says_why(text: str, words: str, reason: str) -> None:
    found = mention(walked(text), words)
    assert found is not None
    assert found[1].reason == reason
    assert 0 < found[1].score <= 1


def test_a_place_that_is_no_state_is_no_actor_though_it_acts() -> None:
    text = "They saw that Aldmouth rejected it."
    assert mention(walked(text, Name(Span.of(text, 14, 22), "place", 0.9)), "Aldmouth") is None


@pytest.mark.parametrize(
    ("text", "early"), [("Boats sank. Per Holt slept.", True), ("Boats sank. Rain fell. Per Holt slept.", False)]
)
def test_who_stands_in_the_first_two_sentences_is_early(text: str, early: bool) -> None:
    found = mention(walked(text), "Per Holt")
    assert found is not None
    assert found[0].early is early
