"""``reportedly verify``."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.cli.program import say
from reportedly.cli.stdout import NAME, stdout_bytes


@click.command("verify", short_help="Tell whether a folder of Parquet is as it was written.")
@click.argument("folder", metavar="FOLDER")
@click.pass_context
def command(ctx: click.Context, folder: str) -> None:
    """Tell whether a folder that --format parquet wrote is as it was written.

    Looks at digests, at files that are missing or do not belong there, at the number of rows, at keys and at offsets, and
    prints a line for everything that is wrong.

    Exit codes: 0 all is as it was written, 1 something is not, 2 there is no finished dataset.
    """
    from reportedly.run import Stream, faults_of
    from reportedly.show import Framing

    stream = Stream(stdout_bytes(), NAME, Framing())
    count = 0
    for fault in faults_of(Path(folder)):
        count += 1
        line = "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in fault)
        stream.write(line + "\n")
    if not count:
        say(f"{folder}: is as it was written")
    ctx.exit(1 if count else 0)
