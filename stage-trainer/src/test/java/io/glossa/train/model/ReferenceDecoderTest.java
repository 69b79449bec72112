package io.glossa.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.sentencepiece.SpTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.Test;

public class ReferenceDecoderTest {
    private static final Path STORIES = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");
    private static final int BOS = 1;

    /** The text that llama2.c's own documentation prints for this model: {@code ./run stories260K.bin -t 0.0}. */
    private static final String GREEDY = """
            Once upon a time, there was a little girl named Lily. She loved to play outside in the park. One day, she \
            saw a big, red ball. She wanted to play with it, but it was too high.
            Lily's mom said, "Lily, let's go to the park." Lily was sad and didn't know what to do. She said, "I want \
            to play with your ball, but I can't find it."
            Lily was sad and didn't know what to do. She said, "I'm sorry, Lily. I didn't know what to do."
            """;

    private final ReferenceDecoder model = ReferenceDecoder.read(STORIES);

    @Test
    public void greedyTextIsTheOnePublishedWithTheModel() throws IOException {
        int[] tokens = encode(GREEDY.strip());
        double[][] logits = model.logits(tokens);
        List<Integer> greedy = new ArrayList<>();
        for (int t = 0; t + 1 < tokens.length; t++) {
            greedy.add(argmax(logits[t]));
        }
        assertThat(greedy)
                .containsExactlyElementsOf(Arrays.stream(tokens).skip(1).boxed().toList());
    }

    @Test
    public void aStoryHasAPerplexityOfAboutTwo() throws IOException {
        int[] tokens =
                encode("Once upon a time, there was a boy named Tim. He had a red car and liked to play with it.");
        assertThat(Math.exp(model.meanLoss(tokens))).isBetween(1.5, 2.5);
    }

    @Test
    public void probabilitiesSumToOne() {
        for (double[] row : model.logProbabilities(new int[] {BOS, 403, 407, 261})) {
            assertThat(Arrays.stream(row).map(Math::exp).sum()).isEqualTo(1, within(1e-12));
        }
    }

    @Test
    public void aLaterTokenChangesNothingBefore() {
        double[][] one = model.logits(new int[] {BOS, 403, 407, 261});
        double[][] other = model.logits(new int[] {BOS, 403, 407, 400});
        assertThat(Arrays.copyOf(other, 3)).isDeepEqualTo(Arrays.copyOf(one, 3));
        assertThat(other[3]).isNotEqualTo(one[3]);
    }

    /** Rotary embeddings see only distances, so a packed document reads as if it stood alone. */
    @Test
    public void aPackedDocumentReadsAsIfItStoodAlone() {
        double[][] alone = model.logits(new int[] {BOS, 403, 407});
        double[][] packed = model.logits(new int[] {BOS, 261, 400, BOS, 403, 407}, new int[] {0, 0, 0, 1, 1, 1});
        for (int t = 0; t < 3; t++) {
            assertThat(packed[3 + t]).containsExactly(alone[t], within(1e-9));
        }
    }

    private static int argmax(double[] values) {
        int best = 0;
        for (int v = 1; v < values.length; v++) {
            best = values[v] > values[best] ? v : best;
        }
        return best;
    }

    private static int[] encode(String text) throws IOException {
        try (SpTokenizer tokenizer = new SpTokenizer(STORIES.resolve("tokenizer.model"))) {
            int[] ids = tokenizer.getProcessor().encode(text);
            int[] framed = new int[ids.length + 1];
            framed[0] = BOS;
            System.arraycopy(ids, 0, framed, 1, ids.length);
            return framed;
        }
    }
}
