"""Who changed which setting: names of settings, never a text, and never what members do."""

from datetime import timedelta

from bot.models import LeadRole
from bot.services.history import IN_A_PAGE
from tests.services.harbour import GROUP, INES, MARA, MONDAY, ZONE, Harbour, at

NOW = at(MONDAY, 12)


async def change(harbour: Harbour, minutes: int = 0, **settings: object) -> None:
    now = NOW + timedelta(minutes=minutes)
    await harbour.groups.change(GROUP, settings, actor_id=INES, now=now)


async def acts(harbour: Harbour, number: int = 0) -> list[str]:
    page = await harbour.services.history.page(GROUP, number)
    return [it.act for it in page.changes]


async def test_what_admins_and_leads_do_is_there_and_what_members_do_is_not(harbour: Harbour):
    await harbour.start(MARA)
    await harbour.answer()
    await change(harbour, country="GB")
    await harbour.services.leads.join(
        GROUP, INES, role=LeadRole.LEAD, zone=ZONE, language=None, now=NOW + timedelta(minutes=1)
    )
    assert await acts(harbour) == ["lead-joined", "settings"]
    page = await harbour.services.history.page(GROUP, 0)
    assert {it.actor_id for it in page.changes} == {INES}
    assert str(MARA) not in str(page)


async def test_own_words_are_noted_without_the_words(harbour: Harbour):
    await harbour.groups.say(
        GROUP, language="en", message_id="reply-good", text="Quince.", actor_id=INES, now=NOW
    )
    page = await harbour.services.history.page(GROUP, 0)
    assert page.changes[0].detail["line"] == "reply-good"
    assert "Quince" not in str(page)


async def test_it_is_paged_the_newest_first(harbour: Harbour):
    for number in range(IN_A_PAGE + 3):
        await change(harbour, number, zone=ZONE if number % 2 else "Etc/UTC", language=f"l{number}")
    first = await harbour.services.history.page(GROUP, 0)
    second = await harbour.services.history.page(GROUP, 1)
    assert (len(first.changes), first.is_last) == (IN_A_PAGE, False)
    assert (len(second.changes), second.is_last) == (3, True)
    assert first.changes[0].at > first.changes[-1].at > second.changes[0].at


async def test_it_is_forgotten_after_half_a_year(harbour: Harbour):
    await change(harbour, country="GB")
    await harbour.services.housekeeping.tidy(NOW + timedelta(days=179))
    assert await acts(harbour)
    await harbour.services.housekeeping.tidy(NOW + timedelta(days=181))
    assert not await acts(harbour)
