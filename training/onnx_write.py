"""Writes networks as ONNX files: single file, opset 15, dynamic axis 'batch', input 'input', output 'logits'."""

import inspect
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import deploy
from labels import EN, ID
from model import Classifier, ConvUnit, Residual
from preprocess import CONTRACT, SIZE

OPSET, IR_VERSION = 15, 8
PRODUCER, VERSION, LICENCE = "benda10-export", "1.0.0", "MIT"


def metadata(provenance: dict, artefact: str) -> dict:
    """What travels inside the file, so that it explains itself without the manifest. Strings only."""
    return {
        "name": "benda10",
        "version": VERSION,
        "artifact": artefact,
        "license": LICENCE,
        "preprocessing": json.dumps(CONTRACT),
        "labels.id": json.dumps(ID),
        "labels.en": json.dumps(EN),
        "training.commit": str(provenance["commit"]),
        "training.seed": str(provenance["seed"]),
        "training.epochs": str(provenance["epochs"]),
        "training.data": "CIFAR-10 and composed emoji",
        "training.dataSha256": provenance["dataSha256"],
    }


def _finish(model: onnx.ModelProto, path: Path, properties: dict):
    del model.metadata_props[:]
    helper.set_model_props(model, properties)
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString())


def write_raw(network: Classifier, path: Path, properties: dict):
    """As an export without any optimisation leaves it: BatchNorm, division by the temperature, an Identity.

    PyTorch's own exporter, told to keep the graph as it is. It drops modules that do nothing, other exporters do
    not (a Dropout in evaluation mode becomes an Identity), so that node is put in front of the output here.
    """
    options = dict(dynamo=False) if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(
        network.eval(), torch.zeros(1, 3, SIZE, SIZE), str(path), opset_version=OPSET, input_names=["input"], output_names=["logits"],
        dynamic_axes={"input": {0: "batch"}, "logits": {0: "batch"}}, do_constant_folding=False,
        training=torch.onnx.TrainingMode.PRESERVE, **options,
    )  # fmt: skip
    model = onnx.load(str(path))
    last = next(node for node in model.graph.node if "logits" in node.output)
    last.output[0] = "scaled_logits"
    model.graph.node.append(helper.make_node("Identity", ["scaled_logits"], ["logits"], name="/Identity"))
    _finish(model, path, properties)


class _Graph:
    """Collects nodes and weights; names follow the module path in PyTorch."""

    def __init__(self, int8: bool):
        self.int8, self.nodes, self.weights = int8, [], []

    def node(self, kind: str, inputs: list, name: str, **attributes) -> str:
        output = f"{name}/out"
        self.nodes.append(helper.make_node(kind, inputs, [output], name=name, **attributes))
        return output

    def tensor(self, name: str, values: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weight(self, name: str, value: torch.Tensor) -> str:
        """float32 as it is, or int8 with one scale for each output channel and a DequantizeLinear node."""
        if not self.int8:
            return self.tensor(f"{name}.weight", value.numpy())
        stored, scale = deploy.quantise(value)
        inputs = [
            self.tensor(f"{name}.weight_int8", stored.numpy()),
            self.tensor(f"{name}.weight_scale", scale.numpy()),
            self.tensor(f"{name}.weight_zero_point", np.zeros(len(scale), dtype=np.int8)),
        ]
        return self.node("DequantizeLinear", inputs, f"{name}.weight/DequantizeLinear", axis=0)

    def unit(self, unit: ConvUnit, x: str, name: str) -> str:
        weight = self.weight(f"{name}.0", unit[0].weight.detach())
        bias = self.tensor(f"{name}.0.bias", unit[0].bias.detach().numpy())
        x = self.node("Conv", [x, weight, bias], f"{name}/Conv", kernel_shape=[3, 3], pads=[1, 1, 1, 1], strides=[1, 1])
        if any(isinstance(layer, torch.nn.MaxPool2d) for layer in unit):
            x = self.node("MaxPool", [x], f"{name}/MaxPool", kernel_shape=[2, 2], strides=[2, 2])
        return self.node("Relu", [x], f"{name}/Relu")


@torch.no_grad()
def write_fused(network: Classifier, path: Path, properties: dict, int8: bool):
    """A network from deploy.fused, with float32 weights or int8 ones."""
    graph, x = _Graph(int8), "input"
    for i, block in enumerate(network.features):
        name = f"features.{i}"
        if isinstance(block, Residual):
            start = x
            for j, unit in enumerate(block.body):
                x = graph.unit(unit, x, f"{name}.body.{j}")
            x = graph.node("Add", [start, x], f"{name}/Add")
        else:
            x = graph.unit(block, x, name)
    x = graph.node("GlobalAveragePool", [x], "pool/GlobalAveragePool")
    x = graph.node("Flatten", [x], "Flatten", axis=1)
    weight = graph.weight("head", network.head.weight)
    bias = graph.tensor("head.bias", network.head.bias.numpy())
    graph.nodes.append(helper.make_node("Gemm", [x, weight, bias], ["logits"], name="head/Gemm", transB=1))
    body = helper.make_graph(
        graph.nodes,
        "benda10",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", 3, SIZE, SIZE])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(ID)])],
        graph.weights,
    )
    model = helper.make_model(body, producer_name=PRODUCER, producer_version=VERSION, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = IR_VERSION
    _finish(model, path, properties)
