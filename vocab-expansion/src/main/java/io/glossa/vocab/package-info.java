/**
 * Tokenizers: what they are, how one is extended to a new language, and what that gained.
 *
 * <p><b>Vocabulary.</b> A <i>tokenizer</i> maps text to <i>token</i> ids and back. The <i>base</i> is the tokenizer of the
 * English model. Its <i>expansion</i> adds pieces behind the base's ids. A piece's <i>spelling</i> writes a space as
 * {@code ▁}. <i>Fertility</i> is tokens per word: what expansion lowers.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.Tokenizers} opens a model; the packages below read and write models
 * ({@code sentencepiece}, {@code bytelevel}, {@code huggingface}), merge ({@code bpe}), learn vocabularies from scratch
 * ({@code training}) or further pieces ({@code expansion}), measure what that gained ({@code measure}), read the corpus
 * ({@code documents}) and lay its tokens out for training ({@code pack}).
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>A tokenizer is immutable, thread-safe and a pure function of its file.
 *   <li>Expansion changes no id, spelling or score of the base.
 * </ol>
 *
 * <p><b>Sources.</b> Cui et al. 2023, arXiv:2304.08177, and Kim et al. 2024 (EEVE), arXiv:2402.14714, for extending Llama's
 * vocabulary; the packages name theirs.
 */
package io.glossa.vocab;
