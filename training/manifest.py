"""Puts manifest.json together from export.json and evaluation.json. Its schema: src/service/manifest.ts.

    python3 manifest.py [--work runs] [--out ../public/models/benda10]
"""

import argparse
import json
from pathlib import Path

from export import MODELS
from labels import EN, ID
from onnx_write import LICENCE, VERSION
from preprocess import CONTRACT, SIZE

HERE = Path(__file__).parent
PROVENANCE = ["seed", "epochs", "batchSize", "learningRate", "commit", "torch", "dataSha256", "minutes"]


def build_manifest(exported: dict, evaluation: dict) -> dict:
    def share(value: float) -> float:
        return round(value, 4)

    def artifact(row: dict) -> dict:
        figures = evaluation["artifacts"][row["id"]]
        measured = dict(cifar10Test=share(figures["accuracy"]), samples=share(figures["samples"]), phoneTest=share(figures["phone"]), ece=share(figures["ece"]))
        golden = row["goldenLogits"]
        kept = {key: value for key, value in row.items() if key not in ("goldenLogits", "largestDifference")}
        return dict(kept, accuracy=measured, goldenLogits=golden)

    def provenance(row: dict) -> dict:
        kept = {key: row[key] for key in PROVENANCE}
        # An artefact that stayed as it was brings the sentence along.
        dataset = row.get("dataset") or f"CIFAR-10, 47,500 training images, and {row['emojiPictures']:,} composed emoji pictures"
        return dict(kept, dataset=dataset)

    # Figures of the validation split stand in while the network is unfinished; the version says so.
    final = evaluation["split"] == "test"
    return dict(
        schemaVersion=1,
        name="benda10",
        version=VERSION if final else f"{VERSION}-preliminary",
        license=LICENCE,
        inputs=[dict(name="input", type="float32", shape=["batch", 3, SIZE, SIZE])],
        outputs=[dict(name="logits", type="float32", shape=["batch", len(ID)])],
        preprocessing=CONTRACT,
        labels=dict(id=ID, en=EN),
        artifacts=[artifact(row) for row in exported["artifacts"]],
        goldenPixels=exported["goldenPixels"],
        goldenTolerance=exported["goldenTolerance"],
        evaluation=dict(
            perClass=[share(value) for value in evaluation["perClass"]],
            confusion=evaluation["confusion"],
            samples=dict(n=evaluation["samples"]["n"], perClass=[share(value) for value in evaluation["samples"]["perClass"]]),
        ),
        training={name: provenance(row) for name, row in exported["training"].items()},
    )


def write(work: Path, out: Path) -> dict:
    manifest = build_manifest(json.loads((work / "export.json").read_text()), json.loads((work / "evaluation.json").read_text()))
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    return manifest


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, default=HERE / "runs")
    parser.add_argument("--out", type=Path, default=MODELS)
    args = parser.parse_args()
    manifest = write(args.work, args.out)
    print(f"manifest.json: {manifest['name']} {manifest['version']}")


if __name__ == "__main__":
    main()
