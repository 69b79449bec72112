package io.glossa.vocab.sweep;

import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.vocab.boundary.WordBoundaries;
import io.glossa.vocab.expansion.ContinuedBpe;
import io.glossa.vocab.expansion.Expansion;
import io.glossa.vocab.expansion.ExpansionBase;
import io.glossa.vocab.expansion.Guard;
import io.glossa.vocab.expansion.PieceOccurrences;
import io.glossa.vocab.expansion.VocabularyReport.Occurrences;
import io.glossa.vocab.expansion.VocabularySettings;
import io.glossa.vocab.expansion.WordCounts;
import io.glossa.vocab.measure.Drift;
import io.glossa.vocab.measure.ExpansionCost;
import io.glossa.vocab.measure.ModelShape;
import io.glossa.vocab.measure.TextMeasure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Measures an expansion at many sizes after learning once.
 *
 * <p>Continued BPE adds pieces one by one, and none depends on a later one: the first n pieces of a large expansion are the expansion of
 * n pieces. So the largest is learned, and every size is cut from it, built, checked by every rule of an expansion, and measured on
 * held-out text. Guards are the exception: their price is chosen for the largest size, and a smaller expansion learned alone may choose
 * another and be a little better.
 *
 * <p><b>Determinism.</b> The same inputs give the same bytes.
 *
 * <p><b>Cost.</b> One training pass; for each size the held-out text and the distinct words are encoded once.
 */
public final class VocabularySweep {
    private static final double MILLION = 1e6;

    private final Path baseDirectory;
    private final ExpansionBase base;
    private final VocabularySettings settings;

    /**
     * Opens the base.
     *
     * @param baseDirectory a tokenizer, or the model directory that holds it
     * @param settings how pieces are learned; their size is the most that is learned
     * @throws ConfigException for a policy whose expansions do not contain each other
     */
    public VocabularySweep(Path baseDirectory, VocabularySettings settings) {
        String policy = new ContinuedBpe().name();
        if (!settings.policy().equals(policy)) {
            throw new ConfigException("policy: found " + settings.policy() + ", but a sweep needs " + policy
                    + ", whose smaller vocabularies are the beginnings of the larger; set vocab.policy=" + policy
                    + " or run 'glossa vocab' once for each size");
        }
        this.baseDirectory = baseDirectory;
        this.settings = settings;
        base = ExpansionBase.open(baseDirectory);
    }

    /** The base; its words are to be counted. */
    public ExpansionBase base() {
        return base;
    }

