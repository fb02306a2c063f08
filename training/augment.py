"""Augmentation, drawn anew for every image of every batch. In and out: float32 [n, 3, 32, 32] in 0..1."""

import math

import torch
import torch.nn.functional as F


def _pick(n: int, probability: float, generator) -> torch.Tensor:
    return torch.rand(n, generator=generator) < probability


def geometry(x: torch.Tensor, strength: float, generator) -> torch.Tensor:
    """Flip and shift every image; for a share of them also crop in, move away, turn and stretch.

    A photograph may have the thing anywhere in it and at any size, so crops (zoom < 1) go down to 0.55 of the side
    and far views (zoom > 1) up to 1.7, with the surroundings mirrored.
    """
    n = len(x)
    rand = lambda: torch.rand(n, generator=generator)  # noqa: E731
    normal = lambda: torch.randn(n, generator=generator)  # noqa: E731
    flip = torch.where(rand() < 0.5, -1.0, 1.0)
    # Whole pixels for images that are only shifted: no interpolation, so they stay sharp.
    shift_x = torch.randint(-4, 5, (n,), generator=generator) / 16.0
    shift_y = torch.randint(-4, 5, (n,), generator=generator) / 16.0
    kind = rand()
    near, far = kind < 0.28 * strength, kind > 1 - 0.18 * strength
    zoom = torch.ones(n)
    zoom = torch.where(near, 0.55 + 0.45 * rand(), zoom)
    zoom = torch.where(far, 1.0 + 0.7 * rand(), zoom)
    moved = near | far
    stretch = torch.where(moved, torch.exp(0.08 * normal()), torch.ones(n))
    angle = torch.where(moved, normal() * 7 * math.pi / 180, torch.zeros(n))
    room = torch.where(near, 1 - zoom + 0.1, torch.where(far, (zoom - 1) * 0.8 + 0.1, torch.zeros(n)))
    shift_x = torch.where(moved, (2 * rand() - 1) * room, shift_x)
    shift_y = torch.where(moved, (2 * rand() - 1) * room, shift_y)
    cos, sin = torch.cos(angle), torch.sin(angle)
    theta = torch.stack(
        [
            torch.stack([flip * zoom * stretch * cos, -zoom * sin, shift_x], 1),
            torch.stack([flip * zoom * sin, zoom / stretch * cos, shift_y], 1),
        ],
        1,
    )
    grid = F.affine_grid(theta, list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, mode="bilinear", padding_mode="reflection", align_corners=False)


def colour(x: torch.Tensor, strength: float, generator) -> torch.Tensor:
    n = len(x)
    column = lambda spread: (1 + spread * (2 * torch.rand(n, 1, 1, 1, generator=generator) - 1))  # noqa: E731
    changed = x * column(0.3)
    mean = changed.mean((1, 2, 3), keepdim=True)
    changed = (changed - mean) * column(0.35) + mean
    grey = changed.mean(1, keepdim=True)
    changed = grey + (changed - grey) * column(0.5)
    changed = changed * (1 + 0.08 * (2 * torch.rand(n, 3, 1, 1, generator=generator) - 1))
    keep = _pick(n, 1 - 0.6 * strength, generator)
    x = torch.where(keep[:, None, None, None], x, changed)
    grey = _pick(n, 0.04 * strength, generator)
    return torch.where(grey[:, None, None, None], x.mean(1, keepdim=True).expand_as(x), x)


_BLUR = torch.tensor([1.0, 2.0, 1.0])


def soften(x: torch.Tensor, strength: float, generator) -> torch.Tensor:
    """Blur and sensor noise for a tenth of the images each."""
    kernel = (_BLUR[:, None] * _BLUR[None, :] / 16).expand(3, 1, 3, 3)
    chosen = _pick(len(x), 0.1 * strength, generator)
    if chosen.any():
        x = x.clone()
        x[chosen] = F.conv2d(F.pad(x[chosen], (1, 1, 1, 1), mode="reflect"), kernel, groups=3)
    noisy = _pick(len(x), 0.1 * strength, generator)
    if noisy.any():
        x[noisy] = x[noisy] + 0.035 * torch.randn(x[noisy].shape, generator=generator)
    return x


def cutout(x: torch.Tensor, strength: float, generator, side: int = 11) -> torch.Tensor:
    """A grey square on half of the images at full strength."""
    n = len(x)
    centre = torch.randint(0, 32, (2, n, 1), generator=generator)
    line = torch.arange(32)[None, :]
    rows = ((line - centre[0]).abs() <= side // 2).float()
    columns = ((line - centre[1]).abs() <= side // 2).float()
    hole = rows[:, :, None] * columns[:, None, :] * _pick(n, 0.5 * strength, generator).float()[:, None, None]
    return x * (1 - hole[:, None]) + 0.47 * hole[:, None]


def augment(x: torch.Tensor, strength: float, generator) -> torch.Tensor:
    """strength 0..1 scales how many images are changed beyond flip, shift and cutout."""
    x = geometry(x, strength, generator)
    x = colour(x, strength, generator)
    x = soften(x, strength, generator)
    return cutout(x, strength, generator).clamp_(0, 1)
