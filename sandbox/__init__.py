"""A Discord on loopback, for tests and the demo."""

from sandbox.faults import Fault, Faults, Kind
from sandbox.limits import Limits
from sandbox.people import Person
from sandbox.places import BOT_PERMISSIONS, Channel, Guild, Role
from sandbox.process import BotDied, BotProcess
from sandbox.refusals import CannotDo
from sandbox.sandbox import Sandbox
from sandbox.shown import Message, Modal, Response

__all__ = [
    "BOT_PERMISSIONS",
    "BotDied",
    "BotProcess",
    "CannotDo",
    "Channel",
    "Fault",
    "Faults",
    "Guild",
    "Kind",
    "Limits",
    "Message",
    "Modal",
    "Person",
    "Response",
    "Role",
    "Sandbox",
]
