"""``reportedly schema``."""

from __future__ import annotations

import click

from reportedly.cli.stdout import NAME, stdout_bytes


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the json and jsonl formats."""
    from reportedly.record import schema_text
    from reportedly.run import Stream
    from reportedly.show import Framing

    stream = Stream(stdout_bytes(), NAME, Framing())
    stream.write(schema_text())
    stream.finish()
