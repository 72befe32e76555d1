"""A page that stands alone and lists something: its head, style and foot."""

from __future__ import annotations

from html import escape
from string import Template

from reportedly._version import __version__
from reportedly.show.html import policy, resource
from reportedly.show.wording import DISCLAIMER

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Reportedly $version">
<title>$title</title>
<style>$style</style>
</head>
<body class="list">
<div class="page">
<main>
<h1 class="bare">$heading</h1>
<div class="overview"><p class="counts">$counts</p></div>
$body
</main>
<footer><p>$disclaimer</p></footer>
</div>
</body>
</html>
""")


def list_page(title: str, heading: str, counts: str, body: str) -> str:
    """A whole HTML page, to be encoded as UTF-8; all but ``body``, which is HTML, is text."""
    style = resource("report.css")
    return _PAGE.substitute(
        policy=policy(style),
        version=escape(__version__),
        style=style,
        title=escape(title),
        heading=escape(heading),
        counts=escape(counts),
        body=body,
        disclaimer=escape(DISCLAIMER),
    )
