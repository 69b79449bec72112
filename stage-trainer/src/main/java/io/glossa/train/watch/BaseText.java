package io.glossa.train.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.glossa.checkpoint.NewRows;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.train.model.Continuation;
import io.glossa.train.model.DecoderModel;
import io.glossa.vocab.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Text that the base wrote, drawn once when a run begins, to measure how far a model has moved from it.
 *
 * <p><b>Formula.</b> {@code divergence = sum over texts of (ln p(x) - ln q(x)) / (ln 2 * UTF-8 bytes)}, p being the base and q the
 * model: on text drawn from p an unbiased estimate of {@code KL(p || q)}, and 0, but for rounding, for the base itself. It needs neither the base's
 * weights nor whole distributions at an evaluation, which is why it is taken inside the loop in place of the evaluation's own
 * estimate, whose spread is smaller.
 *
 * <p>The base is found in the model that the run starts from: its distribution over the ids that are not new, scaled to 1. That is the base's
 * own distribution, for old rows and blocks are the base's; where rows were given up to new pieces, it is that over the ids that
 * are left. Probability that a model gives to new ids counts against it.
 *
 * <p><b>Determinism.</b> Drawn at temperature 1, text number i with a stream of random numbers of its own.
 */
public final class BaseText {
    private final List<Text> texts;

    private BaseText(List<Text> texts) {
        this.texts = List.copyOf(texts);
    }

    /**
     * A text.
     *
     * @param tokens the start token, the text's, and the end token if the base ended it
     * @param nats {@code -ln p} of all tokens behind the first
     * @param bytes UTF-8 bytes of the text
     */
    record Text(List<Integer> tokens, double nats, long bytes) {
        Text {
            tokens = List.copyOf(tokens);
        }

        int[] ids() {
            return tokens.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /**
     * Draws texts from the model that a run starts from.
     *
     * @param count how many
     * @param most tokens of each behind the first
     */
    public static BaseText draw(
            DecoderModel start, NewRows newRows, Tokenizer tokenizer, int count, int most, long seed) {
        int first = tokenizer.bosId() >= 0 ? tokenizer.bosId() : tokenizer.eosId();
        int length = Math.min(most, start.contextLength() - 1);
        BitSet added = new BitSet();
        newRows.ids().forEach(added::set);
        List<List<Integer>> drawn = new ArrayList<>();
        SplittableRandom[] random = new SplittableRandom[count];
        int[] current = new int[count];
        boolean[] ended = new boolean[count];
        for (int i = 0; i < count; i++) {
            drawn.add(new ArrayList<>(List.of(first)));
            random[i] = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i);
            current[i] = first;
        }
        try (Continuation continuation = start.continuation(count, length + 1)) {
            for (int t = 0; t < length; t++) {
                float[][] next = continuation.step(current);
                for (int i = 0; i < count; i++) {
                    if (!ended[i]) {
                        current[i] = drawn(next[i], added, random[i]);
                        drawn.get(i).add(current[i]);
                        ended[i] = current[i] == tokenizer.eosId() || current[i] == tokenizer.bosId();
                    }
                }
            }
        }
        return new BaseText(drawn.stream()
                .map(tokens -> scored(start, added, tokenizer, tokens))
                .toList());
    }

    /** Reads what {@link #write} wrote. */
    public static BaseText read(Path file) {
        List<Text> texts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                texts.add(Json.mapper().readValue(line, Text.class));
            }
        } catch (JsonProcessingException e) {
            throw new FormatException(file + ": a line is not a text of the base: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        return new BaseText(texts);
    }

    /** Writes one text a line. */
    public void write(Path file) {
        StringBuilder lines = new StringBuilder();
        texts.forEach(text -> lines.append(Json.line(text)).append('\n'));
        AtomicFiles.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** How far a model has moved from the base, in bits per byte. */
    public double divergence(DecoderModel model) {
        float[][] found =
                model.tokenLogProbabilities(texts.stream().map(Text::ids).toArray(int[][]::new));
        double difference = 0;
        for (int i = 0; i < found.length; i++) {
            double nats = 0;
            for (float logProbability : found[i]) {
                nats -= logProbability;
            }
            difference += nats - texts.get(i).nats();
        }
        return difference / (Math.log(2) * bytes());
    }

    /**
     * How much probability a model gives to ids that the base does not have, over the positions of the texts.
     *
     * @param mean of the probability
     * @param nats mean of {@code -ln(1 - probability)}: what these texts lose by it, in nats a token
     */
    public record NewTokenMass(double mean, double nats) {}

    /** Measures {@link NewTokenMass}. */
    public NewTokenMass newTokenMass(DecoderModel model, NewRows newRows) {
        BitSet added = new BitSet();
        newRows.ids().forEach(added::set);
        double sum = 0;
        double nats = 0;
        long positions = 0;
        for (Text text : texts) {
            int[] ids = text.ids();
            for (float[] distribution : model.nextTokenLogProbabilities(Arrays.copyOf(ids, ids.length - 1), 0)) {
                double old = mass(distribution, added);
                sum += 1 - old;
                nats -= Math.log(old);
                positions++;
            }
        }
        return new NewTokenMass(sum / positions, nats / positions);
    }

    /** UTF-8 bytes of all texts. */
    public long bytes() {
        return texts.stream().mapToLong(Text::bytes).sum();
    }

    List<Text> texts() {
        return texts;
    }

    private static Text scored(DecoderModel start, BitSet added, Tokenizer tokenizer, List<Integer> tokens) {
        int[] ids = tokens.stream().mapToInt(Integer::intValue).toArray();
        float[][] distributions = start.nextTokenLogProbabilities(Arrays.copyOf(ids, ids.length - 1), 0);
        double nats = 0;
        long bytes = 0;
        for (int t = 0; t < distributions.length; t++) {
            // Without new rows the sum is 1 but for rounding, which must not stand between the base and itself.
            double mass = added.isEmpty() ? 0 : Math.log(mass(distributions[t], added));
            nats -= distributions[t][ids[t + 1]] - mass;
            bytes += tokenizer.byteLength(ids[t + 1]);
        }
        return new Text(tokens, nats, bytes);
    }

    private static double mass(float[] logProbabilities, BitSet added) {
        double mass = 0;
        for (int id = 0; id < logProbabilities.length; id++) {
            mass += added.get(id) ? 0 : Math.exp(logProbabilities[id]);
        }
        return mass;
    }

    private static int drawn(float[] logProbabilities, BitSet added, SplittableRandom random) {
        double left = random.nextDouble() * mass(logProbabilities, added);
        int last = -1;
        for (int id = 0; id < logProbabilities.length; id++) {
            if (!added.get(id)) {
                last = id;
                left -= Math.exp(logProbabilities[id]);
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }
}
