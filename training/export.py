"""Writes the four ONNX files, proves that each computes what PyTorch does, and takes the golden logits.

    python3 export.py --main runs/main/final.pt --tiny runs/tiny/final.pt --data <as for train.py> [--out ...]

Beside the files in --out goes <work>/export.json: what manifest.py and card.py need from this step.
"""

import argparse
import base64
import hashlib
import json
from pathlib import Path

import numpy as np
import torch

import data
import deploy
from labels import ID
from model import multiply_adds
from onnx_run import OnnxFile
from onnx_write import metadata, write_fused, write_raw
from preprocess import normalised, pixels

HERE = Path(__file__).parent
MODELS = HERE.parent / "public" / "models" / "benda10"
SAMPLES = HERE.parent / "public" / "samples"
# The order of the manifest; the first is what is downloaded unless something else is asked for.
FILES = {"int8": "model.int8.onnx", "fp32": "model.onnx", "raw": "model.raw.onnx", "tiny": "tiny.int8.onnx"}
GOLDEN = ["kucing-1.png", "pesawat-1.png", "katak-1.png", "kapal-1.png"]
TOLERANCE = 1e-4


def golden_pixels(samples: Path) -> np.ndarray:
    """uint8 [4, 32, 32, 3]: sample pictures after crop and resize."""
    return np.stack([pixels(samples / name) for name in GOLDEN])


def check_against_pytorch(path: Path, network, golden: np.ndarray) -> tuple:
    """Runs the file on the golden inputs and on noise. Returns PyTorch's golden logits and the largest difference."""
    noise = np.random.default_rng(1).integers(0, 256, (8, *golden.shape[1:])).astype(np.uint8)
    inputs = normalised(np.concatenate([golden, noise]))
    expected = deploy.logits(network, inputs)
    difference = float(np.abs(OnnxFile(path)(inputs) - expected).max())
    if not difference < TOLERANCE / 2:
        raise SystemExit(f"{path.name} differs from PyTorch by {difference}")
    return expected[: len(golden)], difference


def artefact(key: str, folder: Path, network, golden: np.ndarray) -> dict:
    path = folder / FILES[key]
    content, file = path.read_bytes(), OnnxFile(path)
    for leak in (str(HERE.parent), str(Path.home()) + "/"):
        if leak.encode() in content:
            raise SystemExit(f"{path.name} holds a path of this machine")
    expected, difference = check_against_pytorch(path, network, golden)
    return dict(
        id=key,
        file=path.name,
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        opset=file.model.opset_import[0].version,
        irVersion=file.model.ir_version,
        producer=f"{file.model.producer_name} {file.model.producer_version}",
        parameters=file.parameters(),
        multiplyAdds=multiply_adds(network),
        weightType="int8" if key in ("int8", "tiny") else "float32",
        goldenLogits=[[round(float(value), 6) for value in row] for row in expected],
        largestDifference=difference,
    )


def kept(key: str, path: Path, folder: Path, golden: np.ndarray) -> tuple:
    """An artefact that is shipped again as it is: its row of the manifest beside it, checked against the file, and its
    provenance."""
    manifest = json.loads(path.with_name("manifest.json").read_text())
    row = next(row for row in manifest["artifacts"] if row["id"] == key)
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != row["sha256"]:
        raise SystemExit(f"{path.name} is not the file of its manifest")
    difference = float(np.abs(OnnxFile(path)(normalised(golden)) - np.array(row["goldenLogits"])).max())
    if not difference < TOLERANCE / 2:
        raise SystemExit(f"{path.name} differs from its golden logits by {difference}")
    (folder / FILES[key]).write_bytes(content)
    return dict({k: v for k, v in row.items() if k != "accuracy"}, largestDifference=difference), manifest["training"][key]


def export(main: Path, tiny: Path, validation: tuple, samples: Path, folder: Path) -> dict:
    """validation: (uint8 [n, 3, 32, 32], labels), on which the temperatures are fitted. tiny: a trained network, or the
    shipped tiny.int8.onnx, which then stays as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    golden = golden_pixels(samples)
    network, provenance = deploy.load_trained(main)
    temperature = dict(main=deploy.fit_temperature(network, *validation))
    reference = deploy.fused(network)

    write_raw(network, folder / FILES["raw"], metadata(provenance, "raw"))
    write_fused(reference, folder / FILES["fp32"], metadata(provenance, "fp32"), int8=False)
    write_fused(reference, folder / FILES["int8"], metadata(provenance, "int8"), int8=True)
    networks = dict(raw=network, fp32=reference, int8=deploy.dequantised(reference))
    rows = {key: artefact(key, folder, shipped, golden) for key, shipped in networks.items()}
    if tiny.suffix == ".onnx":
        rows["tiny"], small_provenance = kept("tiny", tiny, folder, golden)
    else:
        small, small_provenance = deploy.load_trained(tiny)
        temperature["tiny"] = deploy.fit_temperature(small, *validation)
        small_reference = deploy.fused(small)
        write_fused(small_reference, folder / FILES["tiny"], metadata(small_provenance, "tiny"), int8=True)
        rows["tiny"] = artefact("tiny", folder, deploy.dequantised(small_reference), golden)
    return dict(
        labels=ID,
        artifacts=[rows[key] for key in FILES],
        golden=GOLDEN,
        goldenPixels=[base64.b64encode(picture.tobytes()).decode() for picture in golden],
        goldenTolerance=TOLERANCE,
        temperature=temperature,
        training=dict(main=provenance, tiny=small_provenance),
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--main", type=Path, default=HERE / "runs" / "main" / "final.pt")
    parser.add_argument("--tiny", type=Path, default=HERE / "runs" / "tiny" / "final.pt")
    parser.add_argument("--data", default="torchvision")
    parser.add_argument("--samples", type=Path, default=SAMPLES)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--work", type=Path, default=HERE / "runs")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    images, labels, _ = data.load(args.data, "train")
    _, _, vx, vy = data.split_validation(images, labels)
    result = export(args.main, args.tiny, (vx, vy), args.samples, args.out)
    (args.work / "export.json").write_text(json.dumps(result, indent=1))
    for row in result["artifacts"]:
        print(f"{row['file']}: {row['bytes']} bytes, {row['parameters']} numbers, differs from PyTorch by {row['largestDifference']:.1e}")


if __name__ == "__main__":
    main()
