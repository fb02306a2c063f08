"""Simulated phone photographs of CIFAR images: the rules were fixed before any model was measured with them.

A 32 x 32 image becomes a photograph of some 150-300 pixels: enlarged, off the centre of a landscape or portrait frame
whose surroundings are its own mirror image out of focus; then light, colour, focus, sensor noise and JPEG.
Photograph number i is the same on every run.
"""

import io

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

SEED = 5


def photograph(pixels: np.ndarray, number: int) -> bytes:
    """uint8 [3, 32, 32] -> JPEG file."""
    rng = np.random.default_rng([SEED, number])
    side = int(rng.integers(96, 161))
    thing = Image.fromarray(pixels.transpose(1, 2, 0)).resize((side, side), Image.Resampling.BICUBIC)

    # The centre square of the frame is 1 to 1.35 times the thing; the longer side of the frame 4:3 of that.
    short = int(side * rng.uniform(1.0, 1.35))
    long = short * 4 // 3
    width, height = (long, short) if rng.random() < 0.5 else (short, long)
    room = (short - side) / 2 + 0.06 * short
    left = int((width - side) / 2 + rng.uniform(-1, 1) * room)
    top = int((height - side) / 2 + rng.uniform(-1, 1) * room)
    frame = _mirrored(np.asarray(thing), left, top, width, height).filter(ImageFilter.GaussianBlur(side * 0.05))
    edge = Image.new("L", (side, side), 0)
    edge.paste(255, (side // 24, side // 24, side - side // 24, side - side // 24))
    frame.paste(thing, (left, top), edge.filter(ImageFilter.GaussianBlur(side / 48)))

    for enhance, spread in ((ImageEnhance.Brightness, 0.25), (ImageEnhance.Contrast, 0.2), (ImageEnhance.Color, 0.25)):
        frame = enhance(frame).enhance(float(rng.uniform(1 - spread, 1 + spread)))
    frame = frame.filter(ImageFilter.GaussianBlur(float(rng.uniform(0, 0.016)) * side))
    values = np.asarray(frame, dtype=np.float32) * rng.uniform(0.93, 1.07, 3).astype(np.float32)
    values += rng.normal(0, rng.uniform(0, 5), values.shape).astype(np.float32)
    buffer = io.BytesIO()
    Image.fromarray(np.clip(values, 0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=int(rng.integers(50, 86)))
    return buffer.getvalue()


def _mirrored(thing: np.ndarray, left: int, top: int, width: int, height: int) -> Image.Image:
    """uint8 [side, side, 3] at (left, top) of a frame that its mirror images fill."""

    def source(start: int, length: int) -> np.ndarray:
        side = len(thing)
        place = (np.arange(length) - start) % (2 * side)
        return np.where(place < side, place, 2 * side - 1 - place)

    return Image.fromarray(thing[source(top, height)[:, None], source(left, width)[None, :]])
