package io.glossa.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.train.Device;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.AfterClass;
import org.testng.annotations.Test;

public class TextGeneratorTest {
    private static final Path STORIES = Path.of(System.getProperty("glossa.root"), "tests/data/models/stories260k");

    private final DecoderModel model = DecoderModel.open(STORIES, Device.CPU, 1);
    private final Tokenizer tokenizer = Tokenizers.load(STORIES);

    @AfterClass
    public void close() {
        model.close();
    }

    /** What llama2.c's documentation prints for this model: {@code ./run stories260K.bin -t 0.0}. */
    @Test
    public void greedyTextIsTheOnePublishedWithTheModel() {
        StringBuilder streamed = new StringBuilder();
        String text = generator(60, 0.0, 1.0, 0).generate("", streamed::append);
        assertThat(text.strip())
                .startsWith(
                        "Once upon a time, there was a little girl named Lily. She loved to play outside in the park.");
        assertThat(streamed).hasToString(text);
    }

    @Test
    public void aPromptIsContinuedWithoutBeingRepeated() {
        String text = generator(20, 0.0, 1.0, 0).generate("Once upon a time, there was a little", ignored -> {});
        assertThat(text).startsWith(" girl named Lily.");
    }

    @Test
    public void aSampleDependsOnItsNumberAndTheSeedAlone() {
        List<int[]> few = generator(12, 1.0, 0.9, 5).sample("", 2);
        List<int[]> more = generator(12, 1.0, 0.9, 5).sample("", 4);
        List<int[]> other = generator(12, 1.0, 0.9, 6).sample("", 2);
        assertThat(more).hasSize(4);
        for (int i = 0; i < few.size(); i++) {
            assertThat(more.get(i)).containsExactly(few.get(i));
        }
        assertThat(Arrays.equals(few.get(0), few.get(1))).isFalse();
        assertThat(Arrays.equals(few.get(0), other.get(0))).isFalse();
    }

    @Test
    public void samplesHoldNeitherBosNorEos() {
        for (int[] sample : generator(300, 1.0, 1.0, 9).sample("", 3)) {
            assertThat(sample).doesNotContain(tokenizer.bosId(), tokenizer.eosId());
        }
    }

    @Test
    public void aDrawFollowsTheDistribution() {
        TokenSampler sampler = new TokenSampler(1, 1, 3);
        float[] logs = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.2)};
        int[] counts = new int[3];
        for (int i = 0; i < 20_000; i++) {
            counts[sampler.draw(logs)]++;
        }
        // Four standard deviations of a count of 20,000 draws are under 290.
        assertThat(counts[0]).isBetween(9_710, 10_290);
        assertThat(counts[1]).isBetween(5_710, 6_290);
        TokenSampler nucleus = new TokenSampler(1, 0.75, 3);
        for (int i = 0; i < 1000; i++) {
            assertThat(nucleus.draw(logs)).isLessThan(2);
        }
    }

    @Test
    public void refusesSettingsAndPromptsThatCannotWork() {
        assertThatThrownBy(() -> new GenerationSettings(0, null, null, null)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new GenerationSettings(null, -1.0, null, null)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> new GenerationSettings(null, null, 0.0, null)).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> generator(5, 0.0, 1.0, 0).generate("story ".repeat(300), ignored -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("context is 512");
    }

    private TextGenerator generator(int maxTokens, double temperature, double topP, long seed) {
        return new TextGenerator(model, tokenizer, new GenerationSettings(maxTokens, temperature, topP, seed));
    }
}
