"""Trains one network; saves a checkpoint every epoch and goes on from it when started again.

    python3 train.py --arch main --data <cifar10 folder | .tar.xz | torchvision> --epochs 100
    python3 train.py --smoke          # a made-up set, one epoch: proves that the code runs

Writes runs/<arch>/checkpoint.pt (state to go on from) and runs/<arch>/final.pt (averaged weights and provenance).
"""

import argparse
import ctypes
import json
import math
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import compose as emoji
import data
from augment import augment
from model import build
from preprocess import MEAN, STD

HERE = Path(__file__).parent
# Of glibc's malloc.h.
M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_MAX = -1, -2, -4


def normalise(x: torch.Tensor) -> torch.Tensor:
    """float 0..1 -> normalised, channels last in memory."""
    mean, std = torch.tensor(MEAN)[:, None, None], torch.tensor(STD)[:, None, None]
    return ((x - mean) / std).contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def logits_of(model, images: np.ndarray, batch: int = 500) -> torch.Tensor:
    """uint8 images [n, 3, 32, 32] -> float32 logits [n, 10], evaluation mode, full precision."""
    model.eval()
    parts = [model(normalise(torch.from_numpy(images[i : i + batch]).float() / 255)) for i in range(0, len(images), batch)]
    return torch.cat(parts)


def accuracy(model, images, labels) -> float:
    return (logits_of(model, images).argmax(1).numpy() == labels).mean().item()


class Average:
    """Exponential moving average of weights and BatchNorm statistics."""

    def __init__(self, model, decay: float):
        self.decay, self.steps = decay, 0
        self.state = {k: v.detach().clone() for k, v in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model):
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        for key, value in model.state_dict().items():
            if value.is_floating_point():
                self.state[key].lerp_(value, 1 - decay)
            else:
                self.state[key].copy_(value)


def commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True)
    return done.stdout.strip() or "uncommitted"


