package io.glossa.train.eval;

import java.util.List;
import java.util.function.Consumer;

/** The token sequences that training saw, encoded by the adapted tokenizer. */
public interface TrainingText {
    /** The sources of a language, sorted; every source when none is of that language. */
    List<String> sources(String language);

    /** Hands on the sequences of a source in their order; a document may continue in the next. */
    void forEach(String source, Consumer<int[]> sequence);
}
