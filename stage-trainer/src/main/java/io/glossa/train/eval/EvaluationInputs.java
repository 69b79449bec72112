package io.glossa.train.eval;

import io.glossa.corpus.CorpusSettings;
import io.glossa.train.Device;
import java.nio.file.Path;

/**
 * What an evaluation reads.
 *
 * @param base Hugging Face directory of the model before
 * @param adapted Hugging Face directory of the model after, with the adapted tokenizer
 * @param corpus directory that the corpus step wrote
 * @param pack directory that the pack step wrote
 * @param folder that relative paths of evaluation files start from
 * @param corpusSettings the recipe's sources and language files
 * @param device where the models run
 * @param threads of the processor
 */
public record EvaluationInputs(
        Path base,
        Path adapted,
        Path corpus,
        Path pack,
        Path folder,
        CorpusSettings corpusSettings,
        Device device,
        int threads) {}
