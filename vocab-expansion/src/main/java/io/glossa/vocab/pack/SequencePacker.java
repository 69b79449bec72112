package io.glossa.vocab.pack;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Lays documents behind each other and cuts them into sequences of one length. No token is lost and none is repeated: a
 * document that does not fit runs on into the next sequence; only the last sequence may be shorter.
 *
 * <p><b>Shapes.</b> Sequences of {@code sequenceLength} tokens.
 *
 * <p><b>Cost.</b> O(tokens); one sequence is held.
 */
public final class SequencePacker {
    private final Consumer<PackedSequence> sink;
    private final int[] tokens;
    private final int[] starts;
    private int length;
    private int startCount;
    private long bytes;

    /** A packer that hands every finished sequence on. */
    public SequencePacker(int sequenceLength, Consumer<PackedSequence> sink) {
        this.sink = sink;
        tokens = new int[sequenceLength];
        starts = new int[sequenceLength];
    }

    /** Adds a document behind those before. A document without tokens adds nothing. */
    public void add(EncodedDocument document) {
        for (int i = 0; i < document.length(); i++) {
            if (i == 0) {
                starts[startCount++] = length;
            }
            tokens[length++] = document.token(i);
            bytes += document.bytes(i);
            if (length == tokens.length) {
                emit();
            }
        }
    }

    /** Hands on what is left, however short. */
    public void finish() {
        if (length > 0) {
            emit();
        }
    }

    private void emit() {
        sink.accept(new PackedSequence(Arrays.copyOf(tokens, length), Arrays.copyOf(starts, startCount), bytes));
        length = 0;
        startCount = 0;
        bytes = 0;
    }
}
