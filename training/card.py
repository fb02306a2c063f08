"""Writes MODEL-CARD.md: words from here, every figure from export.json and evaluation.json.

    python3 card.py [--work runs] [--out ../public/models/benda10]
"""

import argparse
import json
from pathlib import Path

from export import MODELS
from labels import EN, ID

HERE = Path(__file__).parent

NAMES = {"fp32": "reference", "raw": "raw export", "int8": "default download", "tiny": "tiny network"}
BROKEN = {
    "noNormalisation": "Mean and std left out",
    "pixels0To255": "Pixels left at 0-255, nothing else done",
    "normalisedTwice": "Normalised twice (a notebook cell run again)",
    "bgr": "Blue and red exchanged (BGR)",
    "hwcReadAsChw": "Row-column-colour data read as colour-row-column",
    "upsideDown": "Upside down (EXIF orientation ignored)",
}
BROKEN_PHONE = {"nearest": "Resized with the nearest-pixel filter", "stretched": "Stretched to a square instead of cropped"}


def percent(value: float, digits: int = 1) -> str:
    return f"{100 * value:.{digits}f} %"


def table(head: list, rows: list) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def artefact_table(exported: dict, evaluation: dict) -> str:
    rows = []
    for row in exported["artifacts"]:
        figures = evaluation["artifacts"][row["id"]]
        rows.append([
            f"`{row['file']}` ({NAMES[row['id']]})", f"{row['bytes']:,}", f"{row['parameters']:,}", f"{row['multiplyAdds'] / 1e6:.1f} M",
            percent(figures["accuracy"], 2), percent(figures["jpeg"], 2), percent(figures["phone"], 2), percent(figures["samples"], 2), f"{figures['ece']:.4f}", f"{figures['ecePhone']:.4f}",
        ])  # fmt: skip
    return table(["File", "Bytes", "Stored numbers", "Multiply-adds", "{split}", "JPEG", "Phone", "Samples", "ECE", "ECE phone"], rows)


def class_table(evaluation: dict) -> str:
    samples = evaluation["samples"]["perClass"]
    rows = [
        [f"{ID[c]} ({EN[c]})", percent(evaluation["perClass"][c]), percent(evaluation["perClassPhone"][c]), percent(samples[c])]
        for c in range(len(ID))
    ]
    return table(["Class", "{split}", "Phone", "Samples"], rows)


def confusions(evaluation: dict, count: int = 6) -> str:
    pairs = [(n, t, a) for t, row in enumerate(evaluation["confusion"]) for a, n in enumerate(row) if t != a]
    pairs.sort(key=lambda pair: -pair[0])
    rows = [[f"{ID[t]} ({EN[t]})", f"{ID[a]} ({EN[a]})", n, percent(n / max(1, sum(evaluation["confusion"][t])))] for n, t, a in pairs[:count]]
    return table(["Truth", "Answer", "Pictures", "Share of the class"], rows)


def broken_table(evaluation: dict) -> str:
    reference = evaluation["artifacts"]["fp32"]
    rows = [["As the contract says", "{split}", percent(reference["accuracy"]), ""]]
    for key, text in BROKEN.items():
        value = evaluation["broken"][key]
        rows.append([text, "{split}", percent(value), f"{100 * (value - reference['accuracy']):+.1f}"])
    rows.append(["As the contract says", "Phone", percent(reference["phone"]), ""])
    for key, text in BROKEN_PHONE.items():
        value = evaluation["brokenPhone"][key]
        rows.append([text, "Phone", percent(value), f"{100 * (value - reference['phone']):+.1f}"])
    nearest = evaluation["brokenSamples"]["nearest"]
    rows.append(["As the contract says", "Samples", percent(reference["samples"]), ""])
    rows.append([BROKEN_PHONE["nearest"], "Samples", percent(nearest), f"{100 * (nearest - reference['samples']):+.1f}"])
    return table(["Preprocessing", "Pictures", "Right", "Points"], rows)


def sample_mistakes(evaluation: dict) -> str:
    wrong = evaluation["samples"]["wrong"]
    if not wrong:
        return "No sample is answered wrongly."
    listed = "; ".join(f"`{row['file']}` as {row['answer']} ({percent(row['probability'])})" for row in wrong)
    return f"Wrongly answered samples: {listed}."


