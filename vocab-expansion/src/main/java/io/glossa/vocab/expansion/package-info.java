/**
 * Extending a base tokenizer to a new language: from word counts to a checked model and its report.
 *
 * <p><b>Vocabulary.</b> The <i>target script</i> is what added pieces may be written in. An <i>expansion policy</i> chooses
 * pieces. <i>Character closure</i> is the rule that every character of a piece is a piece. The <i>floor</i> is how often a
 * piece must occur. A piece is <i>reachable</i> when encoding its own spelling gives it alone. A <i>guard</i> is text that
 * must not change, such as English where the target is written in its script, with a <i>budget</i> of words or a share of
 * lines that may. To <i>give up</i> a piece of the base is to hand its row to a new one.
 *
 * <p><b>Flow.</b> {@link io.glossa.vocab.expansion.ExpansionBase} opens a base, SentencePiece or byte-level. Its words are
 * counted (by Spark) into a file of {@link io.glossa.vocab.expansion.WordCounts}; {@link io.glossa.vocab.expansion.VocabularyStep} has an
 * {@link io.glossa.vocab.expansion.ExpansionPolicy} (by default {@link io.glossa.vocab.expansion.ContinuedBpe}) choose
 * pieces, lets {@link io.glossa.vocab.expansion.ExpansionRules} add and check them, writes the tokenizer's files, measures
 * it before and after on held-out text and writes the report.
 *
 * <p><b>Policies.</b> {@link io.glossa.vocab.expansion.ContinuedBpe} and {@link io.glossa.vocab.expansion.DonorAppend} keep every
 * id of the base. {@link io.glossa.vocab.expansion.Replacement} and {@link io.glossa.vocab.expansion.PruneAndExtend} give up
 * pieces of it, leaves only and none that a guarded text holds, and list them; a model needs their rows learned anew.
 *
 * <p><b>The guard's price.</b> Refusing every piece that some English word would hold costs much: 17 % more Swahili tokens than
 * without a guard over Llama 2 at 5,000 pieces. But few pieces earn most of what is lost. So pieces compete for a budget of
 * changed words: one is admitted when what it saves in the target pays for what it changes. Words of the guarded texts are
 * segmented along with the target's, so that a word that has changed once costs nothing more. Lines that change and
 * tokens against the unguarded expansion, on held-out text:
 *
 * <pre>
 *                       budget (words per million)      0     50    100    150    300   none
 * Llama 2, Swahili      English lines changed, %    0.097  0.217         0.483  0.668  1.867
 *                       tokens, of unguarded        1.167  1.067         1.020  1.010  1
 * Llama 2, Yoruba       English lines changed, %           0.105  0.113  0.193         1.223
 *                       tokens, of unguarded               1.183  1.109  1.039         1
 * Mistral, Swahili      English lines changed, %           0.249  0.346  0.515         1.416
 *                       tokens, of unguarded               1.056  1.031  1.014         1
 * Mistral, Yoruba       English lines changed, %           0.145  0.201  0.233         0.740
 *                       tokens, of unguarded               1.189  1.124  1.049         1
 * </pre>
 *
 * <p>Code lines changed by 0.05 % or less at budgets up to 150 in all of them.
 *
 * <p><b>Invariants.</b> Those of {@link io.glossa.vocab.expansion.ExpansionRules}, checked before anything is written; and
 * that lines without the target script are cut as before, counted in the report, unless they hold a piece that was given up.
 *
 * <p><b>Sources.</b> Cui et al. 2023, arXiv:2304.08177; Kim et al. 2024, arXiv:2402.14714.
 */
package io.glossa.vocab.expansion;
