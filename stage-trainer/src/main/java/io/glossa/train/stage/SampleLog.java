package io.glossa.train.stage;

import io.glossa.train.metrics.JsonLines;
import io.glossa.train.model.DecoderModel;
import io.glossa.train.model.TextGenerator;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;

/** What the model writes while it learns: {@code samples.jsonl}, one {@link StageMetrics.Sample} a line. */
final class SampleLog implements AutoCloseable {
    static final String FILE = "samples.jsonl";

    private final StageSampleSettings settings;
    private final DecoderModel model;
    private final Tokenizer tokenizer;
    private final JsonLines lines;

    private SampleLog(StageSampleSettings settings, DecoderModel model, Tokenizer tokenizer, JsonLines lines) {
        this.settings = settings;
        this.model = model;
        this.tokenizer = tokenizer;
        this.lines = lines;
    }

    /**
     * Goes on behind the samples of the steps already taken; asks for no tokenizer where nothing is to be written.
     *
     * @param source the directory with the model's tokenizer
     */
    static SampleLog open(Path directory, long step, StageSampleSettings settings, DecoderModel model, Path source) {
        return settings.prompts().isEmpty()
                ? new SampleLog(settings, model, null, null)
                : new SampleLog(
                        settings, model, Tokenizers.load(source), JsonLines.upTo(directory.resolve(FILE), step));
    }

    /** Lets the model write, if this is a step for it. */
    void write(long step) {
        if (lines == null || step % settings.every() != 0) {
            return;
        }
        TextGenerator generator = new TextGenerator(model, tokenizer, settings.generation(step));
        for (String prompt : settings.prompts()) {
            lines.append(new StageMetrics.Sample(step, prompt, generator.generate(prompt, piece -> {})));
        }
    }

    /** Forces what was written to disk. */
    void sync() {
        if (lines != null) {
            lines.sync();
        }
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
    }
}