def first_run(row) -> str:
    """A run whose weights the last one went on from; its epochs and minutes are in the sums above."""
    return f"{row['epochs']} epochs, {row['minutes']} min, peak {row['learningRate']}, seed {row['seed']}, commit {row['commit']}" if row else ""


def teaching(row) -> str:
    """How distil.py went on."""
    return f"{row['teachers']} networks, on {row['versions']} versions of each picture, peak {row['learningRate']}" if row else ""


def targets(evaluation: dict) -> str:
    """The goals set before training, and whether they were met."""
    fp32, int8 = evaluation["artifacts"]["fp32"], evaluation["artifacts"]["int8"]
    below = fp32["accuracy"] - int8["accuracy"]
    rows = [
        ["Reference, right on {split}", "at least 93.0 %", f"{100 * fp32['accuracy']:.2f} %", fp32["accuracy"] >= 0.93],
        ["Reference, right on the samples", "at least 90.0 %", f"{100 * fp32['samples']:.2f} %", fp32["samples"] >= 0.9],
        ["int8 below the reference on {split}", "at most 0.50 points", f"{100 * below:.2f} points", below <= 0.005],
    ]
    return table(["Goal", "Set", "Measured", "Met"], [[*row[:3], "yes" if row[3] else "**no**"] for row in rows])


def training_table(exported: dict) -> str:
    keys = ["arch", "epochs", "batchSize", "learningRate", "seed", "minutes", "torch", "commit", "dataSha256"]
    titles = ["Network", "Epochs", "Batch", "Peak learning rate", "Seed", "Minutes (2 CPU cores)", "PyTorch", "Commit", "SHA-256 of the data"]
    training = exported["training"]
    rows = [[title, training["main"].get(key, ""), training["tiny"].get(key, "")] for key, title in zip(keys, titles)]
    first = [training[name].get("startedFrom") for name in ("main", "tiny")]
    if any(first):
        rows.append(["Of these in a first run", *[first_run(row) for row in first]])
    taught = [training[name].get("distillation") for name in ("main", "tiny")]
    if any(taught):
        rows.append(["After that taught by", *[teaching(row) for row in taught]])
    shares = [training[name].get("averagedShare") for name in ("main", "tiny")]
    if any(shares):
        rows.append(["Share of the second run in the mean of two that the first run is", *["" if share is None else share for share in shares]])
    temperature = exported["temperature"]
    rows.append(["Temperature", *[f"{temperature[name]:.3f}" if name in temperature else "as before" for name in ("main", "tiny")]])
    return table(["", "`model.*`", "`tiny.*`"], rows)


def build_card(exported: dict, evaluation: dict) -> str:
    final = evaluation["split"] == "test"
    fp32, int8 = evaluation["artifacts"]["fp32"], evaluation["artifacts"]["int8"]
    values = dict(
        notice="" if final else "> **Preliminary.** Unfinished networks; the figures are of the validation split, not of the test set.\n\n",
        artefacts=artefact_table(exported, evaluation),
        classes=class_table(evaluation),
        confusions=confusions(evaluation),
        broken=broken_table(evaluation),
        mistakes=sample_mistakes(evaluation),
        targets=targets(evaluation),
        training=training_table(exported),
        n=f"{evaluation['n']:,}",
        samples=evaluation["samples"]["n"],
        agreement=f"{100 * int8['agreesWithFp32']:.2f} %",
        loss=f"{100 * (int8['accuracy'] - fp32['accuracy']):+.2f}",
        difference=f"{int8['largestLogitDifference']:.2f}",
        ece=f"{fp32['ece']:.4f}",
        ece_phone=f"{fp32['ecePhone']:.4f}",
        confidence=percent(fp32["meanTopProbability"], 2),
        accuracy=percent(fp32["accuracy"], 2),
        tolerance=exported["goldenTolerance"],
        version="1.0.0" if final else "1.0.0, preliminary",
    )
    text = (HERE / "card.template.md").read_text()
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", str(value))
    return text.replace("{split}", "CIFAR-10 test" if final else "CIFAR-10 validation")


def write(work: Path, out: Path):
    exported, evaluation = (json.loads((work / name).read_text()) for name in ("export.json", "evaluation.json"))
    (out / "MODEL-CARD.md").write_text(build_card(exported, evaluation))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, default=HERE / "runs")
    parser.add_argument("--out", type=Path, default=MODELS)
    args = parser.parse_args()
    write(args.work, args.out)
    print("MODEL-CARD.md written")


if __name__ == "__main__":
    main()
