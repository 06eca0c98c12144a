"""What the operating system says about this computer and a process on it; Linux only."""

import os
import platform
from pathlib import Path

PROC = Path("/proc")
MEBI = 1024


def resident_mib(pid: int) -> float:
    """Return how much memory a process has in RAM, in MiB."""
    for line in (PROC / str(pid) / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / MEBI
    msg = f"process {pid} has ended"
    raise ProcessLookupError(msg)


def cpu_seconds(pid: int) -> float:
    """Return how long a process has worked, on all processors together."""
    after_name = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def described() -> str:
    """Return what kind of computer this is, and how busy others keep it."""
    model = "unknown processor"
    for line in (PROC / "cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    load = " ".join(f"{part:.1f}" for part in os.getloadavg())
    return f"{os.cpu_count()} × {model}, Python {platform.python_version()}, load before {load}"
