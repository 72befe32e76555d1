"""Which rules hold in a run, how they are changed, how findings become diagnostics, and how rules are read from data."""

from __future__ import annotations

from dataclasses import replace

from reportedly.checks import Selection, diagnose
from reportedly.checks.checking import active, known_rules
from reportedly.checks.kinds.kind import filled
from reportedly.checks.precision import Precision, confidence, measured, precision_words
from reportedly.checks.scene import lower_words, one_line, stems, written
from reportedly.checks.scene.stretches import Stretches
from reportedly.model import Article, Document, Genre, GenreKind, Producer, Style
from reportedly.model.style import Setting
from tests.pages import page_of
from tests.rules import rule_of


def holding(**selection: object) -> set[str]:
    return {rule.id for rule in active(Selection(**selection))}  # type: ignore[arg-type]


DEFAULT = {rule.id for rule in known_rules(Selection()) if rule.default}


def style(**settings: object) -> Style:
    return Style("s", "S", settings={"QUO003": Setting(**settings)})  # type: ignore[arg-type]


def test_what_is_selected_extended_and_ignored() -> None:
    assert holding() == DEFAULT and "QUO003" not in DEFAULT
    assert holding(select=("QUO003",)) == {"QUO003"} and "QUO003" in holding(extend=("QUO003",))
    assert holding(select=("ALL",)) == {rule.id for rule in known_rules(Selection())}
    assert holding(select=("QUO",)) == {"QUO001", "QUO002", "QUO003"}
    assert holding(ignore=("ALL",)) == holding(select=("XYZ",)) == set()
    assert not {each for each in holding(ignore=("SRC",)) if each.startswith("SRC")}


def test_the_longer_of_two_wins_and_between_equals_ignoring_does() -> None:
    assert holding(select=("QUO001",), ignore=("QUO",)) == {"QUO001"}
    assert holding(select=("QUO",), ignore=("QUO001",)) == {"QUO002", "QUO003"}
    assert holding(select=("QUO",), ignore=("QUO",)) == set()
    assert holding(select=("ALL",), ignore=("ALL",)) == set()
    assert holding(select=("ALL", "QUO001"), ignore=("QUO",)) >= {"QUO001", "SRC001"}
    assert holding(select=("SRC001",), extend=("QUO001",), ignore=("QUO",)) == {"SRC001", "QUO001"}


def test_a_style_turns_rules_on_and_off_and_the_later_one_wins() -> None:
    on, off = style(enabled=True), style(enabled=False)
    assert holding(styles=(on,)) == DEFAULT | {"QUO003"} and holding(styles=(on, off)) == DEFAULT
    assert "QUO003" in holding(styles=(off, on)) and "QUO003" in holding(styles=(on, style()))
    assert holding(styles=(on,), select=("SRC001",)) == {"SRC001"}


def test_severity_and_reference_are_those_of_the_selection_the_style_or_the_rule() -> None:
    def changed(**selection: object) -> tuple[str, str]:
        (rule,) = active(Selection(select=("QUO003",), **selection))  # type: ignore[arg-type]
        return rule.severity, rule.reference

    rule = rule_of("QUO003")
    assert changed() == (rule.severity, rule.reference) == ("info", rule.reference)
    assert changed(styles=(style(severity="error", reference="Ours"),)) == ("error", "Ours")
    assert changed(styles=(style(severity="error"), style(severity="warning"), style())) == ("warning", rule.reference)
    assert changed(styles=(style(severity="error"),), severities={"QUO003": "warning"}) == ("warning", rule.reference)


TEXT = "The pier was sold in May. The “new  plan” cost jobs, and a “plan” is old. It rained."


def diagnostics(**selection: object) -> list[tuple[str, str, str]]:
    article = Article(Document(TEXT), (), (), Producer("0", "none"))
    found = diagnose(article, page_of(TEXT), (), Selection(**selection))  # type: ignore[arg-type]
    return [(each.span.text, each.message, each.ask) for each in found]


