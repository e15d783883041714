"""The laws of energy beyond their docstrings."""

import math

import pytest

from calc.laws import energy_emissions, gpu_energy_per_token, gpus_to_hold, server_energy, training_energy

WATT_HOUR = 3600
GB = 8e9
ECOLOGITS = {"slope": 1.17e-6 * WATT_HOUR / 1e9, "batch_exponent": -1.12e-2, "floor_energy": 4.05e-5 * WATT_HOUR}


@pytest.mark.parametrize(
    ("chips", "days", "watts", "effectiveness", "megawatt_hours"),
    [
        (512, 20, 310, 1.12, 85.7),
        (1024, 30, 289, 1.09, 232),
        (1024, 3.1, 288, 1.09, 24.1),
        (1024, 27, 245, 1.10, 179),
        (10000, 14.8, 330, 1.10, 1287),
    ],
    ids=["T5", "Meena", "GShard", "Switch Transformer", "GPT-3"],
)
def test_pattersons_energies(chips, days, watts, effectiveness, megawatt_hours):
    """Patterson et al. 2021, table 4; the days are rounded in the table, and the energies were made from others."""
    ours = training_energy(chips * days * 86400, watts, effectiveness)
    assert math.isclose(ours, megawatt_hours * 3.6e9, rel_tol=0.01)


def test_emissions_are_energy_times_intensity():
    """Patterson et al. 2021, table 4, GPT-3: 1,287 MWh at 0.429 kg per kWh are 552.1 tonnes."""
    assert math.isclose(energy_emissions(1287 * 3.6e9, 0.429e3 / 3.6e6), 552.1e6, rel_tol=1e-4)


def test_large_batches_spend_less_on_each_token():
    energies = [gpu_energy_per_token(70e9, batch, **ECOLOGITS) for batch in (1, 64, 512)]
    assert energies == sorted(energies, reverse=True)
    assert energies[-1] > ECOLOGITS["floor_energy"]


@pytest.mark.parametrize(("parameters", "gpus"), [(8e9, 1), (33e9, 1), (34e9, 2), (70e9, 4), (405e9, 16)])
def test_models_take_a_power_of_two_of_gpus(parameters, gpus):
    assert gpus_to_hold(parameters, 16, 80 * GB) == gpus


def test_an_answer_takes_its_share_of_the_server():
    whole = server_energy(1, 1200, 8, 8, 1)
    assert whole == 1200
    assert server_energy(1, 1200, 2, 8, 64) == whole / 4 / 64
