package io.glossa.corpus.langid;

import io.glossa.run.DataException;
import io.glossa.run.Progress;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Trains an {@link NGramModel}: chooses features, then learns their vectors and the linear layer by stochastic gradient
 * descent on the cross-entropy of drawn pieces of text.
 *
 * <p><b>Formula.</b> With m the mean of the rows of a piece's n known features and g_l = p_l - [l is the language]: w_l -= r · g_l · m,
 * each row -= r / n · Σ g_l w_l; r falls from the learning rate to 0 in a straight line.
 *
 * <p><b>Determinism.</b> One thread; the same passages and settings give the same bytes.
 *
 * <p><b>Cost.</b> For a million pieces of 100 characters on average about three minutes and 300 MB.
 */
public final class ModelTrainer {
    /** A language is written in a script when at least one passage in ten is; what is rarer is another language quoted. */
    private static final double LEAST_SCRIPT_SHARE = 0.1;
    /** The rest of the world is written in every script of which there are a few pages. */
    private static final int LEAST_OTHER_PASSAGES = 20;

    private static final int PROGRESS_STEPS = 100;

    private final TrainingSettings settings;
    private final List<String> languages;
    private final List<Set<UnicodeScript>> scripts = new ArrayList<>();
    private final List<List<String>> passages = new ArrayList<>();
    private final int dimensions;
    private final float[] weights;
    private float[] rows = new float[0];

    private ModelTrainer(SortedMap<String, List<String>> text, TrainingSettings settings) {
        this.settings = settings;
        this.languages = List.copyOf(text.keySet());
        this.dimensions = settings.dimensions();
        this.weights = new float[languages.size() * (dimensions + 1)];
        text.forEach(this::sortByScript);
    }

    /**
     * Trains a model.
     *
     * <p><b>Errors.</b> {@link DataException} for a language without text.
     *
     * @param text passages by label; labels become ISO codes, those with the same code one language
     * @return the bytes of the model's file
     */
    public static byte[] train(SortedMap<String, List<String>> text, TrainingSettings settings, Progress progress) {
        SortedMap<String, List<String>> byCode = new TreeMap<>();
        text.forEach((label, lines) ->
                byCode.computeIfAbsent(LanguageCodes.of(label), k -> new ArrayList<>()).addAll(lines));
        return ModelFile.write(new ModelTrainer(byCode, settings).train(progress));
    }

    private void sortByScript(String language, List<String> lines) {
        Map<UnicodeScript, List<String>> byScript = new EnumMap<>(UnicodeScript.class);
        for (String line : lines) {
            byScript.computeIfAbsent(TextScript.of(line).script(), k -> new ArrayList<>()).add(line);
        }
        Set<UnicodeScript> own = EnumSet.noneOf(UnicodeScript.class);
        List<String> kept = new ArrayList<>();
        boolean other = language.equals(LanguageCodes.UNDETERMINED);
        byScript.forEach((script, held) -> {
            boolean enough = other ? held.size() >= LEAST_OTHER_PASSAGES : held.size() >= LEAST_SCRIPT_SHARE * lines.size();
            if (enough && script != UnicodeScript.UNKNOWN) {
                own.add(script);
                kept.addAll(held);
            }
        });
        if (kept.isEmpty()) {
            throw new DataException("language " + language + ": none of its " + lines.size()
                    + " passages holds letters; give it text, or leave it out");
        }
        scripts.add(own);
        passages.add(kept);
    }

