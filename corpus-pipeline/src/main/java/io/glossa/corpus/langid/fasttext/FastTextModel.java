package io.glossa.corpus.langid.fasttext;

import io.glossa.corpus.langid.LanguageCodes;
import io.glossa.corpus.langid.LanguageModel;
import java.util.List;

/**
 * A supervised fastText model as a language identifier.
 *
 * <p>Its labels become ISO codes, as {@link LanguageCodes} reads them: those of lid.176 ({@code __label__zu}) and of GlotLID
 * and OpenLID ({@code __label__zul_Latn}). The probabilities of labels with the same code are added up.
 *
 * <p><b>Source.</b> See the package.
 */
public final class FastTextModel implements LanguageModel {
    private final List<String> languages;
    private final int[] languageOf;
    private final Dictionary dictionary;
    private final Matrix input;
    private final Matrix output;
    private final Loss loss;

    FastTextModel(List<String> labels, Dictionary dictionary, Matrix input, Matrix output, Loss loss) {
        this.languages = labels.stream().map(LanguageCodes::of).distinct().toList();
        this.languageOf = labels.stream()
                .mapToInt(l -> languages.indexOf(LanguageCodes.of(l)))
                .toArray();
        this.dictionary = dictionary;
        this.input = input;
        this.output = output;
        this.loss = loss;
    }

    @Override
    public List<String> languages() {
        return languages;
    }

    @Override
    public float[] probabilities(CharSequence text) {
        float[] byLabel = labelProbabilities(text);
        float[] result = new float[languages.size()];
        for (int l = 0; l < byLabel.length; l++) {
            result[languageOf[l]] += byLabel[l];
        }
        return result;
    }

    /** A probability for each label of the file; empty for a text of which no part is known. */
    private float[] labelProbabilities(CharSequence text) {
        int[] rows = dictionary.rows(text);
        if (rows.length == 0) {
            return new float[0];
        }
        float[] hidden = new float[input.columns()];
        for (int row : rows) {
            input.add(row, hidden);
        }
        for (int d = 0; d < hidden.length; d++) {
            hidden[d] /= rows.length;
        }
        return loss.probabilities(output, hidden);
    }
}
