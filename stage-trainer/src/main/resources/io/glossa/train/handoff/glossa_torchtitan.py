"""Registers the model and the data beside this file with torchtitan 0.2.2: train.toml imports it.

The model is torchtitan's Llama in the shape of model/config.json. The data are token ids, uint32 little-endian, all
documents behind each other, each closed by the end-of-text token; a block-causal mask keeps them apart.
"""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch.distributed.checkpoint.stateful import Stateful
from torch.utils.data import IterableDataset
from torchtitan.components.dataloader import ParallelAwareDataloader
from torchtitan.models import llama3
from torchtitan.models.llama3.model.args import RoPEScalingArgs
from torchtitan.protocols.train_spec import register_train_spec

FOLDER = Path(__file__).resolve().parent


def model_args():
    config = json.loads((FOLDER / "model" / "config.json").read_text())
    rope = config.get("rope_parameters") or config.get("rope_scaling") or {}
    # A factor of one leaves every frequency as it is.
    scaling = RoPEScalingArgs(scaling_factor=1.0)
    if rope.get("rope_type") == "llama3":
        scaling = RoPEScalingArgs(
            scaling_factor=rope["factor"],
            low_freq_factor=rope["low_freq_factor"],
            high_freq_factor=rope["high_freq_factor"],
            original_max_position_embeddings=rope["original_max_position_embeddings"],
        )
    # torchtitan rounds a share of the width up to a multiple: of the very size wanted, from below it.
    wanted = config["intermediate_size"]
    return llama3.TransformerModelArgs(
        dim=config["hidden_size"],
        n_layers=config["num_hidden_layers"],
        n_heads=config["num_attention_heads"],
        n_kv_heads=config.get("num_key_value_heads", config["num_attention_heads"]),
        vocab_size=config["vocab_size"],
        multiple_of=wanted,
        ffn_dim_multiplier=wanted / (8 * config["hidden_size"] / 3) / 2,
        norm_eps=config.get("rms_norm_eps", 1e-6),
        rope_theta=config.get("rope_theta") or rope.get("rope_theta", 10000.0),
        rope_scaling_args=scaling,
        max_seq_len=config.get("max_position_embeddings", 2048),
        attn_type="flex",
        attn_mask_type="block_causal",
    )


class PackedTokens(IterableDataset, Stateful):
    """Windows of the token file in an order drawn anew each round; every rank takes its own."""

    def __init__(self, path, seq_len, rank, ranks, seed):
        self.tokens = np.memmap(path, dtype="<u4", mode="r")
        self.seq_len = seq_len
        self.rank = rank
        self.ranks = ranks
        self.seed = seed
        self.windows = (len(self.tokens) - 1) // seq_len
        self.taken = 0
        if self.windows < ranks:
            raise ValueError(f"{path} has {self.windows} sequences of {seq_len} for {ranks} ranks")

    def __iter__(self):
        each = self.windows // self.ranks
        while True:
            turn, place = divmod(self.taken, each)
            order = np.random.default_rng([self.seed, turn]).permutation(self.windows)
            for place in range(place, each):
                begin = int(order[place * self.ranks + self.rank]) * self.seq_len
                window = torch.from_numpy(self.tokens[begin : begin + self.seq_len + 1].astype(np.int64))
                self.taken += 1
                yield {"input": window[:-1]}, window[1:]

    def state_dict(self):
        return {"taken": self.taken}

    def load_state_dict(self, state):
        self.taken = state["taken"]


def build_dataloader(dp_world_size, dp_rank, tokenizer, job_config, infinite=True):
    training = job_config.training
    tokens = PackedTokens(
        FOLDER / training.dataset_path, training.seq_len, dp_rank, dp_world_size, job_config.debug.seed or 0
    )
    settings = {**asdict(training.dataloader), "batch_size": training.local_batch_size}
    return ParallelAwareDataloader(tokens, dp_rank=dp_rank, dp_world_size=dp_world_size, **settings)


spec = llama3.get_train_spec()
spec.model_args = {"handed_off": model_args()}
spec.build_dataloader_fn = build_dataloader
spec.build_validator_fn = None
register_train_spec("glossa_llama", spec)
