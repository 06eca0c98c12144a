"""A group with something behind every door, and one of each kind of person at them."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from bot.models import (
    Answer,
    ChannelId,
    GuildId,
    LeadRole,
    Level,
    Note,
    OwnDateId,
    RequestId,
    RequestKind,
    RoleId,
    Slot,
    UserId,
)
from bot.models.meetings import Outline, Recurrence
from bot.models.quiet import Reason
from bot.models.rota import Place
from bot.services import drafting
from bot.store import contacts, people, quiet, requests
from bot.store.schema import request
from bot.ui.answers import day_row
from tests.cogs.doorstep import Doorstep, Somebody, dm_of
from tests.services.harbour import MONDAY, ZONE, at

NOON = at(MONDAY, 12)
TUESDAY = MONDAY + timedelta(days=1)


class Kind(StrEnum):
    """What somebody is in a group."""

    STRANGER = "stranger"
    GUEST = "guest"  # asked for a person, never started
    MEMBER = "member"
    HOST = "host"
    LEAD = "lead"  # has the member's request, and was told of them
    ROLE_ONLY = "role only"  # holds the lead role and has not joined
    COORDINATOR = "coordinator"
    LEFT_OUT = "left out"  # a lead whom the member and the guest leave out
    ADMIN = "admin"  # may manage the server, and is no lead


@dataclass(repr=False)
class Household:
    """One group: who is in it, what is in it, and every word of it that is nobody else's."""

    step: Doorstep
    guild_id: GuildId
    seed: int  # of all ids
    secret: str  # a made-up word in every text that somebody of this group wrote
    people: dict[Kind, Somebody] = field(default_factory=dict)
    rows: dict[str, tuple[str | int, ...]] = field(default_factory=dict)

    @property
    def services(self) -> Any:
        """Return the use cases."""
        return self.step.harbour.services

    def user(self, kind: Kind) -> UserId:
        """Return somebody's id."""
        return self.people[kind].user_id

    def secrets(self) -> set[str]:
        """Return what must stand in no answer to somebody who has nothing to do with it."""
        return {self.secret, str(self.seed + 60), *(str(it.user_id) for it in self.people.values())}

    async def move_in(self) -> None:
        """Let everybody do what makes them what they are."""
        self._meet()
        await self._set_up()
        await self._leads()
        await self._member()
        await self._requests()
        await self._concern()
        await self._asked_after()
        await self._meeting()
        await self._rota()
        for who in self.people.values():
            dm = dm_of(who)
            await self.services.typed.pressed_in_dm(dm, who.user_id, now=NOON)

    def _meet(self) -> None:
        self.role, self.coordinators = RoleId(self.seed + 90), RoleId(self.seed + 91)
        held = {
            Kind.LEAD: self.role,
            Kind.ROLE_ONLY: self.role,
            Kind.LEFT_OUT: self.role,
            Kind.COORDINATOR: self.coordinators,
        }
        for number, kind in enumerate(Kind):
            user_id = UserId(self.seed + number)
            roles = frozenset({held[kind]} if kind in held else set())
            self.people[kind] = Somebody(user_id, roles, is_admin=kind is Kind.ADMIN)
            self.step.messenger.roles[user_id] = roles
            self.step.messenger.names[user_id] = f"{self.secret} {kind}"

    async def _set_up(self) -> None:
        settings = {
            "zone": ZONE,
            "country": "GB",
            "check_in_channel_id": ChannelId(self.seed + 92),
            "leads_room_id": ChannelId(self.seed + 93),
            "lead_role_id": self.role,
            "coordinator_role_id": self.coordinators,
            "free_text": True,
            "quiet_watch": True,
            "training": False,
        }
        admin = self.user(Kind.ADMIN)
        await self.services.groups.change(self.guild_id, settings, actor_id=admin, now=NOON)
        await self.services.library.keep(
            self.guild_id,
            None,
            topic=f"{self.secret} topic",
            title=f"{self.secret} title",
            text=f"{self.secret} text",
            link=None,
            actor_id=admin,
            now=NOON,
        )
        (entry,) = await self.services.library.entries(self.guild_id)
        self.rows["entry"] = (entry.id,)

    async def _leads(self) -> None:
        """Let the leads join, and three more of them, so that there is a rota."""
        more = [UserId(self.seed + 50 + number) for number in range(3)]
        joining = [self.user(it) for it in (Kind.LEAD, Kind.LEFT_OUT, Kind.COORDINATOR)]
        for user_id in (*joining, *more):
            is_coordinator = user_id == self.user(Kind.COORDINATOR)
            lead = await self.services.leads.join(
                self.guild_id,
                user_id,
                role=LeadRole.COORDINATOR if is_coordinator else LeadRole.LEAD,
                zone=ZONE,
                language=None,
                now=NOON,
            )
            self.rows[f"lead {user_id}"] = (lead.person.id,)
        self.another = more[0]

    async def _member(self) -> None:
        member, guild_id = self.user(Kind.MEMBER), self.guild_id
        started = await self.services.members.start(
            guild_id, member, zone=ZONE, language=None, now=at(MONDAY, 7)
        )
        self.member_id = started.person.id
        await self.services.members.choose(self.member_id, {"free_text": True}, now=NOON)
        await self.services.check_ins.answer(
            guild_id, member, day_on=MONDAY, slot=Slot.MORNING, answer=Answer.HARD, now=NOON
        )
        await self.services.notes.write(
            guild_id,
            member,
            day_on=MONDAY,
            slot=Slot.MORNING,
            note=Note(words=f"{self.secret} note"),
            now=NOON,
        )
        share_id = await self.services.shares.share(
            guild_id, member, day_on=MONDAY, slot=Slot.MORNING, text=self.secret, now=NOON
        )
        goal_id = await self.services.goals.add(
            guild_id, member, words=f"{self.secret} goal", daily=False, now=NOON
        )
        date_id = await self.services.dates.add(
            guild_id, member, label=f"{self.secret} date", typed="31 January 2026", now=NOON
        )
        assert isinstance(date_id, int)
        celebrated = date(2026, 3, 2).toordinal()
        self.rows |= {
            "day": day_row(MONDAY, Slot.MORNING),
            "share": (share_id,),
            "goal": (goal_id,),
            "date": (OwnDateId(date_id),),
            "milestone": (date_id, celebrated),
        }
        async with self.step.harbour.database.transaction() as tx:
            await contacts.put(tx, self.member_id, self.user(Kind.LEFT_OUT), contacts.LEFT_OUT)

    async def _requests(self) -> None:
        """Let the guest's request be open, and the lead have the member's."""
        taken = RequestId(0)
        for kind in (Kind.GUEST, Kind.MEMBER):
            asked = await self.services.requests.ask(
                self.guild_id,
                self.user(kind),
                kind=RequestKind.TALK,
                level=Level.NO_RUSH,
                language=None,
                now=NOON,
            )
            taken = asked.request.id
            self.rows[f"{kind} request"] = (taken,)
            async with self.step.harbour.database.transaction() as tx:
                person = await people.find(tx, self.guild_id, self.user(kind))
                assert person is not None
                await contacts.put(tx, person.id, self.user(Kind.LEFT_OUT), contacts.LEFT_OUT)
        await self.services.requests.take(taken, user_id=self.user(Kind.LEAD), now=NOON)
        async with self.step.harbour.database.transaction() as tx:
            await requests.forget_second(tx, taken)
            await tx.execute(request.update().values(thread_id=self.seed + 94))

    async def _concern(self) -> None:
        """Let the member have said that something felt wrong, once sent and once not yet."""
        said, member = self.services.concerns, self.user(Kind.MEMBER)
        concern_id, reader = 0, self.user(Kind.COORDINATOR)
        for name, is_sent in (("unsent concern", False), ("sent concern", True)):
            begun = await said.begin(
                self.guild_id, member, about=self.another, language=None, now=NOON
            )
            concern_id = begun.concern.id
            await said.pick(concern_id, by=member, reader=reader, now=NOON)
            await said.write(concern_id, f"{self.secret} concern", by=member)
            if is_sent:
                await said.send(concern_id, by=member, now=NOON)
            self.rows[name] = (concern_id,)
        await said.open(concern_id, by=reader, now=NOON)
        await said.answer(concern_id, f"{self.secret} answer", by=reader, now=NOON)
        self.rows["reader"] = (reader,)

    async def _asked_after(self) -> None:
        """Let the lead be told of another member, whom no tap of anybody here brings back."""
        lead, watched = self.user(Kind.LEAD), UserId(self.seed + 60)
        self.step.messenger.names[watched] = f"{self.secret} watched"
        started = await self.services.members.start(
            self.guild_id, watched, zone=ZONE, language=None, now=at(MONDAY, 7)
        )
        chosen = self.services.quiet
        await chosen.choose_watcher(self.guild_id, watched, lead, now=NOON)
        await chosen.choose(self.guild_id, watched, {"is_on": True, "notes": True}, now=NOON)
        async with self.step.harbour.database.transaction() as tx:
            after_id = await quiet.ask_after(
                tx, started.person.id, lead_id=lead, reason=Reason.QUIET, now=NOON
            )
            assert after_id is not None
            await quiet.mark_told(tx, after_id, now=NOON - timedelta(days=40))
            await quiet.change(tx, started.person.id, {"line_at": NOON})
        self.rows["asked after"] = (after_id,)

    async def _meeting(self) -> None:
        outline = Outline(
            f"{self.secret} circle",
            Recurrence(TUESDAY, time(19), ZONE, frozenset({1})),
            link=f"https://example.org/{self.secret}",
        )
        held = self.services.meetings
        lead = self.user(Kind.LEAD)
        body = {"outline": drafting.body_of(outline), "typed": {"name": outline.name}}
        draft_id = await held.draft(self.guild_id, lead, body, now=NOON)
        meeting = await held.save(self.guild_id, lead, draft_id, now=NOON)
        assert meeting is not None
        host, on = self.user(Kind.HOST), TUESDAY
        await self.services.hosts.host(self.guild_id, host, meeting.id, language=None, now=NOON)
        member = self.user(Kind.MEMBER)
        await self.services.attendance.come(
            self.guild_id, member, meeting.id, on, comes=True, language=None, now=NOON
        )
        self.rows |= {
            "meeting": (meeting.id,),
            "meeting date": (meeting.id, on.toordinal()),
            "offer": (meeting.id, "host"),
            "draft": (await held.draft(self.guild_id, lead, body, now=NOON),),
        }

    async def _rota(self) -> None:
        """Let the lead and another have a shift, and a swap be offered to the lead."""
        ids = []
        for user_id in (self.user(Kind.LEAD), self.another):
            await self.services.rotas.add(self.guild_id, user_id, "wed 10:00-12:00", now=NOON)
            group = await self.services.rotas.look(self.guild_id, user_id, now=NOON)
            assert group is not None
            ids.append(group.own_turns()[0].place)
        theirs, others = ids
        await self.services.rotas.offer_swap(self.guild_id, self.another, others, theirs, now=NOON)
        coordinator = self.user(Kind.COORDINATOR)
        await self.services.rotas.plan_gap(
            self.guild_id, coordinator, first_on=TUESDAY, last_on=TUESDAY, now=NOON
        )
        group = await self.services.rotas.look(self.guild_id, self.user(Kind.LEAD), now=NOON)
        assert group is not None
        (swap,), (gap,) = group.swaps, group.gaps
        self.rows |= {
            "turn": _row(theirs),
            "another's turn": _row(others),
            "swap": (swap.id,),
            "gap": (gap.id,),
        }


def _row(place: Place) -> tuple[int, int]:
    return place.shift_id, place.on.toordinal()
