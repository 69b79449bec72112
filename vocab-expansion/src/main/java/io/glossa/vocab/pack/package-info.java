/**
 * Token sequences laid out for training, on disk and back.
 *
 * <p><b>Vocabulary.</b> A <i>frame</i> is the marks around a document (BOS, perhaps EOS). A <i>sequence</i> is a row of at
 * most so many tokens; a document that does not fit <i>runs on</i> into the next. A <i>source</i> is a named part of the
 * corpus, a <i>split</i> one of train, validation and test, a <i>shard</i> one Parquet file of a source in a split.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.pack.CorpusPacker} encodes the documents of the corpus step's splits
 * ({@link io.glossa.vocab.pack.DocumentEncoder}: training text with {@link io.glossa.vocab.pack.BpeDropout dropout} and
 * {@link io.glossa.vocab.pack.DocumentTemplate templates} where the settings want them), puts them
 * in the order of {@link io.glossa.vocab.pack.DocumentOrder}, cuts them by
 * {@link io.glossa.vocab.pack.SequencePacker} and writes {@code SPLIT/SOURCE/part-NNNNN.parquet} by
 * {@link io.glossa.vocab.pack.PackedShardWriter}. Training opens a split by {@link io.glossa.vocab.pack.PackedCorpus}, which
 * reads any sequence by its number from a hidden file {@code .sequences} beside the shards: it holds them unpacked, is made at
 * the first opening, and may be deleted.
 *
 * <p><b>Columns.</b> {@code tokens} list of int32; {@code document_starts} list of int32, offsets at which a document
 * begins; {@code bytes} int64, UTF-8 bytes of the text that the tokens stand for.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Every token of every document is there once, or as often as the corpus' {@linkplain io.glossa.corpus.mix mix} says
 *       ({@link io.glossa.vocab.pack.DocumentCopies}); only the last sequence of a shard is shorter than the others.
 *   <li>The bytes of a source's sequences add up to the bytes of its documents' text.
 *   <li>Shard, order and file bytes depend on ids, texts, tokenizer and settings, not on partitions or threads.
 *   <li>Validation and test hold plain text in its usual pieces, whatever training text is made of; a template's marks stand
 *       for no byte of text.
 * </ol>
 */
package io.glossa.vocab.pack;
