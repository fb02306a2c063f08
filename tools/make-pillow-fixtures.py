"""Writes src/service/fixtures: pictures, and what Pillow makes of them, for the tests of preprocessing.

    python3 tools/make-pillow-fixtures.py

Needs Pillow and NumPy alone. The whole contract is that of training/preprocess.py, which is imported here.

- resize.json: Pillow's bilinear resize of made-up pictures (`noise` and `ramp` below, made again in the tests).
- pictures/*: files of all kinds that browsers meet, small.
- pictures.json: for each file, what the model sees (32 x 32 x 3 bytes RGB, base64) and its size when upright.
"""

import base64
import io
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training"))
import preprocess  # noqa: E402

OUT = ROOT / "src" / "service" / "fixtures"

# (kind, input width and height, output width and height): down and up, square and not, one axis unchanged, odd.
RESIZES = [
    ("noise", (640, 427), (32, 32)),
    ("ramp", (640, 427), (32, 32)),
    ("noise", (160, 160), (32, 32)),
    ("ramp", (97, 64), (32, 32)),
    ("noise", (33, 31), (32, 32)),
    ("noise", (32, 32), (32, 32)),
    ("noise", (32, 57), (32, 32)),
    ("noise", (57, 32), (32, 32)),
    ("noise", (7, 5), (32, 32)),
    ("ramp", (2, 3), (32, 32)),
    ("noise", (1, 1), (32, 32)),
    ("noise", (1, 900), (32, 32)),
    ("noise", (31, 45), (64, 17)),
    ("ramp", (300, 200), (48, 80)),
]


def noise(width, height):
    """High bytes of a linear congruential sequence from seed 1, RGB rows."""
    state, values = 1, np.empty(width * height * 3, dtype=np.uint8)
    for index in range(values.size):
        state = (state * 1664525 + 1013904223) % 2**32
        values[index] = state >> 24
    return values.reshape(height, width, 3)


def ramp(width, height):
    """Smooth as a photo's sky: three ramps, whole numbers only."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [x * 255 // max(width - 1, 1), y * 255 // max(height - 1, 1), (x * 3 + y * 5) // 4 % 256]
    return np.stack(planes, axis=-1).astype(np.uint8)


def b64(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def resizes():
    for kind, size, out in RESIZES:
        picture = Image.fromarray({"noise": noise, "ramp": ramp}[kind](*size))
        result = picture.resize(out, Image.Resampling.BILINEAR)
        yield {"kind": kind, "from": size, "to": out, "rgb_base64": b64(np.asarray(result))}


def scene(width, height):
    """Something that is the same in no two corners: ramps with blocks and some noise."""
    base = ramp(width, height).astype(int)
    base[: height // 3, : width // 4] = (230, 40, 20)
    base[height // 2 :, width // 2 : width * 3 // 4] = (20, 60, 200)
    grain = noise(width, height).astype(int) // 8
    return np.clip(base + grain - 16, 0, 255).astype(np.uint8)


def oriented(value):
    exif = Image.Exif()
    exif[274] = value
    return exif


def pictures():
    rgb = Image.fromarray(scene(61, 42))
    alpha = Image.fromarray(noise(61, 42)[..., 0])
    rgba = rgb.copy()
    rgba.putalpha(alpha)
    cut = rgb.copy()
    cut.putalpha(alpha.point(lambda value: 255 if value > 99 else 0))
    palette = rgb.quantize(32)
    yield "rgb.png", rgb, {}
    yield "rgba.png", rgba, {}
    yield "grey.png", rgb.convert("L"), {}
    yield "grey-alpha.png", rgba.convert("LA"), {}
    yield "bilevel.png", rgb.convert("1"), {}
    yield "palette.png", palette, {}
    yield "palette-transparent.png", palette, {"transparency": bytes(range(0, 256, 8))}
    yield "keyed.png", Image.fromarray((scene(40, 40) // 64) * 64), {"transparency": (64, 64, 64)}
    yield "orientation-6.png", rgb, {"exif": oriented(6)}
    yield "wide.png", Image.fromarray(scene(200, 33)), {}
    yield "tall.png", Image.fromarray(scene(20, 111)), {}
    for value in range(1, 9):
        yield f"orientation-{value}.jpg", rgb, {"quality": 90, "exif": oriented(value)}
    yield "444.jpg", rgb, {"quality": 95, "subsampling": 0}
    yield "grey.jpg", rgb.convert("L"), {"quality": 90}
    yield "progressive.jpg", Image.fromarray(scene(150, 100)), {"quality": 80, "progressive": True}
    yield "lossy.webp", rgb, {"quality": 80}
    yield "lossy-alpha.webp", rgba, {"quality": 80}
    yield "lossless-alpha.webp", rgba, {"lossless": True, "exact": True}
    yield "orientation-5.webp", rgb, {"lossless": True, "exif": oriented(5).tobytes()}
    yield "palette.gif", palette, {}
    yield "transparent.gif", cut.quantize(32, method=Image.Quantize.FASTOCTREE), {}


def main():
    folder = OUT / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    rows = []
    for name, picture, options in pictures():
        buffer = io.BytesIO()
        kind = {"jpg": "JPEG"}.get(name.split(".")[-1], name.split(".")[-1].upper())
        picture.save(buffer, kind, **options)
        data = buffer.getvalue()
        (folder / name).write_bytes(data)
        width, height = preprocess.opened(data).size
        rows.append({"file": name, "width": width, "height": height, "rgb_base64": b64(preprocess.pixels(data))})
    about = {"pillow": Image.__version__}
    (OUT / "pictures.json").write_text(json.dumps({**about, "pictures": rows}, indent=1) + "\n")
    (OUT / "resize.json").write_text(json.dumps({**about, "resizes": list(resizes())}, indent=1) + "\n")


if __name__ == "__main__":
    main()
