"""What is gone from the server is heard from Discord, and the admin is told once."""

from tests.wire.circle import a_circle


async def test_a_deleted_room_and_a_renamed_role_are_told(tmp_path):
    async with a_circle(tmp_path) as circle:
        circle.lead.rename("Harbour lights")
        told = await circle.until(
            lambda: [it for it in circle.room.messages if "has a new name" in it.content]
        )
        assert len(told) == 1
        circle.room.delete()
        (letter,) = await circle.until(lambda: circle.own(circle.ines))
        assert letter.content.split("\n") == [
            "Something of the server is missing.",
            "The leads' room is gone. I ask leads by direct message only.",
            "`/admin setup` takes another room.",
        ]
