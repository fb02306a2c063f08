"""Trained networks -> everything in public/models/benda10: export, evaluate, manifest, model card.

    python3 make.py --data <cifar10 folder | .tar.xz | torchvision>
        from runs/main/final.pt and runs/tiny/final.pt, measured on the test set
    python3 make.py --data ... --checkpoint runs/main/checkpoint.pt [--tiny-checkpoint runs/tiny/checkpoint.pt]
        from unfinished runs: the validation split stands in for the test set, and version and card say "preliminary"
    python3 make.py --smoke
        no data needed, under two minutes, writes to a temporary folder only: proves that the whole chain works
"""

import argparse
import json
import sys
from pathlib import Path

import torch

import card
import data
import manifest
import train
from evaluate import evaluate
from export import FILES, MODELS, SAMPLES, export

HERE = Path(__file__).parent


def chain(main: Path, tiny: Path, validation: tuple, measured, samples: Path, work: Path, out: Path) -> dict:
    """measured: function that gives (images, labels, split name), called after the files are written. Returns the manifest."""
    exported = export(main, tiny, validation, samples, out)
    (work / "export.json").write_text(json.dumps(exported, indent=1))
    evaluation = evaluate(out, samples, *measured())
    (work / "evaluation.json").write_text(json.dumps(evaluation, indent=1))
    card.write(work, out)
    return manifest.write(work, out)


def report(result: dict):
    for row in result["artifacts"]:
        a = row["accuracy"]
        print(f"{row['id']:5} {row['bytes']:>9,} bytes  {a['cifar10Test']:.4f}  samples {a['samples']:.4f}  phone {a['phoneTest']:.4f}  ECE {a['ece']:.4f}")
    print(f"{result['name']} {result['version']} written")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="torchvision")
    parser.add_argument("--checkpoint", type=Path, help="checkpoint.pt of an unfinished main run")
    parser.add_argument("--tiny-checkpoint", type=Path, help="checkpoint.pt of an unfinished tiny run")
    parser.add_argument("--keep-tiny", action="store_true", help="the tiny artefact that is shipped stays as it is")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--smoke", action="store_true")
    args = parser.parse_args()
    train.keep_freed_memory()
    torch.set_num_threads(args.threads)
    if args.smoke:
        import smoke

        sys.exit(smoke.main())

    images, labels, _ = data.load(args.data, "train")
    _, _, vx, vy = data.split_validation(images, labels)
    unfinished = args.checkpoint or args.tiny_checkpoint

    def measured():
        return (vx, vy, "validation") if unfinished else (*data.load(args.data, "test")[:2], "test")

    runs = HERE / "runs"
    tiny = MODELS / FILES["tiny"] if args.keep_tiny else args.tiny_checkpoint or runs / "tiny" / "final.pt"
    report(
        chain(
            args.checkpoint or runs / "main" / "final.pt", tiny,
            (vx, vy), measured, SAMPLES, runs, args.out,
        )  # fmt: skip
    )


if __name__ == "__main__":
    main()
