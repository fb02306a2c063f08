"""CIFAR-10 as uint8 arrays [n, 3, 32, 32], from a folder of JPEG files, a .tar.xz of one, or torchvision's download.

The training images are split once, by a fixed seed, into training and validation. The test images are read by
evaluate.py alone.
"""

import hashlib
import io
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image

from labels import CIFAR_FOLDERS

CACHE = Path(__file__).parent / "cache"
VALIDATION_PER_CLASS = 250
SPLIT_SEED = 20


def _decode(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=np.uint8).transpose(2, 0, 1)


def _from_files(entries):
    """entries: sorted (relative path, bytes). Returns images, labels, sha256 of all paths and bytes."""
    digest, images, labels = hashlib.sha256(), [], []
    for name, data in entries:
        digest.update(name.encode())
        digest.update(data)
        images.append(_decode(data))
        labels.append(CIFAR_FOLDERS.index(name.split("/")[-2]))
    return np.stack(images), np.array(labels, dtype=np.int64), digest.hexdigest()


def _read_tar(path: Path, split: str):
    entries = []
    with tarfile.open(path) as tar:
        for member in tar:
            if member.isfile() and member.name.lstrip("./").startswith(f"{split}/"):
                entries.append((member.name.lstrip("./"), tar.extractfile(member).read()))
    return _from_files(sorted(entries))


def _read_folder(path: Path, split: str):
    files = sorted((path / split).glob("*/*.jpg"))
    return _from_files((f"{split}/{f.parent.name}/{f.name}", f.read_bytes()) for f in files)


def _read_torchvision(path: Path, split: str):
    from torchvision.datasets import CIFAR10

    data = CIFAR10(root=str(path), train=split == "train", download=True)
    images = data.data.transpose(0, 3, 1, 2)
    return images, np.array(data.targets, dtype=np.int64), hashlib.sha256(images.tobytes()).hexdigest()


def load(source: str, split: str):
    """split: 'train' or 'test'. source: folder, .tar.xz, or 'torchvision'. Returns images, labels, data hash."""
    cached = CACHE / f"cifar10-{split}.npz"
    if cached.exists():
        stored = np.load(cached)
        if str(stored["source"]) == source:
            return stored["images"], stored["labels"], str(stored["sha256"])
    if source == "torchvision":
        images, labels, sha256 = _read_torchvision(CACHE / "torchvision", split)
    elif Path(source).is_dir():
        images, labels, sha256 = _read_folder(Path(source), split)
    else:
        images, labels, sha256 = _read_tar(Path(source), split)
    CACHE.mkdir(exist_ok=True)
    np.savez(cached, images=images, labels=labels, sha256=sha256, source=source)
    return images, labels, sha256


def split_validation(images, labels):
    """Returns (train images, train labels, validation images, validation labels); the same split every time."""
    order = np.random.default_rng(SPLIT_SEED).permutation(len(images))
    validation = np.concatenate([order[labels[order] == c][:VALIDATION_PER_CLASS] for c in range(10)])
    training = np.setdiff1d(order, validation)
    return images[training], labels[training], images[validation], labels[validation]


def jpeg_again(images: np.ndarray, low: int, high: int, seed: int) -> np.ndarray:
    """Every image through one more JPEG compression of random quality [low, high]."""
    rng = np.random.default_rng(seed)
    result = np.empty_like(images)
    for i, quality in enumerate(rng.integers(low, high + 1, len(images))):
        buffer = io.BytesIO()
        Image.fromarray(images[i].transpose(1, 2, 0)).save(buffer, "JPEG", quality=int(quality))
        result[i] = _decode(buffer.getvalue())
    return result


def toy(count: int, seed: int):
    """A made-up set for the smoke run: class k is a disc whose hue and place depend on k, with noise."""
    import colorsys

    rng = np.random.default_rng(seed)
    labels = np.arange(count) % 10
    rows, columns = np.mgrid[0:32, 0:32]
    images = rng.integers(0, 90, (count, 3, 32, 32)).astype(np.uint8)
    for i, label in enumerate(labels):
        centre = 10 + rng.integers(0, 12, 2)
        disc = (rows - centre[0]) ** 2 + (columns - centre[1]) ** 2 < (5 + label % 5) ** 2
        colour = np.array(colorsys.hsv_to_rgb(label / 10, 0.9, 0.95)) * 255
        images[i][:, disc] = colour[:, None].astype(np.uint8)
    return images, labels.astype(np.int64), hashlib.sha256(images.tobytes()).hexdigest()
