"""An agency and an outlet that credits it, from their feeds to the answer."""

from pathlib import Path

from bot.bootstrap import make_service, open_library, terminal_orders
from bot.replies import Point, Reply
from bot.settings import Settings
from tests.adapters.web.hosting import hosting, transport_to_here
from tests.adapters.web.site import START, rss

WIRE = (
    "Iris Vale closed the old harbour bridge of Velmouth on Monday after nine cracks were found. "
    "Vale said that ferries would carry the dockers until the bridge is mended."
)
HERALD = (
    "On Monday the harbour bridge had nine cracks, which is why Velmouth found it closed by Vale, "
    "according to the Lune Wire."
)
SPORT = "The rowers of Velmouth won on Monday, and a crowd of nine hundred saw it from the quay."


def test_an_outlet_that_credits_the_agency_is_one_voice_with_it_while_it_is_marked(
    tmp_path: Path,
) -> None:
    with hosting() as sites:
        wire = rss({"guid": "1", "title": "Bridge", "text": WIRE, "published": START})
        wire.body = str(wire.body).replace("The Port Courier", "Lune Wire")
        herald = rss(
            {"guid": "1", "title": "Cracks", "text": HERALD, "published": START},
            {"guid": "2", "title": "Rowing", "text": SPORT, "published": START},
            title="Herald",
        )
        feeds = [sites.put("/wire.xml", wire), sites.put("/herald.xml", herald)]
        settings = Settings(
            database=tmp_path / "store.db", fetch_ports=frozenset({sites.port}), workers=1
        )
        with open_library(settings) as library:
            service = make_service(library, terminal_orders(settings, library, transport_to_here))

            def say(line: str) -> Reply:
                return service.answer(line).reply

            def told_by() -> Point:
                (point,) = (
                    each
                    for section in say("/brief harbour bridge").sections
                    for each in section.points
                    if len(each.sources) == 2
                )
                return point

            say(f"/sources add {feeds[0]} agency")
            # The Herald calls her by her surname alone, as the library knows her too.
            added = say(f'/sources add {feeds[1]} include:"Iris Vale"')
            assert added.lead == "1 document added, 1 left out by its rules."
            assert told_by().aside == ""

            say("/sources independent 1")
            assert told_by().aside == "2 independent sources"
            say("/sources agency 1")
            assert told_by().aside == ""
