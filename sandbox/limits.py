"""Discord's numbers that a test may want to tighten or loosen."""

from dataclasses import dataclass


@dataclass
class Limits:
    """What the simulated Discord allows; the defaults are Discord's own where it names them."""

    nonce_window: float = 300.0
    """Seconds for which `enforce_nonce` finds the earlier message ("the past few minutes")."""

    acknowledge_within: float = 3.0
    """Seconds until an unanswered interaction shows "did not respond"."""

    token_lifetime: float = 900.0
    """Seconds for which an answered interaction can be edited and followed up."""

    dm_openings: int = 25
    """New DM channels within `dm_window` simulated seconds before 40003; a guess."""

    dm_window: float = 600.0

    old_after: float = 3600.0
    """Simulated seconds after which a message counts as old for edits."""

    old_edits: int = 3
    """Edits of old messages in a channel within `old_edit_window` real seconds before 30046."""

    old_edit_window: float = 20.0

    active_threads: int = 1000
    """Threads not archived in a guild before 160006."""

    scheduled_events: int = 100
    global_commands: int = 100
    guild_commands: int = 100
    command_characters: int = 8000
    pins: int = 250
    attachment_bytes: int = 10 * 1024 * 1024
