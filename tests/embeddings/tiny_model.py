"""Model folders small enough to make in a test: 2 layers, and the words of `WORDS`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import BertConfig, BertForSequenceClassification

WORDS = "[PAD] [UNK] [CLS] [SEP] vraag stuk : bodycams wijkagent verzuim de politie koopt".split()
PROMPTS = {"query": "vraag: ", "document": "stuk: "}


LONGEST = 64
"""How many tokens the models take: words, and one mark at the front and one after each text."""


def save_model(folder: Path, *, prompts: dict[str, str], dimensions: int = 32) -> Path:
    """Write an encoder, with random weights from a fixed seed, to a folder; its path."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertModel

    torch.manual_seed(7)
    bert = folder / "bert"
    BertModel(_config(dimensions)).save_pretrained(bert)
    _save_tokenizer(bert)
    modules = [Transformer(str(bert)), Pooling(dimensions, pooling_mode="mean")]
    model = SentenceTransformer(modules=modules, prompts=prompts, device="cpu")
    model.save(str(folder / "model"))
    return folder / "model"


def save_cross_encoder(folder: Path, *, labels: int = 1) -> Path:
    """Write a cross-encoder, with random weights from a fixed seed, to a folder; its path."""
    import torch

    torch.manual_seed(7)
    return _save_cross_encoder(folder, _classifier(labels))


def save_bodycams_reranker(folder: Path) -> Path:
    """Write a cross-encoder whose score rises with the share of "bodycams" among all words; its path.

    Every weight is 0 but these: dimension 0 of a word's vector says whether it is "bodycams", the first
    layer adds the mean of that over all words to the front mark's vector, and the score is that number.
    """
    import torch

    model = _classifier(labels=1)
    weights = dict(model.named_parameters())
    passing = "encoder.layer.0.attention.self.value", "encoder.layer.0.attention.output.dense", "pooler.dense"
    with torch.no_grad():
        for name, values in weights.items():
            values.fill_(1.0 if name.endswith("LayerNorm.weight") else 0.0)
        words = weights["bert.embeddings.word_embeddings.weight"]
        words[:, 1] = 1.0
        words[WORDS.index("bodycams"), :2] = torch.tensor([1.0, 0.0])
        for name in (*(f"bert.{part}" for part in passing), "classifier"):
            weights[f"{name}.weight"][0, 0] = 1.0
    return _save_cross_encoder(folder, model)


def _classifier(labels: int) -> BertForSequenceClassification:
    from transformers import BertForSequenceClassification

    config = _config(16)
    config.num_labels = labels
    config.initializer_range = 0.5  # wide, so that scores lie apart
    return BertForSequenceClassification(config)


def _save_cross_encoder(folder: Path, model: BertForSequenceClassification) -> Path:
    from sentence_transformers import CrossEncoder

    bert = folder / "bert"
    model.save_pretrained(bert)
    _save_tokenizer(bert)
    CrossEncoder(str(bert), device="cpu", local_files_only=True).save(str(folder / "model"))
    return folder / "model"


def _config(dimensions: int) -> BertConfig:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=len(WORDS),
        hidden_size=dimensions,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=2 * dimensions,
        max_position_embeddings=LONGEST,
    )


def _save_tokenizer(folder: Path) -> None:
    """A tokenizer that knows whole words, each word's id being its place in `WORDS`."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    built = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    built.pre_tokenizer = pre_tokenizers.Whitespace()
    built.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=built,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=LONGEST,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
    ).save_pretrained(folder)
