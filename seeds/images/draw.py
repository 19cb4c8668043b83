#!/usr/bin/env python3
"""Redraw the illustrations of the stories: `python seeds/images/draw.py [NAME...]`."""

import sys
from collections.abc import Callable
from pathlib import Path

from sketchbook import (
    bicycle,
    canal_cleanup,
    cross_country,
    goat,
    job_fair,
    luminarias,
    new_well,
    night_welding,
    notebook,
    reading_workshop,
    shoebox,
    star_party,
    tamale_fair,
    tepary_beans,
    theater,
    walking_soccer,
    wheelchair_basketball,
)
from sketchbook.canvas import Canvas

HERE = Path(__file__).parent

#: File name without its suffix -> what draws it.
PICTURES: dict[str, Callable[[], Canvas]] = {
    "canal-cleanup": canal_cleanup.draw,
    "cross-country": cross_country.draw,
    "cuaderno-de-las-posadas": notebook.draw,
    "job-fair": job_fair.draw,
    "luminarias": luminarias.draw,
    "new-well": new_well.draw,
    "night-welding": night_welding.draw,
    "police-log-bicycles": bicycle.draw,
    "police-log-goat": goat.draw,
    "saguaro-theater": theater.draw,
    "shoebox-photographs": shoebox.draw,
    "star-party": star_party.draw,
    "taller-de-lectura": reading_workshop.draw,
    "tamale-fair": tamale_fair.draw,
    "tepary-beans": tepary_beans.draw,
    "walking-soccer": walking_soccer.draw,
    "wheelchair-basketball": wheelchair_basketball.draw,
}


def main(names: list[str]) -> int:
    """Draw the pictures *names*, or all of them, and return the exit code."""
    unknown = sorted(set(names) - set(PICTURES))
    if unknown:
        sys.stderr.write(f"No such picture: {', '.join(unknown)}. Known: {', '.join(PICTURES)}.\n")
        return 2
    for name in names or PICTURES:
        # The pictures of a feed in a file lie in its own folder.
        with_feeds = HERE.parent / "feeds" / "images" / f"{name}.jpg"
        path = with_feeds if with_feeds.exists() else HERE / f"{name}.jpg"
        PICTURES[name]().save(path)
        sys.stdout.write(f"{path.name}: {path.stat().st_size / 1024:.0f} KB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
