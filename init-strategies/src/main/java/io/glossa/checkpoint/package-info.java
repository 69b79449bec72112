/** Hugging Face checkpoints: safetensors and config.json. */
package io.glossa.checkpoint;
