"""The faults that the suite must catch are still put where they belong; catching takes longer."""

import pytest

from tests.sim.bites import FAULTS, PROJECT, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_has_its_place_and_its_tests(fault: Fault) -> None:
    assert (PROJECT / fault.file).read_text().count(fault.right) == 1
    assert all((PROJECT / test).exists() for test in fault.tests.split())
