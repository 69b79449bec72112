package io.glossa.corpus.decontaminate;

import java.io.Serializable;

/**
 * A text of an evaluation set that must not be trained on.
 *
 * @param benchmark the set's name in reports
 * @param item where in the set the text stands: file line or path of keys
 * @param text as published
 */
public record EvaluationText(String benchmark, String item, String text) implements Serializable {}
