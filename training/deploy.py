"""From a trained network to the networks that are shipped: temperature, BatchNorm folding, int8 weights.

All of them are Classifier modules in evaluation mode, float32 on the CPU: input [batch, 3, 32, 32] normalised,
output logits [batch, 10]. They are what PyTorch's answers (the golden logits) are taken from.
"""

import copy
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import train
from model import Classifier, ConvUnit, build

# For checkpoints that do not tell (train.py wrote none at first).
UNKNOWN = dict(seed=0, batchSize=0, learningRate=0.0, commit="unfinished run", torch="", dataSha256="0" * 64, emojiPictures=0)


def load_trained(path: Path) -> tuple:
    """final.pt, or a checkpoint.pt of a run that is still going (its averaged weights).

    Returns (network, provenance).
    """
    saved = torch.load(path, map_location="cpu", weights_only=False)
    if "arch" in saved:
        state, provenance = saved["model"], saved["provenance"]
    else:
        state = saved["average"]
        provenance = dict(saved.get("provenance", UNKNOWN), epochs=saved["epoch"], minutes=round(saved["minutes"], 1))
    provenance.setdefault("arch", path.parent.name)
    arch = provenance["arch"]
    network = build(arch)
    network.load_state_dict(state)
    return network.eval(), provenance


def fit_temperature(network: Classifier, images: np.ndarray, labels: np.ndarray) -> float:
    """The divisor of the logits that minimises the cross entropy on the validation split (uint8 [n, 3, 32, 32]).

    Sets network.temperature (Guo et al. 2017, "On Calibration of Modern Neural Networks").
    """
    network.temperature.fill_(1.0)
    logits, target = train.logits_of(network, images), torch.from_numpy(labels)
    log_temperature = torch.zeros((), requires_grad=True)
    optimiser = torch.optim.LBFGS([log_temperature], lr=0.1, max_iter=100)

    def closure():
        optimiser.zero_grad()
        loss = F.cross_entropy(logits / log_temperature.exp(), target)
        loss.backward()
        return loss

    optimiser.step(closure)
    network.temperature.fill_(log_temperature.detach().exp().item())
    return network.temperature.item()


def _fold(unit: ConvUnit):
    """y = s (W x) + (b - s m) with s = gamma / sqrt(var + eps), in place; the BatchNorm becomes an Identity.

    Max pooling may stand between the two: it commutes with a rising map, so every s there must be positive.
    """
    convolution, norm = unit[0], next(layer for layer in unit if isinstance(layer, nn.BatchNorm2d))
    scale = norm.weight.double() / torch.sqrt(norm.running_var.double() + norm.eps)
    if any(isinstance(layer, nn.MaxPool2d) for layer in unit) and not (scale > 0).all():
        raise ValueError("a BatchNorm behind max pooling has a scale of zero or less: it cannot be folded")
    bias = norm.bias.double() - norm.running_mean.double() * scale
    convolution.weight.data = (convolution.weight.double() * scale[:, None, None, None]).float()
    convolution.bias = nn.Parameter(bias.float())
    unit[list(unit).index(norm)] = nn.Identity()


@torch.no_grad()
def fused(network: Classifier) -> Classifier:
    """A copy with every BatchNorm folded into its convolution and the temperature into the head."""
    result = copy.deepcopy(network).eval()
    for unit in [m for m in result.modules() if isinstance(m, ConvUnit)]:
        _fold(unit)
    for parameter in (result.head.weight, result.head.bias):
        parameter.data = (parameter.double() / result.temperature.double()).float()
    result.temperature.fill_(1.0)
    return result


def quantise(weight: torch.Tensor) -> tuple:
    """Symmetric, one scale for each output channel (axis 0). Returns int8 weights and float32 scales [channels]."""
    largest = weight.abs().flatten(1).amax(1)
    scale = torch.where(largest > 0, largest / 127, torch.ones_like(largest))
    shape = (-1,) + (1,) * (weight.ndim - 1)
    return torch.clamp(torch.round(weight / scale.view(shape)), -127, 127).to(torch.int8), scale


def weighted_layers(network: Classifier) -> list:
    """(name, layer) of the convolutions and the head, in the order in which they run."""
    return [(name, layer) for name, layer in network.named_modules() if isinstance(layer, (nn.Conv2d, nn.Linear))]


@torch.no_grad()
def dequantised(network: Classifier) -> Classifier:
    """A copy of a fused network whose weights went to int8 and back: what the int8 artefact computes with."""
    result = copy.deepcopy(network)
    for _, layer in weighted_layers(result):
        stored, scale = quantise(layer.weight)
        layer.weight.data = stored.float() * scale.view((-1,) + (1,) * (layer.weight.ndim - 1))
    return result


@torch.no_grad()
def logits(network: Classifier, inputs: np.ndarray, batch: int = 500) -> np.ndarray:
    """float32 [n, 3, 32, 32] -> float32 [n, 10]."""
    parts = [network(torch.from_numpy(inputs[i : i + batch])).numpy() for i in range(0, len(inputs), batch)]
    return np.concatenate(parts)
