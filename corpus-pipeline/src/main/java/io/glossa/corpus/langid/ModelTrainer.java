package io.glossa.corpus.langid;

import io.glossa.run.DataException;
import java.io.ByteArrayOutputStream;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Trains an {@link NGramModel}: chooses features and counts them.
 *
 * <p>Of every seventh passage the plain form counts too, as people type it who have no marks on their keyboard: Yoruba and Hausa are
 * often written so.
 *
 * <p><b>Determinism.</b> The same passages and settings give the same bytes.
 *
 * <p><b>Cost.</b> About 2 s and 25 MB a megabyte of text.
 */
public final class ModelTrainer {
    /** A language is written in a script when at least one passage in ten is; what is rarer is another language quoted. */
    private static final double LEAST_SCRIPT_SHARE = 0.1;
    /** The rest of the world is written in every script of which there are a few pages. */
    private static final int LEAST_OTHER_PASSAGES = 20;

    private static final int FOLDED_ONE_IN = 7;

    private final List<String> languages;
    private final List<Set<UnicodeScript>> scripts = new ArrayList<>();
    private final List<List<String>> passages = new ArrayList<>();

    private ModelTrainer(SortedMap<String, List<String>> text) {
        this.languages = List.copyOf(text.keySet());
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
    public static byte[] train(SortedMap<String, List<String>> text, TrainingSettings settings) {
        SortedMap<String, List<String>> byCode = new TreeMap<>();
        text.forEach((label, lines) -> byCode.computeIfAbsent(LanguageCodes.of(label), k -> new ArrayList<>())
                .addAll(lines));
        if (byCode.size() > MAX_LANGUAGES) {
            throw new DataException("found " + byCode.size() + " languages; a model holds at most " + MAX_LANGUAGES);
        }
        return ModelFile.write(new ModelTrainer(byCode).train(settings.features()));
    }

    /** The number of a language is stored in a byte. */
    static final int MAX_LANGUAGES = 255;

    private void sortByScript(String language, List<String> lines) {
        Map<UnicodeScript, List<String>> byScript = new EnumMap<>(UnicodeScript.class);
        for (String line : lines) {
            byScript.computeIfAbsent(TextScript.of(line).script(), k -> new ArrayList<>())
                    .add(line);
        }
        Set<UnicodeScript> own = EnumSet.noneOf(UnicodeScript.class);
        List<String> kept = new ArrayList<>();
        boolean other = language.equals(LanguageCodes.UNDETERMINED);
        byScript.forEach((script, held) -> {
            boolean enough =
                    other ? held.size() >= LEAST_OTHER_PASSAGES : held.size() >= LEAST_SCRIPT_SHARE * lines.size();
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

    private ModelContent train(int features) {
        List<List<String>> text = new ArrayList<>();
        for (int l = 0; l < passages.size(); l++) {
            text.add(isAlone(l) ? List.of() : withFolded(passages.get(l)));
        }
        long[] keys = FeatureSelection.choose(text, features);
        byte[] one = new byte[keys.length];
        Arrays.fill(one, (byte) 1);
        FeatureIndex index = new FeatureIndex(keys, one);
        byte[][] evidence = new byte[languages.size()][];
        for (int l = 0; l < evidence.length; l++) {
            evidence[l] = evidence(text.get(l), index, keys.length);
        }
        return content(keys, evidence);
    }

    /** Leaves out the features that tell no language from another. */
    private ModelContent content(long[] keys, byte[][] evidence) {
        long[] kept = new long[keys.length];
        ByteArrayOutputStream holders = new ByteArrayOutputStream();
        ByteArrayOutputStream holder = new ByteArrayOutputStream();
        ByteArrayOutputStream worth = new ByteArrayOutputStream();
        int[] values = new int[evidence.length];
        for (int row = 0; row < keys.length; row++) {
            for (int l = 0; l < values.length; l++) {
                values[l] = evidence[l][row] & 0xFF;
            }
            int base = NaiveBayes.base(values);
            int before = holder.size();
            for (int l = 0; l < values.length; l++) {
                if (values[l] > base) {
                    holder.write(l);
                    worth.write(values[l] - base);
                }
            }
            if (holder.size() > before) {
                kept[holders.size()] = keys[row];
                holders.write(holder.size() - before);
            }
        }
        return new ModelContent(
                languages,
                scripts,
                Arrays.copyOf(kept, holders.size()),
                holders.toByteArray(),
                holder.toByteArray(),
                worth.toByteArray());
    }

    private static byte[] evidence(List<String> text, FeatureIndex index, int features) {
        int[] counts = new int[features];
        long total = 0;
        NGrams grams = new NGrams();
        for (String passage : text) {
            int count = grams.read(passage);
            for (int i = 0; i < count; i++) {
                long entry = index.find(grams.hash(i));
                if (entry != FeatureIndex.NONE) {
                    counts[FeatureIndex.offset(entry)]++;
                }
            }
            total += count;
        }
        byte[] evidence = new byte[features];
        for (int row = 0; row < features; row++) {
            evidence[row] = (byte) NaiveBayes.evidence(counts[row], total);
        }
        return evidence;
    }

    private static List<String> withFolded(List<String> own) {
        List<String> both = new ArrayList<>(own);
        for (int i = 0; i < own.size(); i += FOLDED_ONE_IN) {
            String folded = folded(own.get(i));
            if (!folded.equals(own.get(i))) {
                both.add(folded);
            }
        }
        return both;
    }

    private static String folded(String text) {
        char[] in = text.toCharArray();
        char[] out = new char[4 * in.length];
        return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length));
    }

    /** A language that is alone in its scripts needs no features. */
    private boolean isAlone(int language) {
        for (int l = 0; l < scripts.size(); l++) {
            if (l != language && scripts.get(l).stream().anyMatch(scripts.get(language)::contains)) {
                return false;
            }
        }
        return true;
    }
}
