"""Runs one of our ONNX files with PyTorch's functions: reads the file alone, knows only the operators in it.

Serves as proof that the files say what the networks compute, and measures the exact weights that are shipped.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import helper, numpy_helper


def _convolution(a, x, weight, bias=None):
    pads = a.get("pads", [0, 0, 0, 0])
    assert pads[0] == pads[2] and pads[1] == pads[3] and a.get("group", 1) == 1
    return F.conv2d(x, weight, bias, stride=a.get("strides", 1), padding=(pads[0], pads[1]), dilation=a.get("dilations", 1))


def _batch_norm(a, x, scale, bias, mean, var):
    assert a.get("training_mode", 0) == 0
    return F.batch_norm(x, mean, var, scale, bias, training=False, eps=a.get("epsilon", 1e-5))


def _dequantise(a, x, scale, zero_point):
    shape = [-1 if axis == a["axis"] else 1 for axis in range(x.ndim)]
    return (x.float() - zero_point.float().view(shape)) * scale.view(shape)


def _gemm(a, x, weight, bias):
    assert a.get("alpha", 1.0) == 1.0 and a.get("beta", 1.0) == 1.0 and not a.get("transA", 0)
    return F.linear(x, weight if a.get("transB", 0) else weight.T, bias)


def _max_pool(a, x):
    assert not any(a.get("pads", [0])) and not a.get("ceil_mode", 0)
    return F.max_pool2d(x, a["kernel_shape"], a.get("strides"))


OPERATORS = {
    "Conv": _convolution,
    "BatchNormalization": _batch_norm,
    "DequantizeLinear": _dequantise,
    "Gemm": _gemm,
    "MaxPool": _max_pool,
    "Relu": lambda a, x: F.relu(x),
    "Add": lambda a, x, y: x + y,
    "Div": lambda a, x, y: x / y,
    "Identity": lambda a, x: x,
    "Constant": lambda a: torch.from_numpy(np.array(numpy_helper.to_array(a["value"]))),
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "Flatten": lambda a, x: x.flatten(a.get("axis", 1)),
}


class OnnxFile:
    def __init__(self, path: Path):
        self.model = onnx.load(str(path))
        self.initializers = {t.name: torch.from_numpy(np.array(numpy_helper.to_array(t))) for t in self.model.graph.initializer}

    def parameters(self) -> int:
        """Stored numbers that were trained: every initializer but the scales and zero points of the quantisation."""
        return sum(t.numel() for name, t in self.initializers.items() if not name.endswith(("_scale", "_zero_point")))

    @torch.no_grad()
    def __call__(self, inputs: np.ndarray, batch: int = 500) -> np.ndarray:
        """float32 [n, 3, 32, 32] -> logits float32 [n, 10]."""
        return np.concatenate([self._run(inputs[i : i + batch]) for i in range(0, len(inputs), batch)])

    def _run(self, inputs: np.ndarray) -> np.ndarray:
        values = dict(self.initializers, input=torch.from_numpy(inputs))
        for node in self.model.graph.node:
            attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}
            values[node.output[0]] = OPERATORS[node.op_type](attributes, *[values[name] for name in node.input])
        return values["logits"].numpy()
