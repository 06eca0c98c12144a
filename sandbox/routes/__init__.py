"""Routes of ours, where SimCord's do less than Discord; importing registers them."""

from sandbox.routes import commands, direct, events, guilds, interactions, messages, threads

__all__ = ["commands", "direct", "events", "guilds", "interactions", "messages", "threads"]
