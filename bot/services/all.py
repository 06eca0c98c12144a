"""Every use case of the bot, built once over one database."""

from dataclasses import dataclass

from bot.database import Database
from bot.erasures import ErasureJournal
from bot.services.agenda import Agenda
from bot.services.announcing import Announcing
from bot.services.arrivals import Arrivals
from bot.services.asking_after import AskingAfter
from bot.services.attendance import Attendance
from bot.services.changes import Changes
from bot.services.check_ins import CheckIns
from bot.services.checkup import Checkup
from bot.services.circles import Circles
from bot.services.concerns import Concerns
from bot.services.daily_posts import DailyPosts
from bot.services.dates import Dates
from bot.services.days import Days
from bot.services.departures import Departures
from bot.services.events import Events
from bot.services.exports import Exports
from bot.services.goals import Goals
from bot.services.groups import Groups
from bot.services.handing import Handing
from bot.services.helping import Helping
from bot.services.history import History
from bot.services.holds import Holds
from bot.services.hosts import Hosts
from bot.services.housekeeping import Housekeeping
from bot.services.imports import Imports
from bot.services.leads import Leads
from bot.services.library import Library
from bot.services.losses import Losses
from bot.services.meetings import Meetings
from bot.services.members import Members
from bot.services.memory import Memory
from bot.services.milestones import Milestones
from bot.services.mourning import Mourning
from bot.services.notes import Notes
from bot.services.notices import Notices
from bot.services.numbers import GroupsNumbers
from bot.services.pathways import Pathways
from bot.services.pauses import Pauses
from bot.services.presses import Presses
from bot.services.quiet import Quiet
from bot.services.readiness import Readiness
from bot.services.reports import Reports
from bot.services.requests import Requests
from bot.services.rota import Rotas
from bot.services.shares import Shares
from bot.services.summaries import Summaries
from bot.services.tellings import Tellings
from bot.services.tidying import Tidying
from bot.services.typed import Typed
from bot.vault import Vault


@dataclass(slots=True)
class Services:
    """What the doors call: one attribute for each noun."""

    members: Members
    check_ins: CheckIns
    notes: Notes
    pauses: Pauses
    pathways: Pathways
    tellings: Tellings
    tidying: Tidying
    daily_posts: DailyPosts
    shares: Shares
    days: Days
    exports: Exports
    dates: Dates
    milestones: Milestones
    changes: Changes
    goals: Goals
    circles: Circles
    concerns: Concerns
    holds: Holds
    mourning: Mourning
    requests: Requests
    arrivals: Arrivals
    helping: Helping
    handing: Handing
    leads: Leads
    rotas: Rotas
    groups: Groups
    typed: Typed
    presses: Presses
    housekeeping: Housekeeping
    memory: Memory
    agenda: Agenda
    meetings: Meetings
    attendance: Attendance
    hosts: Hosts
    announcing: Announcing
    imports: Imports
    events: Events
    departures: Departures
    losses: Losses
    history: History
    checkup: Checkup
    reports: Reports
    notices: Notices
    library: Library
    quiet: Quiet
    asking_after: AskingAfter
    summaries: Summaries
    readiness: Readiness
    numbers: GroupsNumbers


def services_over(database: Database, *, vault: Vault, journal: ErasureJournal) -> Services:
    """Return all services over one database."""
    agenda = Agenda(database)
    return Services(
        members=Members(database, vault, journal),
        check_ins=CheckIns(database, agenda=agenda),
        notes=Notes(database, vault),
        pauses=Pauses(database),
        pathways=Pathways(database),
        tellings=Tellings(database),
        tidying=Tidying(database),
        daily_posts=DailyPosts(database),
        shares=Shares(database, vault),
        days=Days(database),
        exports=Exports(database, vault),
        dates=Dates(database, vault),
        milestones=Milestones(database),
        changes=Changes(database),
        goals=Goals(database, vault),
        circles=Circles(database),
        concerns=Concerns(database, vault),
        holds=Holds(database),
        mourning=Mourning(database),
        requests=Requests(database, vault),
        arrivals=Arrivals(database),
        helping=Helping(database),
        handing=Handing(database, vault),
        leads=Leads(database, vault),
        rotas=Rotas(database),
        groups=Groups(database, vault),
        typed=Typed(database),
        presses=Presses(database),
        housekeeping=Housekeeping(database),
        memory=Memory(database),
        agenda=agenda,
        meetings=Meetings(database),
        attendance=Attendance(database, vault),
        hosts=Hosts(database, vault),
        announcing=Announcing(database),
        imports=Imports(database),
        events=Events(database),
        departures=Departures(database, journal),
        losses=Losses(database),
        history=History(database),
        checkup=Checkup(database),
        reports=Reports(database),
        notices=Notices(database),
        library=Library(database),
        quiet=Quiet(database),
        asking_after=AskingAfter(database, vault),
        summaries=Summaries(database),
        readiness=Readiness(database),
        numbers=GroupsNumbers(database),
    )
