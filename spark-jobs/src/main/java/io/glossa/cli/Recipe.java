package io.glossa.cli;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.SourceRole;
import io.glossa.corpus.SourceSettings;
import io.glossa.init.InitializationSettings;
import io.glossa.init.scratch.ScratchSettings;
import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.spark.SparkSettings;
import io.glossa.train.eval.EvaluationSettings;
import io.glossa.train.export.ExportSettings;
import io.glossa.train.stage.StageSettings;
import io.glossa.train.stage.TrainingSettings;
import io.glossa.vocab.expansion.VocabularySettings;
import io.glossa.vocab.pack.PackSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A whole run as data. Each module owns its settings; the recipe composes them.
 *
 * @param name short name in lower case, digits and dashes: the default folder of the run
 * @param language ISO 639-1 code of the language to learn
 * @param base Hugging Face directory of the English model, relative to the recipe's folder
 * @param scratch in place of {@code base}: a tokenizer and random weights made by this run
 * @param seed of every random choice that has no seed of its own; 17 unless given
 * @param shards files of each table the run writes; 1 unless given, for a large corpus about one for each 512 MB
 * @param corpus sources, rules and duplicates
 * @param vocab the new pieces
 * @param pack length and frame of sequences
 * @param init strategies for the new rows
 * @param train the stages; replay sources are the corpus' sources of that role unless
 *     named or the corpus has a mix, whose shares then hold for every stage
 * @param eval what is measured
 * @param export how the model is written
 * @param spark where the Spark jobs run; changes no byte
 */
record Recipe(
        String name,
        String language,
        String base,
        ScratchSettings scratch,
        Long seed,
        Integer shards,
        CorpusSettings corpus,
        VocabularySettings vocab,
        PackSettings pack,
        InitializationSettings init,
        TrainingSettings train,
        EvaluationSettings eval,
        ExportSettings export,
        SparkSettings spark) {
    Recipe {
        if (name == null || !name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new ConfigException("name must be lower-case letters, digits and dashes, found: " + name);
        }
        language = require(language, "language", "an ISO 639-1 code such as ko");
        if (base == null && scratch == null) {
            throw new ConfigException(
                    "base is missing; write the Hugging Face directory of the English model, or scratch"
                            + " for a model from random weights");
        }
        if (base != null && scratch != null) {
            throw new ConfigException(
                    "base and scratch are both given: a run starts from a model or from none; set one of"
                            + " them to null");
        }
        corpus = require(corpus, "corpus", "at least its sources");
        // With a mix the packed text has its shares already: one stream, unless sources are named.
        boolean mixed = corpus.mix() != null;
        train = require(train, "train", "at least one stage");
        if (mixed) {
            requireOneStream(train);
        }
        train = train.orReplaySources(corpus.sources().stream()
                .filter(source -> !mixed && source.role() == SourceRole.REPLAY)
                .map(SourceSettings::name)
                .toList());
        seed = seed == null ? 17L : seed;
        shards = shards == null ? 1 : shards;
        if (shards < 1) {
            throw new ConfigException("shards must be at least 1, found: " + shards);
        }
        if (vocab == null) {
            vocab = scratch == null ? VocabularySettings.defaults() : VocabularySettings.kept();
        }
        requireKnownTexts(vocab, language, corpus);
        pack = pack == null ? PackSettings.defaults() : pack;
        init = init == null ? InitializationSettings.defaults() : init;
        eval = eval == null ? EvaluationSettings.defaults() : eval;
        export = export == null ? ExportSettings.defaults() : export;
        spark = spark == null ? SparkSettings.defaults() : spark;
    }

    /** The languages that new pieces are for. */
    List<String> targetLanguages() {
        return vocab.languages().isEmpty() ? List.of(language) : vocab.languages();
    }

    /** What vocab names by language or source must be among the sources. */
    private static void requireKnownTexts(VocabularySettings vocab, String language, CorpusSettings corpus) {
        Set<String> languages = new TreeSet<>();
        Set<String> known = new TreeSet<>();
        for (SourceSettings source : corpus.sources()) {
            languages.add(source.language());
            known.add(source.name());
        }
        known.addAll(languages);
        if (!vocab.languages().isEmpty() && !vocab.languages().contains(language)) {
            throw new ConfigException("vocab.languages: found " + vocab.languages()
                    + ", expected the recipe's language " + language + " among them");
        }
        for (String target : vocab.languages()) {
            if (!languages.contains(target)) {
                throw new ConfigException(
                        "vocab.languages: " + NearestName.unknown("language of a source", target, languages));
            }
        }
        for (String guard : vocab.guards().keySet()) {
            if (!known.contains(guard)) {
                throw new ConfigException("vocab.guards: " + NearestName.unknown("language or source", guard, known));
            }
        }
    }

    private static void requireOneStream(TrainingSettings train) {
        for (StageSettings stage : train.stages()) {
            if (stage.replayShare() > 0 && train.replaySources().isEmpty()) {
                throw new ConfigException("train.stages: " + stage.name() + ": replay-share is " + stage.replayShare()
                        + ", but corpus.mix sets the share of replay for every stage; take one of the two out");
            }
        }
    }

    private static <T> T require(T value, String key, String expected) {
        if (value == null) {
            throw new ConfigException(key + " is missing; write " + expected);
        }
        return value;
    }
}
