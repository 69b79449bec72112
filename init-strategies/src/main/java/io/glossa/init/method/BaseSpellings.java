package io.glossa.init.method;

import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MethodContext;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The rows of the base's pieces by spelling: those of text that count in the matrix's statistics. */
final class BaseSpellings {
    private final Map<String, Integer> rows = new HashMap<>();

    private BaseSpellings() {}

    static BaseSpellings of(MethodContext context) {
        ExpandedVocabulary vocabulary = context.vocabulary();
        BaseSpellings spellings = new BaseSpellings();
        for (int id = 0;
                id < Math.min(vocabulary.base().size(), context.matrix().rows());
                id++) {
            if (vocabulary.base().isText(id) && context.matrix().isCounted(id)) {
                spellings.rows.put(vocabulary.base().piece(id), id);
            }
        }
        return spellings;
    }

    /** The row of a spelling. */
    OptionalInt row(String spelling) {
        Integer row = rows.get(spelling);
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }
}
