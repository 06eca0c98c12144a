"""Lists of meetings from elsewhere, and our own as a calendar file. No Discord, SQL or clock.

`importing.read_feed` reads an upload in a process of its own; `calendar_file.calendar_file` writes.
"""
