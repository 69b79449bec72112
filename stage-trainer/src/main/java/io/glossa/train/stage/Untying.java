package io.glossa.train.stage;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.StoredTensor;
import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a model a head of its own: a copy of the embeddings, bit for bit, so that it still computes what it did.
 *
 * <p><b>Cost.</b> The model is written once more, and as many weights as the embeddings have are added to it.
 */
final class Untying {
    private Untying() {}

    /** The configuration of the same model with a head of its own. */
    static ModelConfig untied(ModelConfig config) {
        return config.with("tie_word_embeddings", BooleanNode.FALSE);
    }

    /** Writes the model with its head into a directory, with the files beside it. */
    static void write(Checkpoint tied, Path directory) {
        List<TensorSource> tensors = new ArrayList<>(tied.tensors().values());
        tensors.add(new Head(tied.tensor(Checkpoint.EMBEDDINGS)));
        FinishedModel.write(directory, tied.directory(), untied(tied.config()), tensors);
    }

    /** The embeddings under the head's name. */
    private record Head(StoredTensor embeddings) implements TensorSource {
        @Override
        public TensorInfo info() {
            return new TensorInfo(
                    Checkpoint.HEAD, embeddings.info().type(), embeddings.info().shape());
        }

        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            embeddings.writeTo(out);
        }
    }
}