def test_messages_are_the_styles_with_the_words_in_them() -> None:
    plain = diagnostics(select=("QUO003",))
    assert [words for words, _, _ in plain] == ["“new  plan”", "“plan”"]
    said = diagnostics(select=("QUO003",), styles=(style(message="Not {words}", ask="Why {words}?"), style()))
    assert said[0] == ("“new  plan”", "Not “new plan”", "Why “new plan”?")
    assert diagnostics(select=("QUO003",), styles=(style(message="Not {words}"),))[0][2] == plain[0][2]


def test_diagnostics_are_in_text_order_then_by_rule() -> None:
    text = "It is “late."
    article = Article(Document(text), (), (), Producer("0", "none"))
    found = diagnose(article, page_of(text), (), Selection(select=("QUO001", "QUO003")))
    assert [each.rule for each in found] == ["QUO001"]
    assert found[0].severity == "warning" and found[0].name == "unbalanced-quotation"


# figures


def test_few_findings_that_were_judged_leave_the_estimate_much_weight() -> None:
    rule, known = next((rule, known) for rule, known in measured().items() if known.judged)
    assert confidence(rule, 0.5) == round((known.right + known.doubtful / 2 + 5) / (known.judged + 10), 2)
    assert confidence("XYZ001", 0.5) == 0.5 and precision_words("XYZ001") == "not measured yet"
    assert precision_words(rule) == str(known)
    assert Precision(3, 0, 1).share == Precision(2, 2, 0).share == 0.75


def test_rules_of_little_confidence_are_left_out() -> None:
    assert holding(confidence=0.0) == DEFAULT and holding(confidence=1.0) == set()
    sure = holding(select=("ALL",), confidence=0.9)
    assert sure == {rule.id for rule in known_rules(Selection()) if confidence(rule.id, rule.confidence) >= 0.9}
    assert 0 < len(sure) < len(holding(select=("ALL",)))


def test_a_finding_says_on_how_many_its_confidence_rests() -> None:
    article = Article(Document("It is “late."), (), (), Producer("0", "none"))
    (found,) = diagnose(article, page_of(article.document.text), (), Selection(select=("QUO001",)))
    assert found.judged == measured()["QUO001"].judged


def test_a_rule_does_not_hold_in_genres_that_it_names() -> None:
    text = "Mara Tolen said that the terrorists will lose.\n\nThe regime fell. The terrorists came to the town of Sarn."
    article = Article(Document(text), (), (), Producer("0", "none"))
    assert "speech" in rule_of("LEX003").not_in

    def found(kind: GenreKind) -> set[str]:
        read = replace(article, genre=Genre(kind, "heading"))
        return {each.rule for each in diagnose(read, page_of(text), (), Selection(select=("LEX003",)))}

    assert found("unknown") == found("digest") == {"LEX003"} and found("speech") == found("press release") == set()


# words


def test_words_of_texts() -> None:
    assert lower_words("’Tis Moody’s “co-op”, so-") == ("’tis", "moody’s", "co-op", "so")
    assert written("Moody's U.S. Co") == ("Moody's", "U.S", "Co")
    assert one_line(" a \n b ") == "a b"
    assert stems("harbours harbour plans") == {"harbo"} and stems("planks plans") == {"plank"}
    assert stems("Rain fell on Aldo and Sarnia") == {"aldo", "sarni"} and stems("Aldo is dry", {"aldo"}) == {"aldo"}
    assert filled("{a} {b}", a="x\n y") == "x y {b}"


def test_ranges_are_joined_where_they_meet() -> None:
    ranges = Stretches([(5, 9), (0, 3), (3, 4), (6, 7)])
    assert [ranges.holds(at) for at in (-1, 0, 3, 4, 5, 8, 9)] == [False, True, True, False, True, True, False]
    assert ranges.meets(3, 4) and ranges.meets(8, 20) and ranges.meets(-5, 1)
    assert not ranges.meets(4, 5) and not ranges.meets(9, 20) and not ranges.meets(-5, 0)
    assert not Stretches([]).holds(0) and not Stretches([]).meets(0, 9)
