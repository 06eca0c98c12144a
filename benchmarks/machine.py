"""What the operating system says about this computer and a process on it; Linux only."""

import os
import platform
import statistics
import time
from pathlib import Path
from tempfile import NamedTemporaryFile

PROC = Path("/proc")
KIB_IN_MIB = 1024
PAGE = 4096
SYNCS = 100


def resident_mib(pid: int) -> float:
    """Return how much memory a process has in RAM, in MiB."""
    for line in (PROC / str(pid) / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / KIB_IN_MIB
    msg = f"process {pid} has ended"
    raise ProcessLookupError(msg)


def cpu_seconds(pid: int) -> float:
    """Return how long a process has worked, on all processors together."""
    after_name = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def sync_ms() -> float:
    """Return what it takes to put one page on the disk for good, the median of many."""
    took = []
    with NamedTemporaryFile(prefix="porchlight-bench-") as file:
        for _ in range(SYNCS):
            began = time.monotonic()
            _ = file.write(bytes(PAGE))
            file.flush()
            os.fsync(file.fileno())
            took.append(time.monotonic() - began)
    return statistics.median(took) * 1000


def described() -> str:
    """Return what kind of computer this is, and how busy others keep it."""
    model = "unknown processor"
    for line in (PROC / "cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    load = " ".join(f"{part:.1f}" for part in os.getloadavg())
    return (
        f"{os.cpu_count()} × {model}, Python {platform.python_version()}, load before {load}, "
        f"a page to the disk {sync_ms():.1f} ms"
    )
