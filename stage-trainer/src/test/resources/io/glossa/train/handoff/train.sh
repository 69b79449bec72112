#!/usr/bin/env bash
# Trains stage everything with Megatron-LM. MEGATRON is its folder, CHECKPOINT what Megatron Bridge made of model/,
# GPUS how many there are. Sequences are 16 tokens long, an optimiser step sees 16 of them.
set -euo pipefail
cd "$(dirname "$0")"
arguments=(
  --num-layers 5
  --hidden-size 64
  --ffn-hidden-size 172
  --num-attention-heads 8
  --group-query-attention
  --num-query-groups 4
  --kv-channels 8
  --normalization RMSNorm
  --norm-epsilon 1.0E-5
  --swiglu
  --disable-bias-linear
  --position-embedding-type rope
  --rotary-base 10000
  --max-position-embeddings 512
  --vocab-size 512
  --tokenizer-type HuggingFaceTokenizer
  --tokenizer-model model
  --attention-dropout 0
  --hidden-dropout 0
  --untie-embeddings-and-output-weights
  --train-data-path data/train
  --valid-data-path data/validation
  --seq-length 16
  --reset-position-ids
  --reset-attention-mask
  --eod-mask-loss
  --micro-batch-size 4
  --global-batch-size 16
  --train-iters 400
  --lr 0.003
  --min-lr 3.0E-4
  --lr-decay-style cosine
  --lr-decay-iters 400
  --lr-warmup-iters 40
  --weight-decay 0.1
  --adam-beta1 0.9
  --adam-beta2 0.95
  --clip-grad 1.0
  --bf16
  --seed 17
)
exec torchrun --nproc-per-node "${GPUS:-8}" "$MEGATRON/pretrain_gpt.py" \
  --load "$CHECKPOINT" --finetune --save checkpoints "${arguments[@]}" "$@"
