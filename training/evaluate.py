"""Measures the shipped ONNX files themselves; writes <work>/evaluation.json.

    python3 evaluate.py --data <as for train.py>                    # the CIFAR-10 test set: once, at the end
    python3 evaluate.py --data <as for train.py> --split validation # while anything may still change
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image

import data
import train
from export import FILES, MODELS, SAMPLES
from labels import ID
from onnx_run import OnnxFile
from phone import photograph
from preprocess import MEAN, SIZE, STD, centre_square, normalised, opened, pixels

HERE = Path(__file__).parent
BINS = 15
# Of the copies of CIFAR-10 that circulate as JPEG files, and what most programs save with.
JPEG_QUALITY = 75


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits.astype(np.float64) - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def calibration_error(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Expected calibration error: 15 bins of equal width over the top probability."""
    top, right = probabilities.max(1), probabilities.argmax(1) == labels
    bins = np.minimum((top * BINS).astype(int), BINS - 1)
    gaps = [abs(right[bins == b].mean() - top[bins == b].mean()) * (bins == b).mean() for b in range(BINS) if (bins == b).any()]
    return float(sum(gaps))


def share_right(logits: np.ndarray, labels: np.ndarray) -> float:
    return float((logits.argmax(1) == labels).mean())


def per_class(logits: np.ndarray, labels: np.ndarray) -> list:
    """Shares of right answers; 0 for a class without pictures."""
    return [share_right(logits[labels == c], labels[labels == c]) if (labels == c).any() else 0.0 for c in range(len(ID))]


def confusion(logits: np.ndarray, labels: np.ndarray) -> list:
    """[truth][answer], counts."""
    table = np.zeros((len(ID), len(ID)), dtype=int)
    np.add.at(table, (labels, logits.argmax(1)), 1)
    return table.tolist()


def phone_photos(images: np.ndarray) -> dict:
    """The photographs after the contract, and after two common mistakes: each uint8 [n, 32, 32, 3]."""
    results = dict(right=[], nearest=[], stretched=[])
    for number, image in enumerate(images):
        photo = opened(photograph(image, number))
        results["right"].append(pixels(photo))
        results["nearest"].append(np.asarray(centre_square(photo).resize((SIZE, SIZE), Image.Resampling.NEAREST)))
        results["stretched"].append(np.asarray(photo.resize((SIZE, SIZE), Image.Resampling.BILINEAR)))
    return {name: np.stack(rows) for name, rows in results.items()}


def broken_inputs(images: np.ndarray) -> dict:
    """Tensors [n, 3, 32, 32] as wrong preprocessing would make them from uint8 [n, 32, 32, 3]."""
    right = normalised(images)
    mean, std = (np.array(v, dtype=np.float32)[:, None, None] for v in (MEAN, STD))
    planes = np.ascontiguousarray(images.transpose(0, 3, 1, 2), dtype=np.float32)
    flat = np.ascontiguousarray(right.transpose(0, 2, 3, 1))
    return {
        "noNormalisation": planes / 255,
        "pixels0To255": planes,
        "normalisedTwice": (right - mean) / std,
        "bgr": normalised(images[..., ::-1]),
        "hwcReadAsChw": flat.reshape(right.shape),
        "upsideDown": normalised(images[:, ::-1]),
    }


def broken_samples(reference: OnnxFile, samples: Path) -> dict:
    """Shares of right answers on the samples, the only pictures here with more detail than 32 x 32, when the filter is wrong."""
    listing = json.loads((samples / "samples.json").read_text())["pictures"]
    labels = np.array([row["index"] for row in listing])
    nearest = np.stack([pixels(samples / row["file"], Image.Resampling.NEAREST) for row in listing])
    return dict(nearest=share_right(reference(normalised(nearest)), labels))


def load_samples(folder: Path) -> tuple:
    listing = json.loads((folder / "samples.json").read_text())["pictures"]
    images = np.stack([pixels(folder / row["file"]) for row in listing])
    return [row["file"] for row in listing], images, np.array([row["index"] for row in listing])


def evaluate(models: Path, samples: Path, images: np.ndarray, labels: np.ndarray, split: str) -> dict:
    """images: uint8 [n, 3, 32, 32]."""
    started = time.time()
    upright = np.ascontiguousarray(images.transpose(0, 2, 3, 1))
    names, sample_images, sample_labels = load_samples(samples)
    photos = phone_photos(images)
    again = np.ascontiguousarray(data.jpeg_again(images, JPEG_QUALITY, JPEG_QUALITY, seed=0).transpose(0, 2, 3, 1))
    files = {key: OnnxFile(models / file) for key, file in FILES.items()}
    answers = {}
    for key, file in files.items():
        answers[key] = dict(
            split=file(normalised(upright)), samples=file(normalised(sample_images)), phone=file(normalised(photos["right"])), jpeg=file(normalised(again)),
        )  # fmt: skip
    reference = files["fp32"]
    fp32, drawn = answers["fp32"]["split"], softmax(answers["fp32"]["samples"])
    wrong = [
        dict(file=names[i], answer=ID[drawn[i].argmax()], probability=round(float(drawn[i].max()), 3))
        for i in np.flatnonzero(drawn.argmax(1) != sample_labels)
    ]
    broken = {name: share_right(reference(tensor), labels) for name, tensor in broken_inputs(upright).items()}
    return dict(
        split=split,
        n=len(labels),
        artifacts={
            key: dict(
                accuracy=share_right(logits["split"], labels),
                samples=share_right(logits["samples"], sample_labels),
                phone=share_right(logits["phone"], labels),
                jpeg=share_right(logits["jpeg"], labels),
                ece=calibration_error(softmax(logits["split"]), labels),
                ecePhone=calibration_error(softmax(logits["phone"]), labels),
                crossEntropy=float(-np.log(softmax(logits["split"])[np.arange(len(labels)), labels]).mean()),
                meanTopProbability=float(softmax(logits["split"]).max(1).mean()),
                agreesWithFp32=float((logits["split"].argmax(1) == fp32.argmax(1)).mean()),
                largestLogitDifference=float(np.abs(logits["split"] - fp32).max()),
            )
            for key, logits in answers.items()
        },
        perClass=per_class(fp32, labels),
        perClassPhone=per_class(answers["fp32"]["phone"], labels),
        confusion=confusion(fp32, labels),
        samples=dict(n=len(names), perClass=per_class(answers["fp32"]["samples"], sample_labels), wrong=wrong),
        broken=broken,
        brokenPhone={name: share_right(reference(normalised(photos[name])), labels) for name in ("nearest", "stretched")},
        brokenSamples=broken_samples(reference, samples),
        minutes=round((time.time() - started) / 60, 1),
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="torchvision")
    parser.add_argument("--split", choices=["test", "validation"], default="test")
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--samples", type=Path, default=SAMPLES)
    parser.add_argument("--work", type=Path, default=HERE / "runs")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    train.keep_freed_memory()
    torch.set_num_threads(args.threads)
    images, labels, _ = data.load(args.data, "test" if args.split == "test" else "train")
    if args.split == "validation":
        _, _, images, labels = data.split_validation(images, labels)
    result = evaluate(args.models, args.samples, images, labels, args.split)
    (args.work / "evaluation.json").write_text(json.dumps(result, indent=1))
    for key, row in result["artifacts"].items():
        print(f"{key}: {args.split} {row['accuracy']:.4f}, samples {row['samples']:.4f}, phone {row['phone']:.4f}, ECE {row['ece']:.4f}")


if __name__ == "__main__":
    main()
