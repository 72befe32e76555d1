"""The reading network: a six-layer encoder, three heads, and a linker that reads around one cue at a time.

The encoder is a BERT-shaped transformer started from MiniLM (uncased, 384 wide). It sees one and the same piece for every
name. Its output goes four ways:

- ``roles``: for each piece, whether it starts or continues a source, a cue or a content of any attribution;
- ``entities``: the same for names; this head alone also sees how each name is spelled, in two narrow layers of its own;
- ``facts``: how firmly the event that a word names is presented as a fact, from -3 to 3;
- ``keys`` and ``triggers``: narrower vectors for the linker.

The linker answers, for one cue, what its own source, cue and content are: a two-layer transformer over the ``2 * REACH``
pieces around the cue, in which the cue is marked and positions count from it, and a linear-chain CRF over the labels. It
also scores whether the cue is one at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.reader.labels import ENTITY_LABELS, REACH, ROLE_LABELS, allowed
from reportedly.reader.pieces import GAPS, MASK, NAME, PAD, PARAGRAPHS, QUOTES, SHAPES

SURNAME = 3779
"""The vocabulary's "johnson"."""

LETTERS = 8.0
"""Embeddings of word pieces are short beside the encoder's output; this brings them to the same length."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    linker_width: int = 128
    linker_heads: int = 4
    linker_layers: int = 2
    naming_width: int = 192
    naming_heads: int = 6
    naming_layers: int = 2
    facts_width: int = 128
    facts_heads: int = 4
    facts_layers: int = 2


class Dropout(nn.Module):
    """Dropout that reads its mask from a pool of random bits at a random place: drawing fresh bits is slow on a CPU."""

    def __init__(self, chance: float, pool: int = 1 << 24) -> None:
        super().__init__()
        self.register_buffer("bits", (torch.rand(pool) >= chance).float() / (1 - chance), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        start = int(torch.randint(self.bits.numel() - x.numel(), ()))
        return x * self.bits[start : start + x.numel()].view_as(x)


class Block(nn.Module):
    """One transformer layer, normalised after each part as in BERT, or before it where ``before`` is set."""

    def __init__(self, width: int, heads: int, inner: int, dropout: Dropout, before: bool = False) -> None:
        super().__init__()
        self.heads, self.before = heads, before
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def attend(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:  # on a CPU the fused attention goes backwards slowly
            scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5
            y = torch.softmax(scores if mask is None else scores + mask, -1).to(v.dtype) @ v
        else:
            y = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.dropout(self.out(y.transpose(1, 2).reshape(batch, length, width)))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        if self.before:
            x = x + self.attend(self.norm_attention(x), mask)
            return x + self.dropout(self.down(functional.gelu(self.up(self.norm(x)))))
        x = self.norm_attention(x + self.attend(x, mask))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """From piece features, shape (batch, length, 5), and spellings, (batch, length, 1 + SPELLED), to role logits, entity logits,
    linker keys, linker triggers and facts, in this order, each (batch, length, …).
    """

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(SHAPES, shape.width)
        self.gaps = nn.Embedding(GAPS, shape.width)
        self.quotes = nn.Embedding(QUOTES, shape.width)
        self.paragraphs = nn.Embedding(PARAGRAPHS, shape.width)
        for table in (self.shapes, self.gaps, self.quotes, self.paragraphs):
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.blocks = nn.ModuleList(Block(shape.width, shape.heads, shape.inner, self.dropout) for _ in range(shape.layers))
        self.roles = nn.Linear(shape.width, len(ROLE_LABELS))
        self.naming = Naming(shape, self.dropout)
        self.facts = Facts(shape, self.dropout)
        self.keys = nn.Linear(shape.width, shape.linker_width)
        self.triggers = nn.Linear(shape.width, shape.linker_width)

    def forward(
        self, features: Tensor, spellings: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """``mask`` is additive, shape (batch, 1, 1, length): 0 for pieces, a large negative number for padding;
        ``None`` where nothing is padded.
        """
        x = self.words(features[..., 0]) + self.position.weight[: features.shape[1]]
        x = x + self.shapes(features[..., 1]) + self.gaps(features[..., 2])
        x = x + self.quotes(features[..., 3]) + self.paragraphs(features[..., 4])
        x = self.dropout(self.norm(x))
        for block in self.blocks:
            x = block(x, mask)
        x = self.dropout(x)
        spelled = spellings[..., 1:]
        there = (spelled != PAD).to(x.dtype)[..., None]
        letters = (self.words(spelled) * there).sum(2) / there.sum(2).clamp(min=1)
        entities = self.naming(x, letters, spellings[..., 0], mask)
        return self.roles(x), entities, self.keys(x), self.triggers(x), self.facts(x, mask)


class Naming(nn.Module):
    """From the encoder's output, the mean of each word's pieces and its shape, to entity logits."""

    def __init__(self, shape: Shape, dropout: Dropout) -> None:
        super().__init__()
        width = shape.naming_width
        self.context = nn.Linear(shape.width, width)
        self.letters = nn.Linear(shape.width, width)
        self.shapes = nn.Embedding(SHAPES, width)
        self.norm_in = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(
            Block(width, shape.naming_heads, 2 * width, dropout, before=True) for _ in range(shape.naming_layers)
        )
        self.norm_out = nn.LayerNorm(width)
        self.labels = nn.Linear(width, len(ENTITY_LABELS))

    def forward(self, x: Tensor, letters: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` and ``letters`` (batch, length, width of the encoder), ``shapes`` (batch, length)."""
        y = self.norm_in(self.context(x) + self.letters(letters) * LETTERS + self.shapes(shapes))
        for block in self.blocks:
            y = block(y, mask)
        return self.labels(self.norm_out(y))


