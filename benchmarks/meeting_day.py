"""`python -m benchmarks.meeting_day`: a day of reminders for 5,000 meetings in 1,000 groups."""

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import SystemClock
from bot.database import Database
from bot.keyring import Keyring
from bot.settings import load
from tests.sim import meeting_day

GUILDS, EACH = 1_000, 5


async def main() -> None:
    """Live the day, and print what it cost."""
    with TemporaryDirectory() as data:
        settings = load({"DATA_DIR": str(Path(data)), "DISCORD_TOKEN": "none"}, env_file=None)
        keyring = Keyring.load_or_create(settings, lambda _: None)
        database = await Database.open(settings, keyring, clock=SystemClock())
        began = time.process_time()
        figures = await meeting_day.live(database, guilds=GUILDS, each=EACH)
        await database.close()
        print(f"{figures}; {time.process_time() - began:.0f} s of processor time, with setting up")


if __name__ == "__main__":
    asyncio.run(main())
