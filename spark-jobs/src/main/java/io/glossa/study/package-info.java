/**
 * Studies: which choices of an adaptation pay, on one's own model and text.
 *
 * <p><b>Vocabulary.</b> An <i>arm</i> is a recipe with some settings changed. A <i>trial</i> trains one arm with one seed under one
 * <i>budget</i>, which is counted in bytes of the target's text or in operations, never in tokens: arms cut text into different tokens. A
 * <i>search</i> finds an arm's learning rate by validation. A <i>question</i> is a race between arms; its <i>answer</i> rests on differences
 * paired by seed and document, and may be that they cannot be told apart. A <i>control</i> is an arm that lacks what another is said to owe
 * its gain to: weights drawn at random, blocks whose values are permuted, no expansion, rows at random, as many weights elsewhere.
 *
 * <p><b>Flow.</b> {@link io.glossa.study.StudySettings} is the file. {@link io.glossa.study.Study} asks a
 * {@link io.glossa.study.TrialRunner} for trials, {@link io.glossa.study.RateSearch} chooses rates, {@link io.glossa.study.Estimate} and the
 * judge turn costs by document into {@link io.glossa.study.Answer answers}, and {@link io.glossa.study.StudyFiles} writes them down.
 *
 * <p><b>Invariants.</b> Every arm has had its own search before it is compared. Evaluation sets are measured after the rates are
 * chosen, and with other seeds. The order in which trials were run, on how many machines and how often they were stopped, changes no result but seconds.
 * "Not separable" is an answer.
 *
 * <p><b>Sources.</b> Melis, Dyer and Blunsom 2018, On the State of the Art of Evaluation in Neural Language Models (tuning every arm);
 * Koehn 2004, Statistical Significance Tests for Machine Translation Evaluation (pairing by document); Holm 1979, A Simple Sequentially
 * Rejective Multiple Test Procedure; Dror et al. 2018, The Hitchhiker's Guide to Testing Statistical Significance in NLP.
 */
package io.glossa.study;
