"""The preprocessing contract in Python; the browser must give the same numbers.

Picture of any size and mode -> EXIF orientation -> transparent parts on white -> largest centred square ->
Pillow's bilinear resize to 32 x 32 (antialiased, 8 bit) -> RGB / 255 -> minus mean, by std -> float32 NCHW.
"""

import io

import numpy as np
from PIL import Image, ImageOps

SIZE = 32
BACKGROUND = "#ffffff"
MEAN, STD = (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)

CONTRACT = {
    "orientation": "exif",
    "background": BACKGROUND,
    "crop": "center-square",
    "size": SIZE,
    "filter": "bilinear",
    "colorOrder": "RGB",
    "layout": "NCHW",
    "scale": 255,
    "mean": list(MEAN),
    "std": list(STD),
}


def opened(source) -> Image.Image:
    """bytes, path or picture -> upright RGB picture without transparency."""
    image = source if isinstance(source, Image.Image) else Image.open(io.BytesIO(source) if isinstance(source, bytes) else source)
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, BACKGROUND), image)
    return image.convert("RGB")


def centre_square(image: Image.Image) -> Image.Image:
    width, height = image.size
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return image.crop((left, top, left + side, top + side))


def pixels(source, filter=Image.Resampling.BILINEAR) -> np.ndarray:
    """Crop and resize. Returns uint8 [32, 32, 3], RGB."""
    square = centre_square(opened(source))
    return np.asarray(square.resize((SIZE, SIZE), filter), dtype=np.uint8)


def normalised(images: np.ndarray) -> np.ndarray:
    """uint8 [n, 32, 32, 3] -> float32 [n, 3, 32, 32], the network's input."""
    mean, std = np.array(MEAN, dtype=np.float32), np.array(STD, dtype=np.float32)
    scaled = (images.astype(np.float32) / np.float32(CONTRACT["scale"]) - mean) / std
    return np.ascontiguousarray(scaled.transpose(0, 3, 1, 2))
