"""What the program remembers about itself between runs."""

from bot.database import Database
from bot.store import program


class Memory:
    """Small facts under names, such as the commands as last registered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def recall(self, name: str) -> str | None:
        """Return what was remembered under a name."""
        async with self._database.reading() as tx:
            return await program.recall(tx, name)

    async def remember(self, name: str, value: str) -> None:
        """Remember a value under a name."""
        async with self._database.transaction() as tx:
            await program.remember(tx, name, value)
