package io.glossa.checkpoint.merge;

import io.glossa.checkpoint.TensorInfo;
import io.glossa.checkpoint.TensorSource;
import io.glossa.run.Progress;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** A tensor whose writing is shown to a person. */
record CountedTensor(TensorSource tensor, Progress.Task task) implements TensorSource {
    @Override
    public TensorInfo info() {
        return tensor.info();
    }

    @Override
    public void writeTo(WritableByteChannel out) throws IOException {
        task.note(info().name());
        tensor.writeTo(out);
        task.advance(info().elements());
    }
}
