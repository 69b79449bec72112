package io.glossa.train.eval;

import io.glossa.run.AtomicFiles;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.TextGenerator;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The body of the eval step: {@code results.json} and {@code samples.jsonl}. */
public final class EvaluationStep {
    /** The measurements, as {@link EvaluationResults}. */
    public static final String RESULTS = "results.json";

    /** One {@link Sample} a line. */
    public static final String SAMPLES = "samples.jsonl";

    private EvaluationStep() {}

    /**
     * A text that a model wrote.
     *
     * @param model {@code base} or {@code adapted}
     * @param prompt what it was given
     * @param text what it went on with
     */
    public record Sample(String model, String prompt, String text) {}

    /**
     * Measures both models on every set and lets both write.
     *
     * @param out existing directory that both files are written into
     * @return sets, documents, bytes and samples
     */
    public static Map<String, Long> run(
            EvaluationInputs inputs, EvaluationSettings settings, Path out, Progress progress) {
        EvaluationTexts texts = new EvaluationTexts(inputs, settings);
        List<EvaluationSet> sets = new ArrayList<>();
        for (EvaluationSetSettings set :
                settings.setsFor(inputs.corpusSettings().sources())) {
            sets.add(texts.read(set));
        }
        Tokenizer baseTokenizer = Tokenizers.load(inputs.base());
        Tokenizer adaptedTokenizer = Tokenizers.load(inputs.adapted());
        List<Sample> samples = new ArrayList<>();
        try (PackedText training =
                        new PackedText(inputs.pack(), inputs.corpusSettings().sources());
                DecoderModel base = DecoderModel.open(inputs.base(), inputs.device(), inputs.threads());
                DecoderModel adapted = DecoderModel.open(inputs.adapted(), inputs.device(), inputs.threads())) {
            EvaluationResults results = new Evaluation(
                            new Subject(base, baseTokenizer),
                            new Subject(adapted, adaptedTokenizer),
                            training,
                            settings,
                            progress)
                    .measure(sets);
            Json.write(out.resolve(RESULTS), results);
            samples.addAll(written("base", base, baseTokenizer, settings.samples()));
            samples.addAll(written("adapted", adapted, adaptedTokenizer, settings.samples()));
        }
        StringBuilder lines = new StringBuilder();
        samples.forEach(sample -> lines.append(Json.line(sample)).append('\n'));
        AtomicFiles.write(out.resolve(SAMPLES), lines.toString().getBytes(StandardCharsets.UTF_8));
        return new TreeMap<>(Map.of(
                "sets",
                (long) sets.size(),
                "documents",
                sets.stream().mapToLong(s -> s.documents().size()).sum(),
                "bytes",
                sets.stream().mapToLong(EvaluationSet::bytes).sum(),
                "samples",
                (long) samples.size()));
    }

    private static List<Sample> written(String name, DecoderModel model, Tokenizer tokenizer, SampleSettings settings) {
        TextGenerator generator = new TextGenerator(model, tokenizer, settings.generation());
        return settings.prompts().stream()
                .map(prompt -> new Sample(name, prompt, generator.generate(prompt, piece -> {})))
                .toList();
    }
}
