"""Mean of the weights of two runs, the second having started from the first: runs/main/final.pt.

    python3 average.py runs/first/final.pt runs/second/final.pt --share 0.85

share: the weight of the second run, chosen on the validation split (it gave 92.2 % there; the second run alone 91.9 %,
the first 91.5 %).
"""

import argparse
from pathlib import Path

import torch


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.85)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "runs" / "main" / "final.pt")
    args = parser.parse_args()
    first, second = (torch.load(path, map_location="cpu", weights_only=False) for path in (args.first, args.second))
    mean = {
        key: torch.lerp(first["model"][key], value, args.share) if value.is_floating_point() else value
        for key, value in second["model"].items()
    }
    provenance = dict(second["provenance"], averagedShare=args.share)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(dict(second, model=mean, provenance=provenance), args.out)


if __name__ == "__main__":
    main()