class Facts(nn.Module):
    """From the encoder's output to how firmly what each piece names is presented as a fact."""

    def __init__(self, shape: Shape, dropout: Dropout) -> None:
        super().__init__()
        width = shape.facts_width
        self.context = nn.Linear(shape.width, width)
        self.norm_in = nn.LayerNorm(width)
        self.blocks = nn.ModuleList(
            Block(width, shape.facts_heads, 2 * width, dropout, before=True) for _ in range(shape.facts_layers)
        )
        self.norm_out = nn.LayerNorm(width)
        self.out = nn.Linear(width, 1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` (batch, length, width of the encoder); the result (batch, length), around -3 to 3."""
        y = self.norm_in(self.context(x))
        for block in self.blocks:
            y = block(y, mask)
        return self.out(self.norm_out(y))[..., 0]


class Linker(nn.Module):
    """From the pieces around one cue to label scores of its own attribution and a score for the cue itself."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        width = shape.linker_width
        self.position = nn.Embedding(2 * REACH, width)
        self.marks = nn.Embedding(2, width)
        nn.init.normal_(self.position.weight, std=0.02)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.norm_in = nn.LayerNorm(width)
        noise = Dropout(dropout)
        self.blocks = nn.ModuleList(
            Block(width, shape.linker_heads, 2 * width, noise, before=True) for _ in range(shape.linker_layers)
        )
        self.norm_out = nn.LayerNorm(width)
        self.labels = nn.Linear(width, len(ROLE_LABELS))
        self.valid = nn.Linear(width, 1)
        self.share = nn.Parameter(torch.full((len(ROLE_LABELS),), 0.5))
        self.transitions = nn.Parameter(torch.zeros(len(ROLE_LABELS), len(ROLE_LABELS)))
        self.register_buffer("forbidden", torch.from_numpy(~allowed(len(ROLE_LABELS))))

    def forward(self, keys: Tensor, trigger: Tensor, marks: Tensor, roles: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``keys`` (cues, 2 REACH, width), ``trigger`` (cues, width), ``marks`` (cues, 2 REACH), ``roles`` (cues, 2 REACH,
        labels), ``mask`` (cues, 1, 1, 2 REACH) additive. Returns label scores (cues, 2 REACH, labels) and logits (cues,).
        """
        x = self.norm_in(keys + trigger[:, None] + self.position.weight + self.marks(marks))
        for block in self.blocks:
            x = block(x, mask)
        x = self.norm_out(x)
        marked = marks[..., None].to(x.dtype)
        centre = (x * marked).sum(1) / marked.sum(1).clamp(min=1)
        return self.labels(x) + self.share * roles, self.valid(centre)[:, 0]

    def step_scores(self) -> Tensor:
        """Transition scores with the forbidden ones far below all others, shape (labels, labels)."""
        return self.transitions.masked_fill(self.forbidden, -1e4)

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of each label row, shape (cues,). ``mask`` (cues, steps) is true on pieces; the pieces of
        one cue are contiguous.
        """
        steps = self.step_scores()
        inside = list(range(2, len(ROLE_LABELS), 2))
        first = torch.zeros(len(ROLE_LABELS)).index_fill(0, torch.tensor(inside), -1e4)
        count, length, _ = scores.shape
        alpha = torch.zeros(count, len(ROLE_LABELS))
        path = torch.zeros(count)
        begun = torch.zeros(count, dtype=torch.bool)
        rows = torch.arange(count)
        for t in range(length):
            here, now = mask[:, t], scores[:, t]
            moved = torch.logsumexp(alpha[:, :, None] + steps, dim=1) + now
            new = torch.where(begun[:, None], moved, first + now)
            alpha = torch.where(here[:, None], new, alpha)
            label = gold[:, t]
            step = steps[gold[:, t - 1], label] if t else path * 0
            path = path + torch.where(here, now[rows, label] + torch.where(begun, step, first[label]), path * 0)
            begun = begun | here
        return torch.logsumexp(alpha, dim=1) - path


def layers_of(old: Mapping[str, Tensor], count: int) -> dict[str, Tensor]:
    """The first ``count`` layers of a BERT model's file, as those of a stack of :class:`Block` called ``blocks``."""
    new: dict[str, Tensor] = {}
    for number in range(count):
        there, here = f"encoder.layer.{number}.", f"blocks.{number}."
        for part in ("weight", "bias"):
            qkv = [old[f"{there}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            new[f"{here}qkv.{part}"] = torch.cat(qkv)
            new[f"{here}out.{part}"] = old[f"{there}attention.output.dense.{part}"]
            new[f"{here}norm_attention.{part}"] = old[f"{there}attention.output.LayerNorm.{part}"]
            new[f"{here}up.{part}"] = old[f"{there}intermediate.dense.{part}"]
            new[f"{here}down.{part}"] = old[f"{there}output.dense.{part}"]
            new[f"{here}norm.{part}"] = old[f"{there}output.LayerNorm.{part}"]
    return new


def start_from(encoder: Encoder, weights: Path) -> None:
    """Load MiniLM's weights (a safetensors file of a BERT model) into the encoder."""
    from safetensors.torch import load_file

    old = load_file(str(weights))
    new = encoder.state_dict()
    new["words.weight"] = old["embeddings.word_embeddings.weight"]
    new["position.weight"] = old["embeddings.position_embeddings.weight"]
    new["shapes.weight"][:] = old["embeddings.token_type_embeddings.weight"][0]
    new["norm.weight"] = old["embeddings.LayerNorm.weight"]
    new["norm.bias"] = old["embeddings.LayerNorm.bias"]
    new |= layers_of(old, len(encoder.blocks))
    encoder.load_state_dict(new)


def go_on_from(encoder: Encoder, state: dict[str, Tensor]) -> None:
    """Load an earlier run's encoder. What it lacks stays as it is; names start as an ordinary surname did in it."""
    new = encoder.state_dict()
    old = {key: value for key, value in state.items() if key in new and value.dim() == new[key].dim()}
    if len(old["shapes.weight"]) == NAME:
        name = old["words.weight"][SURNAME] - old["words.weight"][MASK] + old["shapes.weight"][3]
        old["shapes.weight"] = torch.cat([old["shapes.weight"], name[None]])
    for table in ("shapes.weight", "naming.shapes.weight"):
        if table in old and len(old[table]) < SHAPES:  # kinds of names that it did not tell apart
            old[table] = torch.cat([old[table], old[table][NAME:].expand(SHAPES - len(old[table]), -1)])
    encoder.load_state_dict(new | old)
