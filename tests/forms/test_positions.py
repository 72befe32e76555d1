"""Lines of what stands in a TOML text."""

from __future__ import annotations

from reportedly.forms.positions import positions

TEXT = '''\
# a comment with [brackets] = and "quotes
[pack]
id = "x"

[[place]]
name = "a ] # no comment"  # a comment
variants = [
  {name = "b", side = "s"},

  # a comment
  {name = "c",  side = "t", since = "1"},
]
note = """
[[place]]
name = "not a key"
"""
[[place]]
"name" = 'd'
where.lat = 1
[[place.variants]]
name = "e"
[[place.variants]]
name = "f"
'''


def test_tables_keys_and_elements_have_lines() -> None:
    lines = positions(TEXT)
    assert lines["pack",] == 2
    assert lines["pack", "id"] == 3
    assert lines["place", 0] == 5
    assert lines["place", 0, "variants", 0, "side"] == 8
    assert lines["place", 0, "variants", 1] == 11
    assert lines["place", 0, "variants", 1, "since"] == 11
    assert lines["place", 1] == 17
    assert lines["place", 1, "name"] == 18
    assert lines["place", 1, "where", "lat"] == 19
    assert lines["place", 1, "variants", 1, "name"] == 23
    assert ("place", 2) not in lines


def test_anything_comes_to_an_end() -> None:
    for text in ("", "[", "[[", "]]", "a", "=", 'a = "', "a = [" * 2000, "{}}}", '"""' * 999, "\0", "a = [\n}]\n,,"):
        positions(text)
