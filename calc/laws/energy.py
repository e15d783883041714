"""Energy and emissions of training a model, and of one answer of it.

A run takes chips × hours × power, times the power usage effectiveness (PUE) of the data centre, and emits that times
the carbon intensity of its electricity (Patterson et al. 2021, arXiv 2104.10350; Touvron et al. 2023, LLaMA, arXiv
2302.13971, section 6). An answer is estimated as EcoLogits does (S. Rincé and A. Banse 2025, Journal of Open Source
Software 10:111, 7471): a fit to measured energies of GPUs, and a share of the server around them.
"""

import math

from calc.laws.law import law

MEMORY_OVERHEAD = 1.2


@law("J", exact=True, formula=r"E = t\, w\, \text{PUE}", chip_time="chip*s", power="W/chip", effectiveness="1")
def training_energy(chip_time: float, power: float, effectiveness: float) -> float:
    """Joules of a run: chip-seconds times the `power` of a chip in watts times the PUE.

    Touvron et al. 2023, eq. in section 6. LLaMA 65B, 1,022,362 GPU-hours at 400 W and a PUE of 1.1, "449 MWh":

    >>> round(training_energy(1022362 * 3600, 400, 1.1) / 3.6e9, 1)
    449.8
    """
    return chip_time * power * effectiveness


@law("gCO2e", exact=True, formula=r"M = E\, k", energy="J", intensity="gCO2e/J")
def energy_emissions(energy: float, intensity: float) -> float:
    """Grams of CO2 equivalent that `energy` in joules emits at a carbon intensity in grams per joule.

    Touvron et al. 2023, section 6: 449 MWh at 0.385 kg per kWh are 173 tonnes.

    >>> round(energy_emissions(449 * 3.6e9, 385 / 3.6e6) / 1e6)
    173
    """
    return energy * intensity


@law(
    "J/token/chip",
    formula=r"f_E(P, B) = \alpha e^{\beta B} P + \gamma",
    active_parameters="parameter",
    batch="sequence",
    slope="J/token/parameter/chip",
    batch_exponent="1/sequence",
    floor_energy="J/token/chip",
)
def gpu_energy_per_token(
    active_parameters: float, batch: float, slope: float, batch_exponent: float, floor_energy: float
) -> float:
    """Joules that one GPU spends on one token of output: α e^(βB) P + γ.

    EcoLogits' fit to the ML.ENERGY measurements on H100, for batches up to 512 and up to 200 billion parameters; its
    coefficients are in watt-hours and for billions of parameters. A dense model of 8 billion in batches of 64:

    >>> joules = gpu_energy_per_token(8e9, 64, 1.17e-6 * 3600 / 1e9, -1.12e-2, 4.05e-5 * 3600)
    >>> f"{joules / 3600:.3g}"  # in watt-hours
    '4.51e-05'
    """
    return slope * math.exp(batch_exponent * batch) * active_parameters + floor_energy


@law(
    "chip",
    formula=r"G = 2^{\left\lceil \log_2 \left\lceil \frac{1.2\, P\, q}{m} \right\rceil \right\rceil}",
    parameters="parameter",
    bits_per_parameter="bit/parameter",
    memory="bit/chip",
)
def gpus_to_hold(parameters: float, bits_per_parameter: float, memory: float) -> float:
    """GPUs that hold a model in `memory` each, with a fifth on top, rounded up to a power of two.

    As EcoLogits counts them. A model of 175 billion parameters in 16 bits on GPUs of 80 GB:

    >>> gpus_to_hold(175e9, 16, 80e9 * 8)
    8.0
    """
    needed = math.ceil(MEMORY_OVERHEAD * parameters * bits_per_parameter / memory)
    return math.pow(2, math.ceil(math.log2(needed)))


@law(
    "J",
    exact=True,
    formula=r"E_{\text{server}} = \Delta T\, W\, \frac{G}{G_{\text{installed}}}\, \frac{1}{B}",
    latency="s",
    server_power="W",
    gpus="chip",
    installed_gpus="chip",
    batch="sequence",
)
def server_energy(latency: float, server_power: float, gpus: float, installed_gpus: float, batch: float) -> float:
    """Joules of the server without its GPUs for one answer: its power over `latency`, shared by GPUs and by batch.

    EcoLogits, 1.2 kW for a server of 8 GPUs. Ten seconds on all 8 in batches of 64:

    >>> server_energy(10, 1200, 8, 8, 64)
    187.5
    """
    return latency * server_power * (gpus / installed_gpus) / batch
