package io.glossa.train.stage;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.FormatException;
import io.glossa.run.InputIdentity;
import io.glossa.run.Json;
import io.glossa.run.Step;
import io.glossa.run.StepRunner;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.ModelOptions;
import io.glossa.train.watch.BaseText;
import io.glossa.train.watch.ForgettingBudget;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the model of a run could do before its first step: the measure of all forgetting, kept in {@code train/00-start}.
 *
 * @param directory where it stands
 * @param measures bits per byte by validation source and, as {@value ForgettingBudget#DIVERGENCE}, the divergence from the base
 * @param text of the base; empty when none was asked for or the model has no tokenizer beside it
 */
record StartingPoint(Path directory, SortedMap<String, Double> measures, Optional<BaseText> text) {
    private static final Logger LOG = LoggerFactory.getLogger(StartingPoint.class);
    private static final String NAME = "00-start";
    private static final String MEASURES = "start.json";
    private static final String TEXT = "base-text.jsonl";

    /** What the bytes depend on besides the inputs. */
    private record Resolved(BaseSampleSettings baseSamples, long validationBytes, NewRows newRows, long seed) {}

    /** Measures, unless it was done before. */
    static StartingPoint of(TrainingRequest request, SortedMap<String, String> software) {
        Path directory = request.directory().resolve(NAME);
        Step step = Step.of(
                        "train/" + NAME,
                        directory,
                        Map.of("model", InputIdentity.of(request.model()), "pack", InputIdentity.of(request.pack())),
                        new Resolved(
                                request.settings().baseSamples(),
                                request.settings().validationBytes(),
                                request.newRows(),
                                request.seed()))
                .withSoftware(software);
        StepRunner.run(step, partial -> measure(request, partial));
        Path text = directory.resolve(TEXT);
        SortedMap<String, Double> measures = new TreeMap<>();
        Json.read(directory.resolve(MEASURES))
                .properties()
                .forEach(entry -> measures.put(entry.getKey(), entry.getValue().asDouble()));
        return new StartingPoint(
                directory, measures, Files.exists(text) ? Optional.of(BaseText.read(text)) : Optional.empty());
    }

    /** The text, if a stage wants its divergence measured. */
    Optional<BaseText> textFor(StageSettings stage) {
        return stage.evaluate().divergence() ? text : Optional.empty();
    }

    private static Map<String, Long> measure(TrainingRequest request, Path partial) {
        Validation validation =
                Validation.open(request.pack(), request.settings().validationBytes(), source -> true);
        BaseSampleSettings asked = request.settings().baseSamples();
        try (Checkpoint source = Checkpoint.open(request.model());
                DecoderModel model = DecoderModel.open(
                        source,
                        ModelOptions.training(request.device(), request.threads(), request.newRows(), List.of()))) {
            SortedMap<String, Double> measures = validation.measure(model);
            Optional<Tokenizer> tokenizer = asked.count() == 0 ? Optional.empty() : tokenizer(request.model());
            if (tokenizer.isPresent()) {
                BaseText text = BaseText.draw(
                        model, request.newRows(), tokenizer.get(), asked.count(), asked.tokens(), request.seed());
                text.write(partial.resolve(TEXT));
                measures.put(ForgettingBudget.DIVERGENCE, text.divergence(model));
            }
            Json.write(partial.resolve(MEASURES), measures);
            return Map.of("sources", (long) measures.size());
        }
    }

    private static Optional<Tokenizer> tokenizer(Path model) {
        try {
            Tokenizer tokenizer = Tokenizers.load(model);
            if (tokenizer.bosId() < 0 && tokenizer.eosId() < 0) {
                LOG.warn("{}: the tokenizer has no token to begin a text with; divergence is not measured", model);
                return Optional.empty();
            }
            return Optional.of(tokenizer);
        } catch (FormatException e) {
            LOG.warn("{}: divergence is not measured: {}", model, e.getMessage());
            return Optional.empty();
        }
    }
}
