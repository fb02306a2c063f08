"""The networks. Input float32 [batch, 3, 32, 32], normalised; output logits [batch, 10].

Plain 3x3 convolutions, BatchNorm and ReLU with short residual blocks: every operator has a fast WASM kernel,
and the drawn graph stays small enough to be read by a learner.
"""

import torch
from torch import nn


class ConvUnit(nn.Sequential):
    """3x3 convolution (no bias), optional 2x2 max pooling, BatchNorm, ReLU."""

    def __init__(self, channels_in: int, channels_out: int, pool: bool = False):
        layers = [nn.Conv2d(channels_in, channels_out, 3, padding=1, bias=False)]
        if pool:
            layers.append(nn.MaxPool2d(2))
        super().__init__(*layers, nn.BatchNorm2d(channels_out), nn.ReLU())


class Residual(nn.Module):
    """x + f(x), f being `depth` ConvUnits of the same width."""

    def __init__(self, channels: int, depth: int):
        super().__init__()
        self.body = nn.Sequential(*[ConvUnit(channels, channels) for _ in range(depth)])

    def forward(self, x):
        return x + self.body(x)


class Classifier(nn.Module):
    """Stem, then stages of (halve the size, residual blocks), average pooling, one linear layer.

    stages: per stage (width, depths of its residual blocks).
    mirror: when not training, look at the picture and at its mirror image and average their features: a narrower
    network seen twice is more accurate than a wider one seen once, at the same number of multiply-adds.
    """

    def __init__(self, stem: int, stages: list, mirror: bool = False, classes: int = 10):
        super().__init__()
        layers, width = [ConvUnit(3, stem)], stem
        for channels, depths in stages:
            layers.append(ConvUnit(width, channels, pool=True))
            layers.extend(Residual(channels, depth) for depth in depths)
            width = channels
        self.features = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.head = nn.Linear(width, classes)
        self.mirror = mirror
        # Divides the logits so that softmax gives calibrated probabilities; fitted on the validation split.
        self.register_buffer("temperature", torch.ones(()))

    def forward(self, x):
        both = self.mirror and not self.training
        if both:
            x = torch.cat([x, x.flip(3)])
        x = self.pool(self.features(x)).flatten(1)
        if both:
            x = x.reshape(2, -1, self.head.in_features).mean(0)
        return self.head(x) / self.temperature


# 1.46 M parameters, 136 M multiply-adds an image.
_MAIN = dict(stem=32, stages=[(64, (2, 2)), (128, (2, 2)), (208, (1,))])

ARCHITECTURES = {
    "main": _MAIN,
    # The same seen twice: teaches "main" what its average over mirror images knows. Not shipped.
    "mirrored": dict(_MAIN, mirror=True),
    # 74 M multiply-adds for each of its two views; teaches too. Not shipped: as accurate as "main" at the same cost.
    "narrow": dict(stem=16, stages=[(48, (2,)), (112, (2,)), (224, (2,))], mirror=True),
    # 0.11 M parameters, 24 M multiply-adds an image.
    "tiny": dict(stem=24, stages=[(48, ()), (72, ()), (104, ())]),
}


def build(name: str) -> Classifier:
    return Classifier(**ARCHITECTURES[name])


def multiply_adds(model: Classifier, size: int = 32) -> int:
    """Multiply-adds of convolutions and the linear layer for one image."""
    total = 0

    def count(module, _inputs, output):
        nonlocal total
        if isinstance(module, nn.Conv2d):
            total += output.numel() * module.in_channels * module.kernel_size[0] * module.kernel_size[1]
        else:
            total += output.numel() * module.in_features

    hooks = [m.register_forward_hook(count) for m in model.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    was_training = model.training
    model.eval()
    with torch.no_grad():
        model(torch.zeros(1, 3, size, size))
    model.train(was_training)
    for hook in hooks:
        hook.remove()
    return total
