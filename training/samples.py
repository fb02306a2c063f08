"""Composes the held-out sample pictures: Microsoft's Fluent 3D emoji on calm backgrounds.

    python3 samples.py [--assets <folder with <codepoints>.webp>] [--out ../public/samples]

None of these drawings, nor any other of that set, is in training. Choice, order, size and background follow the
table and the rules below, fixed before any model was tried on the pictures.
"""

import argparse
import hashlib
import io
import json
from pathlib import Path

import numpy as np
from PIL import Image

from labels import ID

HERE = Path(__file__).parent
ASSETS = HERE / "emoji" / "node_modules" / "@lobehub" / "fluent-emoji-3d" / "assets"
OUT = HERE.parent / "public" / "samples"
SIDE, EMOJI_SIDE = 160, 125
MIRRORED = "mirrored"

# Per class: (file of the set, English name, Indonesian name[, MIRRORED]). Classes for which the set has few are short.
TABLE = {
    "pesawat": [
        ("2708-fe0f", "airplane", "pesawat terbang"),
        ("1f6e9-fe0f", "small airplane", "pesawat kecil"),
        ("1f6eb", "airplane departure", "pesawat lepas landas"),
        ("1f6ec", "airplane arrival", "pesawat mendarat"),
    ],
    "mobil": [
        ("1f697", "automobile", "mobil"),
        ("1f698", "oncoming automobile", "mobil dari depan"),
        ("1f699", "sport utility vehicle", "mobil SUV"),
        ("1f695", "taxi", "taksi"),
        ("1f696", "oncoming taxi", "taksi dari depan"),
        ("1f693", "police car", "mobil polisi"),
        ("1f3ce-fe0f", "racing car", "mobil balap"),
    ],
    "burung": [
        ("1f426", "bird", "burung"),
        ("1f426-200d-2b1b", "black bird", "burung hitam"),
        ("1f424", "baby chick", "anak ayam"),
        ("1f985", "eagle", "elang"),
        ("1f986", "duck", "bebek"),
        ("1f989", "owl", "burung hantu"),
        ("1f99c", "parrot", "burung nuri"),
        ("1f9a2", "swan", "angsa"),
    ],
    "kucing": [
        ("1f431", "cat face", "wajah kucing"),
        ("1f408", "cat", "kucing"),
        ("1f408-200d-2b1b", "black cat", "kucing hitam"),
        ("1f638", "grinning cat with smiling eyes", "kucing menyeringai dengan mata tersenyum"),
        ("1f63e", "pouting cat", "kucing cemberut"),
        ("1f63b", "smiling cat with heart-eyes", "kucing dengan mata hati"),
        ("1f63c", "cat with wry smile", "kucing tersenyum miring"),
    ],
    "rusa": [
        ("1f98c", "deer", "rusa"),
        ("1face", "moose", "rusa besar"),
    ],
    "anjing": [
        ("1f436", "dog face", "wajah anjing"),
        ("1f415", "dog", "anjing"),
        ("1f415-200d-1f9ba", "service dog", "anjing pembantu"),
        ("1f429", "poodle", "anjing pudel"),
        ("1f9ae", "guide dog", "anjing pemandu"),
    ],
    "katak": [
        ("1f438", "frog", "katak"),
        ("1f438", "frog, mirrored", "katak, dicerminkan", MIRRORED),
    ],
    "kuda": [
        ("1f434", "horse face", "wajah kuda"),
        ("1f40e", "horse", "kuda"),
        ("1f3a0", "carousel horse", "kuda komidi putar"),
    ],
    "kapal": [
        ("1f6a2", "ship", "kapal"),
        ("1f6f3-fe0f", "passenger ship", "kapal penumpang"),
        ("26f4-fe0f", "ferry", "kapal feri"),
        ("1f6e5-fe0f", "motor boat", "perahu motor"),
        ("26f5", "sailboat", "perahu layar"),
        ("1f6a4", "speedboat", "kapal cepat"),
    ],
    "truk": [
        ("1f69a", "delivery truck", "truk pengantar"),
        ("1f69b", "articulated lorry", "truk gandeng"),
        ("1f692", "fire engine", "truk pemadam kebakaran"),
        ("1f6fb", "pickup truck", "truk pikap"),
    ],
}

# Vertical gradients, top and bottom colour. Picture number k of the whole list (class order) gets number k mod 7.
BACKGROUNDS = [
    ("#dbe9f4", "#f4f8fb"),
    ("#e9efe0", "#cfdcc2"),
    ("#f6ead7", "#ecd9bb"),
    ("#eceaf4", "#d5d1e6"),
    ("#b9cfd8", "#e3edf0"),
    ("#f3e3e1", "#fbf4f2"),
    ("#d9d9d6", "#efefed"),
]


def _rgb(code: str) -> np.ndarray:
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float64)


def background(number: int) -> Image.Image:
    top, bottom = (_rgb(code) for code in BACKGROUNDS[number % len(BACKGROUNDS)])
    ramp = np.linspace(0, 1, SIDE)[:, None, None]
    rows = np.rint(top * (1 - ramp) + bottom * ramp)
    return Image.fromarray(np.broadcast_to(rows, (SIDE, SIDE, 3)).astype(np.uint8))


def compose_sample(emoji: Image.Image, number: int, mirrored: bool) -> Image.Image:
    """RGBA emoji -> RGB picture of SIDE x SIDE pixels, the emoji centred at 78 % of the side."""
    canvas = background(number)
    figure = emoji.convert("RGBA").resize((EMOJI_SIDE, EMOJI_SIDE), Image.Resampling.LANCZOS)
    if mirrored:
        figure = figure.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    edge = (SIDE - EMOJI_SIDE) // 2
    canvas.paste(figure, (edge, edge), figure)
    return canvas


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--assets", type=Path, default=ASSETS)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for old in args.out.glob("*.png"):
        old.unlink()
    rows, number = [], 0
    for index, label in enumerate(ID):
        for place, (codepoint, name, name_id, *flags) in enumerate(TABLE[label], start=1):
            picture = compose_sample(Image.open(args.assets / f"{codepoint}.webp"), number, MIRRORED in flags)
            number += 1
            buffer = io.BytesIO()
            picture.save(buffer, "PNG", optimize=True)
            data, file = buffer.getvalue(), f"{label}-{place}.png"
            (args.out / file).write_bytes(data)
            rows.append(
                dict(file=file, label=label, index=index, codepoint=codepoint, name=name, nameId=name_id, mirrored=MIRRORED in flags,
                     bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
            )  # fmt: skip
    listing = dict(
        source="Fluent Emoji 3D by Microsoft, npm package @lobehub/fluent-emoji-3d 1.1.0",
        license="MIT",
        copyright="Copyright (c) Microsoft Corporation",
        width=SIDE,
        height=SIDE,
        pictures=sorted(rows, key=lambda row: row["file"]),
    )
    (args.out / "samples.json").write_text(json.dumps(listing, indent=1, ensure_ascii=False) + "\n")
    print(f"{len(rows)} pictures, {sum(row['bytes'] for row in rows) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
