"""Emoji pasted onto varied backgrounds, 32 x 32: drawings and cut-outs for the training mix.

Reads the pictures that emoji/render.mjs made (cache/emoji/<class>/*.png). The held-out set is not among them.
"""

import io
import multiprocessing
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from labels import ID

CANVAS = 96
FILTERS = [Image.Resampling.BOX, Image.Resampling.BILINEAR, Image.Resampling.BICUBIC, Image.Resampling.LANCZOS]


def _colour(rng) -> np.ndarray:
    pale = rng.random() < 0.45
    return rng.integers(190, 256, 3) if pale else rng.integers(0, 256, 3)


def _background(rng, photos) -> Image.Image:
    kind = rng.random()
    if kind < 0.35:
        return Image.new("RGB", (CANVAS, CANVAS), tuple(int(v) for v in _colour(rng)))
    if kind < 0.6:
        ramp = np.linspace(0, 1, CANVAS)[:, None, None]
        pixels = np.broadcast_to(_colour(rng) * ramp + _colour(rng) * (1 - ramp), (CANVAS, CANVAS, 3))
        return Image.fromarray(pixels.astype(np.uint8)).rotate(90 * int(rng.integers(4)))
    if kind < 0.75:
        side = int(rng.integers(2, 9))
        pixels = np.clip(_colour(rng) + rng.normal(0, 45, (side, side, 3)), 0, 255).astype(np.uint8)
        return Image.fromarray(pixels).resize((CANVAS, CANVAS), Image.Resampling.BICUBIC)
    # A photograph blurred until no object is left in it.
    photo = Image.fromarray(photos[rng.integers(len(photos))].transpose(1, 2, 0))
    return photo.resize((CANVAS, CANVAS), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(float(rng.uniform(6, 14))))


def _figure(rng, emoji: Image.Image) -> Image.Image:
    side = int(CANVAS * rng.uniform(0.5, 1.12))
    stretch = float(np.exp(rng.normal(0, 0.07)))
    figure = emoji.resize((max(8, int(side * stretch)), max(8, int(side / stretch))), Image.Resampling.BICUBIC)
    if rng.random() < 0.5:
        figure = figure.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    angle = rng.normal(0, 8) if rng.random() < 0.8 else rng.uniform(-40, 40)
    figure = figure.rotate(float(angle), Image.Resampling.BICUBIC, expand=True)
    alpha = figure.getchannel("A")
    rgb = figure.convert("RGB")
    for enhance, spread in ((ImageEnhance.Color, 0.35), (ImageEnhance.Brightness, 0.2), (ImageEnhance.Contrast, 0.25)):
        rgb = enhance(rgb).enhance(float(np.clip(1 + rng.normal(0, spread), 0.2, 2)))
    if rng.random() < 0.25:
        hue, saturation, value = rgb.convert("HSV").split()
        shift = int(rng.integers(-30, 31)) if rng.random() < 0.7 else int(rng.integers(256))
        rgb = Image.merge("HSV", (hue.point(lambda v: (v + shift) % 256), saturation, value)).convert("RGB")
    rgb.putalpha(alpha)
    return rgb


def compose_one(rng, emoji: Image.Image, photos) -> np.ndarray:
    """One picture, uint8 [3, 32, 32]."""
    canvas = _background(rng, photos)
    figure = _figure(rng, emoji)
    room_x, room_y = CANVAS - figure.width, CANVAS - figure.height
    # Anywhere inside; a figure larger than the frame, or pushed to its edge, is cut a little.
    left = int(room_x / 2 + rng.uniform(-0.5, 0.5) * (abs(room_x) + 0.2 * CANVAS))
    top = int(room_y / 2 + rng.uniform(-0.5, 0.5) * (abs(room_y) + 0.2 * CANVAS))
    if rng.random() < 0.3:
        shadow = Image.new("L", figure.size, 0)
        shadow.paste(110, mask=figure.getchannel("A"))
        canvas.paste((0, 0, 0), (left + 3, top + 4), shadow.filter(ImageFilter.GaussianBlur(4)))
    canvas.paste(figure, (left, top), figure)
    if rng.random() < 0.15:
        canvas = canvas.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.8, 2.5))))
    small = canvas.resize((32, 32), FILTERS[rng.integers(len(FILTERS))])
    if rng.random() < 0.4:
        buffer = io.BytesIO()
        small.save(buffer, "JPEG", quality=int(rng.integers(50, 96)))
        small = Image.open(buffer).convert("RGB")
    return np.asarray(small, dtype=np.uint8).transpose(2, 0, 1)


_shared = {}


def _compose_batch(job):
    seed, labels = job
    rng = np.random.default_rng(seed)
    emoji, photos = _shared["emoji"], _shared["photos"]
    return np.stack([compose_one(rng, emoji[c][rng.integers(len(emoji[c]))], photos) for c in labels])


def compose(folder: Path, photos: np.ndarray, count: int, seed: int, processes: int = 2):
    """count pictures in equal shares of the ten classes. Returns uint8 [count, 3, 32, 32] and labels."""
    _shared["emoji"] = [[Image.open(f).convert("RGBA") for f in sorted((folder / name).glob("*.png"))] for name in ID]
    _shared["photos"] = photos
    labels = np.arange(count) % 10
    jobs = [(seed * 100_003 + start, labels[start : start + 500]) for start in range(0, count, 500)]
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        return np.concatenate(pool.map(_compose_batch, jobs)), labels.astype(np.int64)
