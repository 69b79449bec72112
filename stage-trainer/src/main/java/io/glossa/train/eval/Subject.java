package io.glossa.train.eval;

import io.glossa.run.DataException;
import io.glossa.train.LanguageModel;
import io.glossa.vocab.Tokenizer;

/** A model with the tokenizer it reads through. */
public record Subject(LanguageModel model, Tokenizer tokenizer) {
    public Subject {
        if (tokenizer.size() > model.vocabularySize()) {
            throw new DataException("the tokenizer has " + tokenizer.size() + " pieces, the model only "
                    + model.vocabularySize() + " embedding rows; they do not belong together");
        }
    }
}
