"""Hands for the voice: inputs spliced into Kokoro's graph for durations, pitch and energy.

The model predicts all three inside. Each becomes an output, and an input that replaces the
prediction wherever it is not below its floor; unused inputs leave the sound bit-identical.
"""

from pathlib import Path

import onnx
from onnx import TensorProto, helper

UNUSED = -100.0
"""What an input holds where the model's own prediction shall stand."""

CONTROLS = (
    ("durations", "/encoder/Clip_output_0", 0.0),
    ("pitch", "/encoder/Reshape_output_0", 0.0),
    ("energy", "/encoder/Reshape_1_output_0", -50.0),
)
"""name -> the tensor inside the graph, and the least value that counts as an instruction."""


def model_with_controls(path: Path) -> onnx.ModelProto:
    """The model at `path` with the three controls.

    Inputs and outputs `durations` (1, tokens; units of 25 ms), `pitch` (1, frames; Hz) and
    `energy` (1, frames); a frame is 12.5 ms. Inputs are named `<name>_in`.
    """
    model = onnx.load(str(path))
    for name, tensor, floor in CONTROLS:
        _splice(model.graph, name, tensor, floor)
    return model


def model_without(model: onnx.ModelProto, output: str) -> onnx.ModelProto:
    """The same model that does not make `output`, nor anything that only `output` needs.

    Leaving out the waveform makes a prosody cost a tenth of a sound.
    """
    lighter = onnx.ModelProto()
    lighter.CopyFrom(model)
    graph = lighter.graph
    graph.output.remove(next(o for o in graph.output if o.name == output))
    wanted = {o.name for o in graph.output}
    kept = []
    for node in reversed(graph.node):
        if wanted.intersection(node.output):
            kept.append(node)
            wanted.update(node.input)
    kept.reverse()
    weights = [w for w in graph.initializer if w.name in wanted]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(kept)
    graph.initializer.extend(weights)
    return lighter


def _splice(graph: onnx.GraphProto, name: str, tensor: str, floor: float) -> None:
    made_by = max(i for i, node in enumerate(graph.node) if tensor in node.output)
    for node in graph.node:
        for k, used in enumerate(node.input):
            if used == tensor:
                node.input[k] = name
    graph.initializer.append(helper.make_tensor(f"{name}_floor", TensorProto.FLOAT, [1], [floor]))
    graph.input.append(
        helper.make_tensor_value_info(f"{name}_in", TensorProto.FLOAT, [1, f"{name}_given"])
    )
    graph.output.append(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, f"{name}_length"])
    )
    told, choice = f"{name}_told", [f"{name}_in", f"{name}_floor"]
    graph.node.insert(made_by + 1, helper.make_node("GreaterOrEqual", choice, [told]))
    graph.node.insert(made_by + 2, helper.make_node("Where", [told, f"{name}_in", tensor], [name]))
