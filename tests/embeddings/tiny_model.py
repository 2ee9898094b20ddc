"""A sentence-transformers model folder small enough to make in a test: 2 layers of 32 dimensions."""

from __future__ import annotations

from pathlib import Path

WORDS = "[PAD] [UNK] [CLS] [SEP] vraag stuk : bodycams wijkagent verzuim de politie koopt".split()
PROMPTS = {"query": "vraag: ", "document": "stuk: "}


def save_model(folder: Path, *, prompts: dict[str, str]) -> Path:
    """Write the model, with random weights from a fixed seed, to a folder; its path."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel

    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    bert = folder / "bert"
    BertModel(config).save_pretrained(bert)
    _save_tokenizer(bert)
    modules = [Transformer(str(bert)), Pooling(32, pooling_mode="mean")]
    model = SentenceTransformer(modules=modules, prompts=prompts, device="cpu")
    model.save(str(folder / "model"))
    return folder / "model"


def _save_tokenizer(folder: Path) -> None:
    """A tokenizer that knows whole words, each word's id being its place in `WORDS`."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    built = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    built.pre_tokenizer = pre_tokenizers.Whitespace()
    built.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=built,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=64,
    ).save_pretrained(folder)
