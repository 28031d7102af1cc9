"""`briefbot serve` that fetches from the tests' own web server: a process of the tests alone.

Production has no setting that opens this machine's own addresses; here another transport is given.
"""

import asyncio
import sys

from bot.serving.logs import configure_logging
from bot.serving.serve import serve
from bot.settings import load_settings
from tests.adapters.web.hosting import transport_to_here

if __name__ == "__main__":
    settings = load_settings()
    configure_logging(settings)
    sys.exit(asyncio.run(serve(settings, transport=transport_to_here)))