def keep_freed_memory():
    """Tells glibc to keep what a step frees for the next one. It would give large blocks back to the system, and fetching
    them again page by page took longer than the arithmetic: ReLU on 67 MB 107 ms instead of 3 on a small virtual machine."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt:
        never = 2**31 - 1
        for parameter, value in ((M_MMAP_MAX, 0), (M_TRIM_THRESHOLD, never), (M_TOP_PAD, 2**28)):
            mallopt(parameter, value)


def prepare(args):
    """Returns training images, JPEG variants, labels, emoji images and labels, validation set, data hash."""
    if args.smoke:
        images, labels, sha256 = data.toy(1200, args.seed)
        return images[200:], images[200:], labels[200:], images[:100], labels[:100], images[:200], labels[:200], sha256
    images, labels, sha256 = data.load(args.data, "train")
    x, y, vx, vy = data.split_validation(images, labels)
    cached = data.CACHE / f"mix-{args.emoji}-{args.seed}.npz"
    if not cached.exists():
        ex, ey = emoji.compose(data.CACHE / "emoji", x, args.emoji, args.seed)
        np.savez(cached, ex=ex, ey=ey, worse=data.jpeg_again(x, 35, 80, args.seed))
    mix = np.load(cached)
    return x, mix["worse"], y, mix["ex"], mix["ey"], vx, vy, sha256


def starting_point(path: Path) -> dict:
    """Weights and provenance to go on from: a final.pt, or the shipped model.raw.onnx (its BatchNorms are whole) with
    the manifest beside it, which any checkout has."""
    if path.suffix == ".pt":
        return torch.load(path, map_location="cpu", weights_only=False)
    import onnx
    from onnx import numpy_helper

    weights = {t.name: torch.from_numpy(np.array(numpy_helper.to_array(t))) for t in onnx.load(str(path)).graph.initializer}
    # The temperature is fitted anew at each export.
    weights["temperature"] = torch.ones(())
    state = build("main").state_dict()
    if unknown := weights.keys() ^ {key for key in state if not key.endswith("num_batches_tracked")}:
        raise SystemExit(f"{path} holds another network: {sorted(unknown)[:3]}")
    training = json.loads(path.with_name("manifest.json").read_text())["training"]["main"]
    return dict(model={**state, **weights}, provenance=training)


def learning_rate(progress: float, peak: float) -> float:
    """Linear warm-up for a tenth of the run, then a cosine to zero."""
    if progress < 0.1:
        return peak * progress / 0.1
    return peak * 0.5 * (1 + math.cos(math.pi * (progress - 0.1) / 0.9))


def cutmix(x: torch.Tensor, generator):
    """Puts one random rectangle of every image's neighbour into it. Returns images, the order of the neighbours and
    the share of each image that is still its own."""
    height, width = x.shape[2:]
    side = float(1 - torch.rand(1, generator=generator)) ** 0.5
    tall, wide = max(1, int(height * side)), max(1, int(width * side))
    top = int(torch.randint(0, height - tall + 1, (1,), generator=generator))
    left = int(torch.randint(0, width - wide + 1, (1,), generator=generator))
    order = torch.randperm(len(x), generator=generator)
    x = x.clone()
    x[:, :, top : top + tall, left : left + wide] = x[order][:, :, top : top + tall, left : left + wide]
    return x, order, 1 - tall * wide / (height * width)


def parameter_groups(model, decay: float):
    """Weight decay on weights only, not on BatchNorm and biases."""
    weights = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    return [dict(params=weights, weight_decay=decay), dict(params=others, weight_decay=0.0)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--arch", default="main")
    parser.add_argument("--data", default="torchvision")
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--lr", type=float, default=0.3)
    parser.add_argument("--decay", type=float, default=5e-4)
    parser.add_argument("--smoothing", type=float, default=0.1, help="label smoothing")
    parser.add_argument("--cutmix", type=float, default=0.3, help="share of the batches that are cut and mixed, but in the last part")
    parser.add_argument("--emoji", type=int, default=40_000, help="composed emoji pictures; an eighth is drawn each epoch")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=HERE / "runs")
    parser.add_argument("--start", type=Path, help="final.pt of an earlier run, or the shipped model.raw.onnx, whose weights this one goes on from")
    parser.add_argument("--strength", type=float, default=0.5, help="share of the augmentation; the last part (15 %% of the epochs) has 0.6 of it")
    parser.add_argument("--smoke", action="store_true")
    args = parser.parse_args()
    if args.smoke:
        args.arch, args.epochs, args.batch, args.lr = "tiny", 3, 50, 0.1
    keep_freed_memory()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)

    x, worse, y, ex, ey, vx, vy, data_sha256 = prepare(args)
    folder = args.out / ("smoke" if args.smoke else args.arch)
    folder.mkdir(parents=True, exist_ok=True)
    model = build(args.arch).to(memory_format=torch.channels_last)
    earlier = starting_point(args.start) if args.start else None
    if earlier:
        model.load_state_dict(earlier["model"])
    optimiser = torch.optim.SGD(parameter_groups(model, args.decay), lr=args.lr, momentum=0.9, nesterov=True)
    average = Average(model, 0.999)
    # As it stood when the run began; a resumed run keeps it.
    provenance = dict(
        arch=args.arch, seed=args.seed, epochs=args.epochs, batchSize=args.batch, learningRate=args.lr, weightDecay=args.decay,
        strength=args.strength, labelSmoothing=args.smoothing, cutmix=args.cutmix, commit=commit(), torch=str(torch.__version__), numpy=np.__version__, dataSha256=data_sha256, emojiPictures=len(ex),
    )
    first, minutes, history = 0, 0.0, []
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists() and not args.smoke:
        saved = torch.load(checkpoint, map_location="cpu", weights_only=False)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        average.state, average.steps = saved["average"], saved["steps"]
        first, minutes, history = saved["epoch"], saved["minutes"], saved["history"]
        # Another number of epochs may be asked for when a run goes on.
        provenance = dict(saved.get("provenance", provenance), epochs=args.epochs)

    emoji_per_epoch = len(ex) if args.smoke else len(ex) // 8
    per_epoch = (len(x) + emoji_per_epoch) // args.batch
    for epoch in range(first, args.epochs):
        started = time.time()
        # Each epoch has its own generator, so a resumed run sees what an unbroken one would have seen.
        rng = np.random.default_rng([args.seed, epoch])
        generator = torch.Generator().manual_seed(args.seed * 1000 + epoch)
        chosen = rng.choice(len(ex), emoji_per_epoch, replace=False)
        photos = np.where((rng.random(len(x)) < 0.15 * args.strength)[:, None, None, None], worse, x)
        images = torch.from_numpy(np.concatenate([photos, ex[chosen]]))
        labels = torch.from_numpy(np.concatenate([y, ey[chosen]]))
        order = torch.from_numpy(rng.permutation(len(images)))
        # The last part is trained nearer to what the service will see.
        last_part = epoch >= 0.85 * args.epochs
        strength = args.strength * (0.6 if last_part else 1.0)
        model.train()
        total = 0.0
        for step in range(per_epoch):
            rate = learning_rate((epoch + step / per_epoch) / args.epochs, args.lr)
            for group in optimiser.param_groups:
                group["lr"] = rate
            index = order[step * args.batch : (step + 1) * args.batch]
            batch = augment(images[index].float() / 255, strength, generator)
            target = F.one_hot(labels[index], 10).float()
            if not last_part and torch.rand(1, generator=generator) < args.cutmix:
                batch, other, own = cutmix(batch, generator)
                target = own * target + (1 - own) * target[other]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(normalise(batch))
            loss = F.cross_entropy(out.float(), target, label_smoothing=args.smoothing)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            average.update(model)
            total += loss.item()
        minutes += (time.time() - started) / 60
        averaged = build(args.arch)
        averaged.load_state_dict(average.state)
        row = dict(epoch=epoch + 1, loss=round(total / per_epoch, 4), validation=round(accuracy(averaged, vx, vy), 4), minutes=round(minutes, 2))
        history.append(row)
        print(json.dumps(row), flush=True)
        state = dict(model=model.state_dict(), optimiser=optimiser.state_dict(), average=average.state, steps=average.steps)
        partial = checkpoint.with_suffix(".partial")
        torch.save(dict(state, epoch=epoch + 1, minutes=minutes, history=history, provenance=provenance), partial)
        partial.replace(checkpoint)

    provenance["minutes"] = round(minutes, 1)
    if earlier:
        before = earlier["provenance"]
        provenance["startedFrom"] = before
        provenance["epochs"] += before["epochs"]
        provenance["minutes"] = round(provenance["minutes"] + before["minutes"], 1)
    torch.save(dict(arch=args.arch, model=average.state, provenance=provenance, history=history), folder / "final.pt")


if __name__ == "__main__":
    main()