    private ModelContent train(Progress progress) {
        long[] keys = FeatureSelection.choose(withFolded(), settings.features());
        FeatureIndex index = new FeatureIndex(keys);
        rows = new float[keys.length * dimensions];
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (random.nextDouble() * 2 - 1) / dimensions;
        }
        TextDraw draw = new TextDraw(passages, settings.seed());
        NGrams grams = new NGrams();
        int[] known = new int[1024];
        try (Progress.Task task = progress.begin("learning", "pieces", settings.examples())) {
            int noted = Math.max(1, settings.examples() / PROGRESS_STEPS);
            for (int step = 0; step < settings.examples(); step++) {
                int language = draw.language();
                String piece = draw.piece(language);
                int count = grams.read(piece);
                known = known.length < count ? new int[count] : known;
                int found = 0;
                for (int i = 0; i < count; i++) {
                    int row = index.row(grams.hash(i));
                    known[found] = row * dimensions;
                    found += row >= 0 ? 1 : 0;
                }
                if (found > 0) {
                    double rate = settings.learningRate() * (1 - (double) step / settings.examples());
                    learn(language, TextScript.of(piece).script(), known, found, (float) rate);
                }
                if ((step + 1) % noted == 0) {
                    task.advance(noted);
                }
            }
        }
        return quantised(keys);
    }

    /**
     * Every passage, and its plain form where that is another, as the draw shows them; without the languages that are alone in
     * their scripts, which need no features.
     */
    private List<List<String>> withFolded() {
        List<List<String>> all = new ArrayList<>();
        for (int l = 0; l < passages.size(); l++) {
            if (isAlone(l)) {
                continue;
            }
            List<String> own = passages.get(l);
            List<String> both = new ArrayList<>(own);
            for (int i = 0; i < own.size(); i += 7) {
                String folded = TextDraw.folded(own.get(i));
                if (!folded.equals(own.get(i))) {
                    both.add(folded);
                }
            }
            all.add(both);
        }
        return all;
    }

    private boolean isAlone(int language) {
        for (int l = 0; l < scripts.size(); l++) {
            if (l != language && scripts.get(l).stream().anyMatch(scripts.get(language)::contains)) {
                return false;
            }
        }
        return true;
    }

    private void learn(int language, UnicodeScript script, int[] known, int count, float rate) {
        float[] mean = new float[dimensions];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimensions; d++) {
                mean[d] += rows[known[i] + d];
            }
        }
        for (int d = 0; d < dimensions; d++) {
            mean[d] /= count;
        }
        float[] gradient = gradients(language, script, mean);
        float[] back = new float[dimensions];
        for (int l = 0; l < gradient.length; l++) {
            if (gradient[l] != 0) {
                int at = l * (dimensions + 1);
                for (int d = 0; d < dimensions; d++) {
                    back[d] += gradient[l] * weights[at + d];
                    weights[at + d] -= rate * gradient[l] * mean[d];
                }
                weights[at + dimensions] -= rate * gradient[l];
            }
        }
        for (int d = 0; d < dimensions; d++) {
            back[d] *= rate / count;
        }
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimensions; d++) {
                rows[known[i] + d] -= back[d];
            }
        }
    }

    /** Probability less truth, for every language of the script. */
    private float[] gradients(int language, UnicodeScript script, float[] mean) {
        float[] result = new float[languages.size()];
        float highest = Float.NEGATIVE_INFINITY;
        for (int l = 0; l < result.length; l++) {
            if (scripts.get(l).contains(script)) {
                int at = l * (dimensions + 1);
                float logit = weights[at + dimensions];
                for (int d = 0; d < dimensions; d++) {
                    logit += weights[at + d] * mean[d];
                }
                result[l] = logit;
                highest = Math.max(highest, logit);
            }
        }
        double sum = 0;
        for (int l = 0; l < result.length; l++) {
            result[l] = scripts.get(l).contains(script) ? (float) StrictMath.exp(result[l] - highest) : 0;
            sum += result[l];
        }
        for (int l = 0; l < result.length; l++) {
            result[l] /= (float) Math.max(sum, Float.MIN_NORMAL);
        }
        result[language] -= 1;
        return result;
    }

    private ModelContent quantised(long[] keys) {
        float[] scale = new float[dimensions];
        for (int i = 0; i < rows.length; i++) {
            scale[i % dimensions] = Math.max(scale[i % dimensions], Math.abs(rows[i]) / 127);
        }
        byte[] bytes = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            bytes[i] = (byte) (Math.round(rows[i] / Math.max(scale[i % dimensions], Float.MIN_NORMAL)) + 128);
        }
        return new ModelContent(languages, scripts, keys, bytes, scale, Arrays.copyOf(weights, weights.length));
    }
}
