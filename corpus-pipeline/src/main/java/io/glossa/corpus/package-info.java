/**
 * What is done to a document, from the bytes of a record to a text worth learning from.
 *
 * <p><b>Vocabulary.</b> A <i>source</i> ({@link io.glossa.corpus.SourceSettings}) is a set of files of one language, licence and
 * {@linkplain io.glossa.corpus.SourceRole role}. A <i>record</i> becomes a <i>document</i> or a <i>rejection</i>. A
 * <i>rule</i> is any step that may reject or rewrite: a check of the reader, a normaliser, a filter, a redactor. A
 * <i>signal</i> is the number that a filter measured; a <i>verdict</i> is the signal with what the filter made of it. A
 * <i>rule set</i> ({@link io.glossa.corpus.RuleSet}) is everything that a source's records meet, under one hash. <i>Replay</i> is text of the language that the model already knows.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.DocumentPipeline} takes a record through
 *
 * <ol>
 *   <li>{@link io.glossa.corpus.read}: strict decoding, size limit, fields;
 *   <li>{@link io.glossa.corpus.normalise}: one spelling for what looks the same;
 *   <li>{@link io.glossa.corpus.filter}: one analysis, then every rule with the thresholds of {@link io.glossa.corpus.language};
 *   <li>{@link io.glossa.corpus.redact}: personal data out.
 * </ol>
 *
 * <p>{@link io.glossa.corpus.dedup} and {@link io.glossa.corpus.split} look at many documents, so they give the pure pieces
 * (keys, signatures, similarity, order of preference, draw) and leave the grouping to the caller. So do
 * {@link io.glossa.corpus.decontaminate}, which takes evaluation texts out, and {@link io.glossa.corpus.mix}, which plans how much of
 * each source is trained on. {@link io.glossa.corpus.parallel} makes documents of translated pairs before all this begins.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Everything is a pure function of settings and record: the number of tasks changes no byte.
 *   <li>No record stops a run. What cannot be used is rejected with a rule, a reason and a number.
 *   <li>Every rule is accounted for: {@link io.glossa.corpus.Outcome#sizes()} gives the text's size on entering each.
 *   <li>Every filter judges every record that can be read; the first that objects is the one that rejects it.
 *   <li>Thresholds belong to languages, never to code; a run and a source may change them.
 *   <li>No Spark type, no clock, no random number that a seed does not give.
 * </ol>
 *
 * <p><b>Sources.</b> The rules are Gopher's (Rae et al. 2021) as datatrove and FineWeb-2 apply them, with Korean thresholds from
 * EleutherAI DPS, the Thunder-LLM toolkit, FineWeb-2 and own measurements; each stands beside its number in the language files.
 */
package io.glossa.corpus;
