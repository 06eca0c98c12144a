"""Does the suite bite? Puts faults into a copy of the program and expects each to be caught.

`python -m tests.sim.bites` prints which test caught which fault; 1 when one was not caught.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
HUNG_AFTER = 120.0  # seconds; the tests of one fault take a fraction of that
COPIED = ("bot", "cogs", "sandbox", "tests", "pyproject.toml")


@dataclass(frozen=True)
class Fault:
    """One fault: where, what stands there, what takes its place, and the tests that should see."""

    name: str
    file: str
    right: str
    wrong: str
    tests: str


FAULTS = (
    Fault(
        "a new nonce for each attempt",
        "bot/courier.py",
        'digest = self._vault.mac("nonce", delivery_id)',
        'digest = self._vault.mac("nonce", delivery_id, str(self._clock.elapsed()))',
        "tests/test_senders.py",
    ),
    Fault(
        "no look back when a doubt is old",
        "bot/courier.py",
        "if doubtful_at is None or self._real_now() - doubtful_at < half:",
        "if doubtful_at is None or half:",
        "tests/test_senders.py",
    ),
    Fault(
        "the doubt begins anew with each attempt",
        "bot/store/deliveries.py",
        "doubtful_at=func.coalesce(delivery.c.doubtful_at, literal(doubtful_at, Instant)),",
        "doubtful_at=literal(doubtful_at, Instant),",
        "tests/test_senders.py",
    ),
    Fault(
        "a failed send leaves no doubt",
        "bot/courier.py",
        "return Failed(failure, in_doubt=progress.posting,",
        "return Failed(failure, in_doubt=False,",
        "tests/test_senders.py",
    ),
    Fault(
        "another's message is taken for ours",
        "bot/courier.py",
        "if sent.message_id not in others)",
        "if sent.message_id)",
        "tests/test_senders.py",
    ),
    Fault(
        "dropped before it is sent",
        "bot/courier.py",
        "        sent = await self._edited(outgoing) or await self._find(",
        '        if claimed.epoch > 1:\n            return Unwanted("tried")\n'
        "        sent = await self._edited(outgoing) or await self._find(",
        "tests/test_senders.py",
    ),
    Fault(
        "Discord is awaited inside a transaction",
        "bot/homes.py",
        "            channel_id = known or await self._messenger.open_dm(person.user_id)\n",
        "            async with self._database.transaction():\n"
        "                channel_id = known or await self._messenger.open_dm(person.user_id)\n",
        "tests/test_homes.py",
    ),
    Fault(
        "no lease",
        "bot/store/deliveries.py",
        "gone = delivery.c.lease_until <= real_now\n    if",
        "gone = delivery.c.lease_until < delivery.c.claimed_at\n    if",
        "tests/test_senders.py tests/test_dispatcher.py",
    ),
    Fault(
        "no epoch in the record",
        "bot/store/deliveries.py",
        "        delivery.c.id == claimed.id,\n        delivery.c.epoch == claimed.epoch,\n",
        "        delivery.c.id == claimed.id,\n",
        "tests/test_senders.py",
    ),
    Fault(
        "a claim of any age is posted",
        "bot/courier.py",
        "            self._check_claim(claimed)\n",
        "",
        "tests/test_senders.py",
    ),
    Fault(
        "a dead owner's claims stay claimed",
        "bot/store/deliveries.py",
        "gone = or_(gone, delivery.c.owner != only_owner)",
        "gone = or_(gone, delivery.c.owner == only_owner)",
        "tests/test_senders.py",
    ),
    Fault(
        "no guard per delivery",
        "bot/courier.py",
        "        except Exception as fault:\n",
        "        except ArithmeticError as fault:\n",
        "tests/test_senders.py",
    ),
    Fault(
        "no guard per row of a planner",
        "bot/dispatcher.py",
        '        except Exception:\n            log.exception("row not planned',
        '        except ArithmeticError:\n            log.exception("row not planned',
        "tests/test_dispatcher.py",
    ),
    Fault(
        "no guard per planner",
        "bot/dispatcher.py",
        '        except Exception:\n            log.exception("planning stopped',
        '        except ArithmeticError:\n            log.exception("planning stopped',
        "tests/test_dispatcher.py",
    ),
    Fault(
        "ticks overlap",
        "bot/dispatcher.py",
        "        async with self._running:\n            if self._begun >= mine:\n",
        "        if True:\n            if False:\n",
        "tests/test_dispatcher.py",
    ),
    Fault(
        "prompts before requests",
        "bot/senders.py",
        "[tuple(Lane)] * count",
        "[tuple(reversed(Lane))] * count",
        "tests/test_senders.py",
    ),
    Fault(
        "no sender is kept for requests",
        "bot/senders.py",
        "[(Lane.REQUEST,)] * reserved",
        "[tuple(Lane)] * 0",
        "tests/test_senders.py",
    ),
    Fault(
        "no cap on sends",
        "bot/store/pace.py",
        "or_(is_new, pace.c.used < cap)",
        "or_(is_new, pace.c.used < cap * 100)",
        "tests/test_senders.py",
    ),
    Fault(
        "openings are not counted",
        "bot/store/openings.py",
        "    await tx.execute(insert(dm_opening).values(opened_at=real_now))\n",
        "",
        "tests/test_homes.py",
    ),
    Fault(
        "a late request is dropped",
        "bot/rules/outage.py",
        "return lane is not Lane.REQUEST and expires_at is not None",
        "return expires_at is not None",
        "tests/test_senders.py",
    ),
    Fault(
        "a refused channel is hammered",
        "bot/fates.py",
        "        elif is_broken:\n",
        "        elif is_broken and claimed.attempts > 99:\n",
        "tests/test_senders.py",
    ),
    Fault(
        "a closed DM is forgotten",
        "bot/fates.py",
        "channel_id=None, state=DirectMessages.CLOSED",
        "channel_id=None, state=DirectMessages.OPEN",
        "tests/test_homes.py",
    ),
    Fault(
        "an erased person's message stays",
        "bot/fates.py",
        "if await deliveries.exists_still(tx, claimed.id):",
        "if True or await deliveries.exists_still(tx, claimed.id):",
        "tests/test_senders.py",
    ),
    Fault(
        "a gate that discord.py shut stays shut",
        "bot/discord_messenger.py",
        "        if not gate.is_set():\n",
        "        if gate.is_set():\n",
        "tests/test_discord_messenger.py",
    ),
    Fault(
        "an outage is recorded again at each beat",
        "bot/outages.py",
        "        await heartbeats.beat(tx, shard, boot=self._boot_id, now=now)\n",
        "        if last_beat_at is None:\n"
        "            await heartbeats.beat(tx, shard, boot=self._boot_id, now=now)\n",
        "tests/test_outages.py",
    ),
    Fault(
        "the alarm goes through the database",
        "bot/alarm.py",
        "                _ = await self._messenger.send(",
        "                if self._trouble() is not None:\n                    return False\n"
        "                _ = await self._messenger.send(",
        "tests/test_alarm.py",
    ),
    Fault(
        "the watchdog is kept quiet without an audit",
        "bot/health.py",
        "return self.is_audited and not self.reasons",
        "return not self.reasons",
        "tests/test_vitals.py",
    ),
    Fault(
        "an outage of ours is a day let pass",
        "bot/rules/outage.py",
        "return away > timedelta(0) and 2 * away >= closes_at - asked_at",
        "return away > timedelta(days=9)",
        "tests/services/test_days_away.py",
    ),
    Fault(
        "the auditor trusts that a dead page is a page",
        "bot/store/audits.py",
        "    DeliveryState.SENT.value,\n)",
        "    DeliveryState.SENT.value,\n    DeliveryState.DEAD.value,\n)",
        "tests/test_auditor.py",
    ),
)


def caught_by(fault: Fault, directory: Path) -> str | None:
    """Return the first test that fails with the fault in place; None when none does."""
    file = directory / fault.file
    whole = file.read_text()
    if whole.count(fault.right) != 1:
        sentence = f"{fault.name}: its place in {fault.file} has changed"
        raise LookupError(sentence)
    file.write_text(whole.replace(fault.right, fault.wrong))
    try:
        done = subprocess.run(  # noqa: S603 — our own tests
            [*PYTEST, "-k", "not postgres", *fault.tests.split()],
            cwd=directory,
            capture_output=True,
            text=True,
            check=False,
            timeout=HUNG_AFTER,
        )
    except subprocess.TimeoutExpired:
        return "(a test that never ended)"
    finally:
        file.write_text(whole)
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    return failed[0].split()[1] if failed else None


def main() -> int:
    """Put each fault in, one after the other."""
    missed = 0
    with tempfile.TemporaryDirectory(prefix="porchlight-bites-") as made:
        directory = Path(made)
        for name in COPIED:
            source = PROJECT / name
            if source.is_dir():
                shutil.copytree(
                    source, directory / name, ignore=shutil.ignore_patterns("__pycache__")
                )
            else:
                shutil.copy(source, directory / name)
        for fault in FAULTS:
            test = caught_by(fault, directory)
            missed += test is None
            sys.stdout.write(f"{'caught' if test else 'MISSED'}  {fault.name}  {test or ''}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(FAULTS) - missed} of {len(FAULTS)} caught\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
