"""The whole chain on a made-up set in a temporary folder: train, export, parity, evaluate, manifest, card.

The tiny network is really trained; the main one gets random weights and statistics, so that folding and every
operator of the big graph are exercised as well. Called by make.py --smoke.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch
from torch import nn

import data
from export import FILES, SAMPLES
from labels import ID
from model import build
from onnx_run import OnnxFile

HERE = Path(__file__).parent


def random_main(path: Path):
    """The main network untrained, its BatchNorm statistics far from the neutral ones."""
    torch.manual_seed(1)
    network = build("main")
    for norm in [m for m in network.modules() if isinstance(m, nn.BatchNorm2d)]:
        norm.running_mean.normal_(0, 0.2)
        norm.running_var.uniform_(0.5, 2)
        nn.init.uniform_(norm.weight, 0.5, 1.5)
        nn.init.normal_(norm.bias, 0, 0.2)
    provenance = dict(
        arch="main", seed=1, epochs=0, batchSize=0, learningRate=0.0, commit="smoke", torch=str(torch.__version__), dataSha256="0" * 64,
        emojiPictures=0, minutes=0.0,
    )  # fmt: skip
    torch.save(dict(arch="main", model=network.state_dict(), provenance=provenance, history=[]), path)


def expect(right: bool, what: str):
    if not right:
        raise AssertionError(what)


def check(folder: Path, manifest: dict):
    """What src/service/manifest.ts demands and what belongs together, without the schema library."""
    expect([row["id"] for row in manifest["artifacts"]] == list(FILES), "artefacts in the agreed order")
    expect(manifest["version"].endswith("-preliminary"), "the validation split is marked")
    for row in manifest["artifacts"]:
        content = (folder / row["file"]).read_bytes()
        expect(len(content) == row["bytes"] and hashlib.sha256(content).hexdigest() == row["sha256"], f"{row['file']} is the file described")
        expect([len(logits) for logits in row["goldenLogits"]] == [len(ID)] * len(manifest["goldenPixels"]), "golden logits for each input")
        expect(all(0 <= value <= 1 for value in row["accuracy"].values()), "accuracies are shares")
    raw, fp32 = (row["goldenLogits"] for row in manifest["artifacts"] if row["id"] in ("raw", "fp32"))
    expect(max(abs(a - b) for x, y in zip(raw, fp32) for a, b in zip(x, y)) < 1e-3, "folding changes no answer")
    expect(all(len(base64.b64decode(text)) == 32 * 32 * 3 for text in manifest["goldenPixels"]), "golden pixels of the right size")
    sizes = {row["id"]: row["bytes"] for row in manifest["artifacts"]}
    expect(sizes["int8"] <= 1_600_000 and sizes["tiny"] <= 150_000, "downloads within their budgets")
    tiny = next(row for row in manifest["artifacts"] if row["id"] == "tiny")
    expect(tiny["accuracy"]["cifar10Test"] > 0.8, "the made-up set is learnt")
    kinds = {key: [node.op_type for node in OnnxFile(folder / file).model.graph.node] for key, file in FILES.items()}
    left = {"BatchNormalization", "Div", "Identity"}
    expect(left <= set(kinds["raw"]), "the raw export is left as it is")
    expect(not left & {*kinds["fp32"], *kinds["int8"], *kinds["tiny"]}, "the others are folded")
    expect(kinds["int8"].count("DequantizeLinear") == kinds["int8"].count("Conv") + 1, "int8 weights in every layer")
    text = (folder / "MODEL-CARD.md").read_text()
    expect("{" not in text and "Preliminary" in text, "the card is filled in")
    for row in json.loads((SAMPLES / "samples.json").read_text())["pictures"]:
        expect(hashlib.sha256((SAMPLES / row["file"]).read_bytes()).hexdigest() == row["sha256"], f"sample {row['file']} is the one listed")


def run(work: Path) -> dict:
    # make imports this module only when it is asked to, so this import closes no circle.
    from make import chain

    command = [sys.executable, str(HERE / "train.py"), "--smoke", "--out", str(work), "--threads", str(torch.get_num_threads())]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    random_main(work / "main.pt")
    images, labels, _ = data.toy(1200, 7)
    split = (images[:200], labels[:200])
    manifest = chain(work / "main.pt", work / "smoke" / "final.pt", split, lambda: (images[:60], labels[:60], "validation"), SAMPLES, work, work / "out")
    check(work / "out", manifest)
    return manifest


def main() -> int:
    started = time.time()
    try:
        with tempfile.TemporaryDirectory() as work:
            manifest = run(Path(work))
    except (Exception, SystemExit) as problem:
        print(f"training smoke FAILED after {time.time() - started:.0f} s: {type(problem).__name__}: {problem}")
        return 1
    print(f"training smoke ok: {len(manifest['artifacts'])} ONNX files equal PyTorch, {time.time() - started:.0f} s")
    return 0
