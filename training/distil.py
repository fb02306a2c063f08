"""Goes on training a network with what several networks together say of each picture (Hinton et al. 2015).

    python3 distil.py --start runs/mean/final.pt --teachers mirrored:runs/mean/final.pt runs/narrow/final.pt --data DATA

The teachers look at a few augmented versions of every picture, and at their mirror images; the student learns their
mean instead of the bare label. Saves a checkpoint every epoch and goes on from it. Writes runs/main/final.pt.
"""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import data
import train
from augment import augment
from model import build

HERE = Path(__file__).parent
# Softens the teachers' answers, which are sure of what they have seen before.
TEMPERATURE = 3.0
# Share of the loss that is the bare label.
LABEL_SHARE = 0.1


@torch.no_grad()
def teach(teachers: list, images: torch.Tensor, batch: int = 500) -> torch.Tensor:
    """float 0..1 [n, 3, 32, 32] -> mean of the teachers' softened log-probabilities, as log-probabilities [n, 10]."""
    answers = []
    for i in range(0, len(images), batch):
        x = train.normalise(images[i : i + batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            softened = [F.softmax(teacher(x).float() / TEMPERATURE, 1) for teacher in teachers]
        answers.append(torch.stack(softened).mean(0).log())
    return torch.cat(answers)


def load(path: Path, arch: str = ""):
    """A final.pt as network in evaluation mode and its provenance; arch, if another with the same weights is meant."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    network = build(arch or saved["arch"]).to(memory_format=torch.channels_last)
    network.load_state_dict(saved["model"])
    return network.eval(), saved["provenance"]


def version(number: int, args, parts: tuple, teachers: list) -> dict:
    """The training pictures, augmented once, and what the teachers say of them. Kept on disk: made once."""
    path = data.CACHE / f"taught-{args.seed}-{number}.npz"
    if not path.exists():
        x, worse, y, ex, ey = parts
        rng = np.random.default_rng([args.seed, number])
        generator = torch.Generator().manual_seed(args.seed * 1000 + number)
        chosen = rng.choice(len(ex), len(ex) // 8, replace=False)
        photos = np.where((rng.random(len(x)) < args.jpeg)[:, None, None, None], worse, x)
        images = torch.from_numpy(np.concatenate([photos, ex[chosen]]))
        pieces = [augment(part.float() / 255, args.strength, generator) for part in images.split(1000)]
        answers = torch.cat([teach(teachers, piece) for piece in pieces])
        stored = (torch.cat(pieces) * 255).round().to(torch.uint8).numpy()
        np.savez(path, images=stored, labels=np.concatenate([y, ey[chosen]]), answers=answers.numpy())
    return np.load(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--teachers", nargs="+", required=True, help="final.pt files; ARCH:FILE to build another architecture on its weights")
    parser.add_argument("--data", default="torchvision")
    parser.add_argument("--versions", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=5e-4)
    parser.add_argument("--strength", type=float, default=0.25)
    parser.add_argument("--jpeg", type=float, default=0.04, help="share of the pictures that go through JPEG (quality 35-80) first")
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--emoji", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=HERE / "runs" / "main")
    args = parser.parse_args()
    args.smoke = False
    train.keep_freed_memory()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)

    *parts, vx, vy, data_sha256 = train.prepare(args)
    model, before = load(args.start)
    teachers = [load(Path(name.split(":")[-1]), name.rpartition(":")[0])[0] for name in args.teachers]
    started = time.time()
    versions = [version(number, args, tuple(parts), teachers) for number in range(args.versions)]
    minutes = (time.time() - started) / 60
    print(json.dumps(dict(versions=args.versions, minutes=round(minutes, 1))), flush=True)

    args.out.mkdir(parents=True, exist_ok=True)
    checkpoint = args.out / "checkpoint.pt"
    optimiser = torch.optim.SGD(train.parameter_groups(model, args.decay), lr=args.lr, momentum=0.9, nesterov=True)
    average, first, history = train.Average(model, 0.999), 0, []
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location="cpu", weights_only=False)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        average.state, average.steps = saved["average"], saved["steps"]
        first, minutes, history = saved["epoch"], saved["minutes"], saved["history"]
    provenance = dict(
        before, commit=train.commit(), dataSha256=data_sha256, epochs=before["epochs"] + args.epochs, startedFrom=before,
        distillation=dict(teachers=len(teachers), versions=args.versions, learningRate=args.lr, strength=args.strength, seed=args.seed),
    )

    for epoch in range(first, args.epochs):
        started = time.time()
        taught = versions[epoch % args.versions]
        images, labels, answers = (torch.from_numpy(taught[key]) for key in ("images", "labels", "answers"))
        generator = torch.Generator().manual_seed(args.seed * 100_000 + epoch)
        order = torch.randperm(len(images), generator=generator)
        steps = len(images) // args.batch
        model.train()
        total = 0.0
        for step in range(steps):
            progress = (epoch + step / steps) / args.epochs
            for group in optimiser.param_groups:
                group["lr"] = args.lr * 0.5 * (1 + math.cos(math.pi * progress)) * min(1.0, progress * 50 + 0.05)
            index = order[step * args.batch : (step + 1) * args.batch]
            batch = images[index].float() / 255
            # The teachers' answer is the same for the mirror image.
            turned = torch.rand(len(batch), generator=generator) < 0.5
            batch[turned] = batch[turned].flip(3)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(train.normalise(batch))
            out = out.float()
            softened = F.log_softmax(out / TEMPERATURE, 1)
            loss = F.kl_div(softened, answers[index], reduction="batchmean", log_target=True) * TEMPERATURE**2
            loss = (1 - LABEL_SHARE) * loss + LABEL_SHARE * F.cross_entropy(out, labels[index])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            average.update(model)
            total += loss.item()
        minutes += (time.time() - started) / 60
        averaged, _ = load(args.start)
        averaged.load_state_dict(average.state)
        row = dict(epoch=epoch + 1, loss=round(total / steps, 4), validation=round(train.accuracy(averaged, vx, vy), 4), minutes=round(minutes, 2))
        history.append(row)
        print(json.dumps(row), flush=True)
        partial = checkpoint.with_suffix(".partial")
        state = dict(model=model.state_dict(), optimiser=optimiser.state_dict(), average=average.state, steps=average.steps)
        torch.save(dict(state, epoch=epoch + 1, minutes=minutes, history=history), partial)
        partial.replace(checkpoint)

    provenance["minutes"] = round(minutes + before["minutes"], 1)
    torch.save(dict(arch=provenance["arch"], model=average.state, provenance=provenance, history=history), args.out / "final.pt")


if __name__ == "__main__":
    main()
