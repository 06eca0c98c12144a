"""Who may come in where, as PRODUCT.md says it: what the doors of the bot are held against.

A command, button, select or form that stands here nowhere fails `test_who_may`, by its name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.cogs.household import Kind

NOBODY: frozenset[Kind] = frozenset()
EVERYBODY = frozenset(Kind)
ROLE = frozenset({Kind.LEAD, Kind.ROLE_ONLY, Kind.COORDINATOR, Kind.LEFT_OUT})  # who hold it
LEADS = ROLE - {Kind.ROLE_ONLY}  # who have joined as well
NOT_LEFT_OUT = ROLE - {Kind.LEFT_OUT}
THE_LEAD = frozenset({Kind.LEAD})  # who has the request, or was told
COORDINATOR = frozenset({Kind.COORDINATOR})
ADMIN = frozenset({Kind.ADMIN})
STAFF = ROLE | ADMIN
HOSTS = STAFF | {Kind.HOST}
MEMBER = frozenset({Kind.MEMBER})
HOST = frozenset({Kind.HOST})

# --- commands: what they begin with, or are; the longest that fits counts

COMMANDS = {
    "/checkin": EVERYBODY,
    "/talk": EVERYBODY,
    "/numbers": EVERYBODY,
    "/meetings": EVERYBODY,
    "/resources": EVERYBODY,
    "/about": EVERYBODY,
    "/my": EVERYBODY,  # to somebody who has not started it offers that
    "/meeting list": EVERYBODY,
    "/meeting next": EVERYBODY,
    "/meeting calendar": EVERYBODY,
    "/meeting": HOSTS,
    "/meeting add": STAFF,  # a host looks after their own meeting, and adds none
    "/meeting import": STAFF,
    "/lead": LEADS,
    "/lead join": ROLE,
    "/lead board": ROLE,
    "/admin": ADMIN,
}


def of_command(name: str) -> frozenset[Kind]:
    """Return who may run a command; KeyError for one that nobody has thought about."""
    words = name.split()
    if words[0] == "/admin" and len(words) > 1 and words[1] not in ADMIN_COMMANDS.split():
        raise KeyError(name)
    for length in range(len(words), 0, -1):
        if (start := " ".join(words[:length])) in COMMANDS:
            return COMMANDS[start]
    raise KeyError(name)


ADMIN_COMMANDS = (
    "setup checkins escalation meetings roles words numbers resources privacy report audit doctor "
    "hold show"
)

# --- buttons, selects and forms


@dataclass(frozen=True)
class Doors:
    """Some actions with the same row, and who comes in with it.

    `row` names what is in it, of `Household.rows`; a word that is none of those stands for itself.
    Before it stands the id of the one whose it is: of `owner`, or of each who presses it.
    """

    who: frozenset[Kind]
    actions: str
    row: tuple[str, ...] = ()
    owner: Kind | None = None
    own: bool = False
    in_dm: frozenset[Kind] | None = None  # where it differs
    chosen: tuple[str, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)


MASKED = frozenset({"guest request", "asked after"})  # rows whose numbers no menu shows


def mine(actions: str, *row: str, owner: Kind = Kind.MEMBER, chosen: str = "") -> Doors:
    """Return doors that open for nobody but the one whose they are."""
    who = frozenset({owner})
    return Doors(who, actions, row, owner=owner, chosen=(chosen,) if chosen else ())


def each(who: frozenset[Kind], actions: str, *row: str, **more: object) -> Doors:
    """Return doors that everybody is given as their own, and that look who comes all the same."""
    return Doors(who, actions, row, own=True, **more)  # type: ignore[arg-type]  # of Doors itself


def leads(who: frozenset[Kind], actions: str, *row: str, chosen: str = "") -> Doors:
    """Return doors that are the same to everybody who sees them."""
    return Doors(who, actions, row, chosen=(chosen,) if chosen else ())


NO_ADMIN = NOBODY  # in a DM nobody manages a server
STAFF_IN_DM, HOSTS_IN_DM = STAFF - ADMIN, HOSTS - ADMIN

TABLE: tuple[Doors, ...] = (
    # everybody: the pinned post, the numbers, the library, asking for a person
    leads(EVERYBODY, "check_in talk numbers meetings library about my_start stop menu settings"),
    leads(EVERYBODY, "pause no_thanks felt_wrong"),
    leads(EVERYBODY, "library_open", chosen="00000000"),
    leads(EVERYBODY, "level", "today"),
    leads(EVERYBODY, "m_join", "meeting date"),  # under a post in a channel
    # what is somebody's own: nobody else's tap, whatever they are
    mine("other_day data dates date_add date_added goals goal_add goal_added record changed"),
    mine("changed_later changed_keep start not_now stop_erase stop_keep dm_again"),
    mine("type_country country_typed pause_type pause_typed resume people if_quiet quiet_good"),
    mine("quiet_less no_hello hello no_hello_yet no_post start_again told share_not celebrate_no"),
    mine("wrong_new wrong_nobody"),
    mine("day_chosen", chosen="2026-03-02 morning"),
    mine("wrong_who wrong_other people_first people_left_out people_other", chosen="1"),
    mine("people_watch watch_lead", chosen="1"),
    mine("goal", chosen="goal"),
    mine("home", chosen="thread"),
    mine("language", chosen="es"),
    mine("tidy", chosen="week"),
    mine("slots", chosen="both"),
    mine("days", chosen="1"),
    mine("watch_days", chosen="4"),
    mine("zone", "change", chosen="Europe/London"),
    mine("other_time type_place place_typed", "start"),
    mine("set", "time"),
    mine("type_time time_typed", "morning"),
    mine("free_text milestones", "on"),
    mine("pause_for", "7"),
    mine("pause_until", "20260310"),
    mine("watch_switch", "is_on", "off"),
    mine("changed_which", "rest"),
    mine("answer", "day", "good"),
    mine("note note_written share", "day"),
    mine("share_post", "day", "full", "00000000"),
    mine("take_back", "share"),
    mine("date date_change date_changed date_rest date_drop", "date"),
    mine("celebrate celebrate_back", "milestone"),
    mine("celebrate_post", "milestone", "00000000"),
    mine("goal_done", "goal", "y"),
    mine("goal_drop", "goal"),
    mine("okay_now keep_thread tomorrow ask_room post_in_room take_post_back", "member request"),
    mine(
        "wrong_undo wrong_again wrong_write wrong_written wrong_send wrong_drop", "unsent concern"
    ),
    mine("wrong_reader", "unsent concern", chosen="reader"),
    mine("wrong_take_back concern_read", "sent concern"),
    mine("meeting m_come m_not m_remind m_remind_off m_name m_word m_there", "meeting date"),
    mine("m_reminded", "meeting date", chosen="15"),
    # a concern opens for the one who was picked to read it
    mine(
        "concern_open concern_answer concern_answered concern_settle",
        "sent concern",
        owner=Kind.COORDINATOR,
    ),
    # leads: a page asks whoever holds the role; what follows is for who has the request
    leads(ROLE, "board lead_join lead_joined lead_not_now stay_on lead_step_back no_note"),
    leads(ROLE, "hold_who"),
    leads(ROLE, "hold_chosen", chosen="1"),
    leads(ROLE, "hold_put", "member id", "away"),
    leads(NOT_LEFT_OUT, "take", "guest request"),
    leads(NOT_LEFT_OUT, "board_open", chosen="guest request"),
    leads(NOT_LEFT_OUT - {Kind.LEAD}, "come_in", "member request"),  # the lead has it already
    leads(NOT_LEFT_OUT, "cant", "guest request"),
    leads(NOT_LEFT_OUT - {Kind.ROLE_ONLY}, "to_summary from_summary", "guest request"),
    leads(THE_LEAD, "call_in hand_off close hold_this", "member request"),
    leads(ROLE, "hand_note", "member request"),  # a form that says nothing
    leads(NOBODY, "hand_noted", "member request"),  # for who has just handed it on
    leads(THE_LEAD, "after_take after_spoken", "asked after"),
    leads(THE_LEAD, "after_open", chosen="asked after"),
    leads(ROLE, "leave_note", "asked after"),  # a form that says nothing
    leads(THE_LEAD, "signed_note_typed", "asked after"),
    leads(NOBODY, "send_note", "asked after", "1"),  # there is no such note
    leads(LEADS, "lead_settings lead_wake lead_on lead_off not_this_week test_answered"),
    leads(LEADS, "lead_zone", chosen="Europe/London"),
    leads(LEADS, "lead_quiet", chosen="2200-0800"),
    leads(LEADS, "lead_limits", chosen="2-3"),
    leads(LEADS, "rota coverage shift_added"),
    leads(ROLE, "shift_add gap_plan"),  # forms that say nothing
    leads(LEADS, "shift_drop", chosen="1"),
    leads(LEADS, "turn turn_take", chosen="1-700000"),
    leads(LEADS, "turn_give_up swap_for", "turn"),
    leads(LEADS, "swap_offer", "turn", chosen="1-700000"),
    leads(LEADS, "swap_yes swap_no", "swap"),
    leads(LEADS, "gap_planned"),
    leads(LEADS, "gap_drop", chosen="gap"),
    leads(COORDINATOR, "training"),
    leads(COORDINATOR, "training_switch", "on"),
    leads(ROLE, "training_of", chosen="1"),  # a form that says nothing
    leads(COORDINATOR, "training_dated", "1"),
    leads(ROLE, "h_take", "meeting date"),
    # meetings: leads and admins all of them, a host their own
    each(STAFF, "me_new me_added", in_dm=STAFF_IN_DM),
    each(HOSTS, "me_desk me_edit me_skip me_move me_end me_ended", "meeting", in_dm=HOSTS_IN_DM),
    each(HOSTS, "me_announce me_announce_in me_announce_at", "meeting", in_dm=HOSTS_IN_DM),
    each(HOSTS, "me_announce_off", "meeting", in_dm=HOSTS_IN_DM),
    each(HOSTS, "me_back me_moved", "meeting date", in_dm=HOSTS_IN_DM),
    each(EVERYBODY, "me_move_to", "meeting date"),  # a form that says nothing
    each(HOSTS, "me_host", "meeting", in_dm=HOSTS_IN_DM),
    each(HOST, "me_leave", "meeting"),
    each(HOST, "h_yes h_no", "meeting date"),
    each(NOBODY, "h_write", "meeting date"),  # for the host, once it is over
    mine("h_accept", "offer", owner=Kind.HOST),
    mine("me_save me_again", "draft", owner=Kind.LEAD),
    each(NOBODY, "im_zoned im_save", "draft"),  # a draft that is no list
    each(EVERYBODY, "im_zone", "draft"),  # a form that says nothing
    # admins, in the server alone
    *(
        Doors(ADMIN, actions, row, in_dm=NO_ADMIN, chosen=chosen)
        for actions, row, chosen in (
            ("test_page doctor setup_overview setup_post setup_where setup_where_typed", (), ()),
            ("setup_step setup_offer setup_make", ("1",), ()),
            ("setup_helpers setup_channel setup_leads_room roles_lead", (), ("1",)),
            ("roles_coordinator climb_room", (), ("1",)),
            ("climb_change climb_changed climb_usual climb_no_room", (), ()),
            ("history", ("0",), ()),
            ("library_all library_add", (), ()),
            ("library_keep", (), ("entry",)),
            ("library_change library_typed library_remove", ("entry",), ()),
            ("loss_write loss_written loss_start", ("7",), ()),
            ("loss_end wordings_not first_prompts all_check_ins", (), ()),
            ("switch_words switch_daily switch_quiet", ("on",), ()),
            ("daily_time daily_time_typed", (), ()),
            ("follow_pathway", (), ("steps",)),
            ("first_days", (), ("1",)),
            ("privacy", ("notes",), ("30",)),
            ("shown", ("0",), ()),
            ("first_slots", (), ("both",)),
            ("first_place", (), ("thread",)),
            ("first_watch", (), ("5",)),
            ("first_time first_time_typed", ("morning",), ()),
            ("number_all number_add", ("gb",), ()),
            ("number_open", ("gb",), ("00000000",)),
            ("number_confirm number_hide number_show number_drop", ("gb", "00000000"), ()),
            ("number_change number_changed", ("gb", "00000000"), ()),
            ("number_kind", ("gb",), ("general_crisis",)),
            ("number_added", ("gb", "general_crisis"), ()),
            ("wordings_open", ("en",), ("00000000",)),
            ("wordings_change wordings_typed wordings_use wordings_usual", ("en", "00000000"), ()),
        )
    ),
)


def doors() -> Iterator[tuple[str, Doors]]:
    """Return every action of the table, with what is said of it."""
    for entry in TABLE:
        for action in entry.actions.split():
            yield action, entry