    /**
     * Learns and measures.
     *
     * @param words counts of the target's words over the training text
     * @param guards texts of which only so much may change
     * @param heldOut texts of the target that no word was counted in, by name
     * @param others texts of other languages, by name, of which the changed lines are counted
     * @param sizes numbers of added pieces; empty for the usual ones ({@link SweepSizes})
     */
    public SweepReport run(
            WordCounts words,
            List<Guard> guards,
            SortedMap<String, ? extends List<String>> heldOut,
            SortedMap<String, ? extends List<String>> others,
            List<Integer> sizes,
            Progress progress) {
        List<String> all = heldOut.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            throw new DataException("no held-out text in the target language; give its sources a test-share above 0");
        }
        WordCounts stretches = words.cutAt(WordBoundaries.named(settings.boundaries()), base::text, base::spell);
        Expansion largest = new ContinuedBpe().expand(base, stretches, guards, settings);
        int learned = largest.pieces().size();
        List<Integer> steps = SweepSizes.of(sizes, learned, base.size(), settings.padToMultiple());
        TextMeasure before = TextMeasure.of(base.tokenizer(), all);
        List<SweepPoint> points = new ArrayList<>();
        points.add(basePoint(before, heldOut, others));
        try (Progress.Task task = progress.begin("sweep", "sizes", steps.size())) {
            for (int step : steps) {
                Expansion prefix =
                        new Expansion(largest.pieces().subList(0, step), largest.characterCoverage(), largest.stop());
                points.add(measure(
                        base.expanded(prefix, settings.targetScript()),
                        words,
                        all,
                        heldOut,
                        others,
                        points.get(points.size() - 1),
                        before.tokens()));
                task.advance(1);
            }
        }
        return SweepReport.of(
                baseDirectory.toAbsolutePath().normalize().getFileName().toString(),
                settings.targetScript().toString(),
                learned,
                (int) largest.pieces().stream()
                        .filter(piece -> piece.left().isEmpty())
                        .count(),
                largest.stop(),
                points);
    }

    /** Writes {@value SweepReport#JSON_FILE}, {@value SweepReport#TABLE_FILE} and {@value SweepReport#CHART_FILE}. */
    public static void write(SweepReport report, Path directory) {
        Json.write(directory.resolve(SweepReport.JSON_FILE), report);
        AtomicFiles.write(
                directory.resolve(SweepReport.TABLE_FILE), report.table().getBytes(StandardCharsets.UTF_8));
        AtomicFiles.write(
                directory.resolve(SweepReport.CHART_FILE), report.chart().svg().getBytes(StandardCharsets.UTF_8));
    }

    private SweepPoint basePoint(
            TextMeasure before,
            SortedMap<String, ? extends List<String>> heldOut,
            SortedMap<String, ? extends List<String>> others) {
        SortedMap<String, Double> unchanged = new TreeMap<>();
        others.keySet().forEach(name -> unchanged.put(name, 0.0));
        SortedMap<String, TextMeasure> texts = new TreeMap<>();
        heldOut.forEach((name, t) -> texts.put(name, TextMeasure.of(base.tokenizer(), t)));
        return point(0, before, 0, new Occurrences(0, 0, 0, 0, 0, 0), 0, before.tokens(), unchanged, texts);
    }

    private SweepPoint measure(
            ExpansionBase.Expanded expanded,
            WordCounts words,
            List<String> all,
            SortedMap<String, ? extends List<String>> heldOut,
            SortedMap<String, ? extends List<String>> others,
            SweepPoint previous,
            long baseTokens) {
        int added = expanded.tokenizer().size() - base.size();
        TextMeasure measure = TextMeasure.of(expanded.tokenizer(), all);
        SortedMap<String, TextMeasure> texts = new TreeMap<>();
        heldOut.forEach(
                (name, t) -> texts.put(name, heldOut.size() == 1 ? measure : TextMeasure.of(expanded.tokenizer(), t)));
        SortedMap<String, Double> changed = new TreeMap<>();
        others.forEach((name, t) -> changed.put(
                name, Drift.of(base.tokenizer(), expanded.tokenizer(), t).changedLineShare()));
        double saved = MILLION * (previous.tokens() - measure.tokens()) / baseTokens / (added - previous.added());
        return point(
                added,
                measure,
                unused(expanded, all),
                PieceOccurrences.of(expanded, words).summary(base.size(), settings.minimumOccurrences()),
                saved,
                baseTokens,
                changed,
                texts);
    }

    private int unused(ExpansionBase.Expanded expanded, List<String> all) {
        boolean[] used = new boolean[expanded.tokenizer().size()];
        for (String text : all) {
            for (int id : expanded.tokenizer().encode(text)) {
                used[id] = true;
            }
        }
        int unused = 0;
        for (int id = base.size(); id < used.length; id++) {
            unused += used[id] ? 0 : 1;
        }
        return unused;
    }

    private SweepPoint point(
            int added,
            TextMeasure measure,
            int unused,
            Occurrences occurrences,
            double saved,
            long baseTokens,
            SortedMap<String, Double> changed,
            SortedMap<String, TextMeasure> texts) {
        double ratio = (double) measure.tokens() / baseTokens;
        Optional<ExpansionCost> cost = ModelShape.beside(baseDirectory).map(model -> ExpansionCost.of(model, added));
        double speedUp = cost.map(c -> c.speedUp(ratio)).orElse(rounded(1 / ratio, 1e4));
        return new SweepPoint(
                added,
                base.size() + added,
                measure.tokens(),
                measure.fertility(),
                measure.charactersPerToken(),
                measure.bytesPerToken(),
                rounded(ratio, 1e4),
                measure.continuedWordShare(),
                measure.singleTokenWordShare(),
                measure.byteTokenShare(),
                measure.renyiEfficiency(),
                unused,
                occurrences.least(),
                occurrences.median(),
                rounded(saved, 1e3),
                speedUp,
                changed,
                texts);
    }

    private static double rounded(double value, double parts) {
        return Math.round(parts * value) / parts;
    }
}
