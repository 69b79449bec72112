package io.glossa.train.model;

import io.glossa.run.DataException;
import io.glossa.vocab.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Text drawn from a model: BOS first, until the model ends the document (EOS, or the BOS of a next one), the token limit
 * or the model's context.
 *
 * <p><b>Determinism.</b> The text depends on model, prompt and settings; of several samples, number i has a stream of random
 * numbers of its own, so it does not depend on how many are drawn.
 */
public final class TextGenerator {
    /** Samples drawn in step: beyond this a small model gains nothing, and the cache grows. */
    private static final int ROWS = 128;

    private final DecoderModel model;
    private final Tokenizer tokenizer;
    private final GenerationSettings settings;

    /** Generates with one model and its own tokenizer. */
    public TextGenerator(DecoderModel model, Tokenizer tokenizer, GenerationSettings settings) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.settings = settings;
    }

    /**
     * Continues a text.
     *
     * @param onText called after each token with what it adds to the text; pieces together are the whole continuation
     * @return the continuation, without the prompt
     */
    public String generate(String prompt, Consumer<String> onText) {
        int[] begin = framed(prompt);
        TextStream stream = new TextStream(begin, onText);
        draw(begin, 0, 1, (row, token) -> stream.add(token));
        return stream.text;
    }

    /**
     * Draws several continuations of one prompt.
     *
     * @return the new tokens of each, without BOS, prompt and end
     */
    public List<int[]> sample(String prompt, int count) {
        int[] begin = framed(prompt);
        List<int[]> samples = new ArrayList<>();
        while (samples.size() < count) {
            int first = samples.size();
            int rows = Math.min(ROWS, count - first);
            List<List<Integer>> drawn = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                drawn.add(new ArrayList<>());
            }
            draw(begin, first, rows, (row, token) -> drawn.get(row).add(token));
            drawn.forEach(tokens ->
                    samples.add(tokens.stream().mapToInt(Integer::intValue).toArray()));
        }
        return samples;
    }

    private void draw(int[] begin, int first, int rows, Sink sink) {
        TokenSampler[] samplers = new TokenSampler[rows];
        for (int row = 0; row < rows; row++) {
            samplers[row] = new TokenSampler(
                    settings.temperature(),
                    settings.topP(),
                    31 * settings.seed() + (first + row) * 0x9E3779B97F4A7C15L);
        }
        boolean[] ended = new boolean[rows];
        int open = rows;
        int[] current = new int[rows];
        Arrays.fill(current, begin[begin.length - 1]);
        try (Continuation continuation = model.continuation(rows, begin.length + settings.maxTokens())) {
            continuation.begin(Arrays.copyOf(begin, begin.length - 1));
            for (int drawn = 0; drawn < settings.maxTokens() && open > 0 && continuation.hasRoom(); drawn++) {
                float[][] next = continuation.step(current);
                for (int row = 0; row < rows; row++) {
                    if (ended[row]) {
                        continue;
                    }
                    current[row] = samplers[row].draw(next[row]);
                    if (current[row] == tokenizer.eosId() || current[row] == tokenizer.bosId()) {
                        ended[row] = true;
                        open--;
                    } else {
                        sink.add(row, current[row]);
                    }
                }
            }
        }
    }

    private int[] framed(String prompt) {
        int[] text = tokenizer.encode(prompt);
        int bos = tokenizer.bosId() >= 0 ? 1 : 0;
        int[] begin = new int[bos + text.length];
        if (bos == 1) {
            begin[0] = tokenizer.bosId();
        }
        System.arraycopy(text, 0, begin, bos, text.length);
        if (begin.length == 0) {
            throw new DataException("an empty prompt, and the tokenizer has no BOS to begin with; give some text");
        }
        if (begin.length >= model.contextLength()) {
            throw new DataException("the prompt has " + begin.length + " tokens; the model's context is "
                    + model.contextLength() + ": shorten it");
        }
        return begin;
    }

    /** Takes each new token of a row. */
    @FunctionalInterface
    private interface Sink {
        void add(int row, int token);
    }

    /** Turns tokens into text as they come; bytes of an unfinished character wait for the rest. */
    private final class TextStream {
        private final List<Integer> tokens = new ArrayList<>();
        private final String prompt;
        private final Consumer<String> onText;
        private String text = "";

        TextStream(int[] begin, Consumer<String> onText) {
            Arrays.stream(begin).forEach(tokens::add);
            this.prompt = tokenizer.decode(begin);
            this.onText = onText;
        }

        void add(int token) {
            tokens.add(token);
            String whole =
                    tokenizer.decode(tokens.stream().mapToInt(Integer::intValue).toArray());
            String fresh = whole.substring(Math.min(prompt.length(), whole.length()));
            if (!fresh.endsWith("\uFFFD") && fresh.length() > text.length()) {
                onText.accept(fresh.substring(text.length()));
                text = fresh;
            }
        }
    }
}
