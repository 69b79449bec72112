/**
 * Byte-level BPE tokenizers (GPT-2, GPT-NeoX and Pythia, Llama 3, Qwen) read, written, extended and encoded with.
 *
 * <p><b>Vocabulary.</b> Text is cut into <i>pre-tokens</i> by a regular expression, each pre-token into its UTF-8 bytes, and
 * neighbouring tokens are joined by ranked <i>merges</i> that never cross a pre-token. A token's <i>spelling</i> writes each
 * byte as one printable character of the <i>byte alphabet</i>: a space is {@code Ġ}, the three bytes of {@code 가} are
 * {@code ê°Ģ}. A <i>fragment</i> is a token that begins or ends inside a character. <i>Added tokens</i> are matched in the
 * text before everything else. With <i>whole words</i> ({@code ignore_merges}) a pre-token that is a token is taken as it is.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.bytelevel.ByteLevelFiles} reads {@code tokenizer.json}, a tiktoken file, or
 * {@code encoder.json} with {@code vocab.bpe} into a {@link io.glossa.vocab.bytelevel.ByteLevelModel};
 * {@link io.glossa.vocab.bytelevel.ByteLevelTokenizer} encodes with it; {@link io.glossa.vocab.bytelevel.ByteLevelJson} and
 * {@link io.glossa.vocab.bytelevel.TiktokenFile} write what became of it.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>A file that nothing was added to is written back byte for byte.
 *   <li>New ids lie above every id in use, those of added tokens included; no id moves.
 *   <li>New merges lie behind those of the base, so a text in which no new pair arises keeps its tokens.
 *   <li>Ids equal those of Hugging Face's {@code tokenizers}, except that special tokens written out in a text are text here.
 * </ol>
 *
 * <p><b>For users of llama.cpp.</b> Its converter takes tokens and merges from {@code tokenizer.json} and needs nothing
 * else, but it recognises the pre-tokenizer by a hash over the ids of a test text in many scripts. An expansion changes
 * those ids, so the hash is unknown and the converter stops ("BPE pre-tokenizer was not recognized"), printing the hash as
 * {@code chkhsh}: enter it in {@code get_vocab_base_pre} under the base's own name ({@code llama-bpe}, {@code qwen2}, {@code gpt-2}). It encodes by merges alone unless the base's name
 * sets {@code ignore_merges}; every added token is reachable by merges, so both ways give the same ids. A pre-tokenizer whose
 * letters take their marks along has no name there: convert models with the base's own expression only.
 *
 * <p><b>Sources.</b> Radford et al. 2019 (GPT-2), {@code encoder.py}; {@code byte_level.rs} and {@code bpe/model.rs} of
 * huggingface/tokenizers; {@code tokenizer.py} of meta-llama/llama-models; openai/tiktoken.
 */
package io.glossa.vocab.bytelevel;
