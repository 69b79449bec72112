package io.glossa.train.handoff;

import io.glossa.run.ConfigException;
import io.glossa.run.NearestName;
import io.glossa.vocab.pack.PackedCorpus;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * One stream of whole documents out of the packed sources of a split.
 *
 * <p><b>Formula.</b> The next document is taken from the source whose tokens so far, divided by its weight, are least. Target
 * sources weigh as many tokens as they have, so that they end together after one round; replay sources have a share {@code s}
 * of the whole, in the proportion of their tokens, and begin again when they are used up. A share of 0 leaves them out.
 *
 * <p><b>Determinism.</b> A function of the pack alone. <b>Cost.</b> That of {@link PackedCorpus}: four bytes a token.
 */
final class DocumentMix {
    private final List<Part> parts;

    private DocumentMix(List<Part> parts) {
        this.parts = parts;
    }

    /** Opens a split. */
    static DocumentMix open(Path split, List<String> replaySources, double replayShare) {
        PackedCorpus corpus = PackedCorpus.open(split);
        for (String name : replaySources) {
            if (!corpus.sources().containsKey(name)) {
                throw new ConfigException("replay-sources: "
                        + NearestName.unknown("source", name, corpus.sources().keySet()) + " in " + split);
            }
        }
        long target = tokens(corpus, replaySources, false);
        long replay = tokens(corpus, replaySources, true);
        List<Part> parts = new ArrayList<>();
        for (PackedSource source : corpus.sources().values()) {
            boolean isReplay = replaySources.contains(source.name());
            if (isReplay && replayShare > 0 && replay > 0) {
                double weight = target * replayShare / (1 - replayShare) * source.tokens() / replay;
                parts.add(new Part(source, true, weight));
            } else if (!isReplay && source.tokens() > 0) {
                parts.add(new Part(source, false, source.tokens()));
            }
        }
        if (parts.stream().allMatch(part -> part.replay)) {
            throw new ConfigException(split + ": every source is a replay source; there is nothing new to train on");
        }
        return new DocumentMix(parts);
    }

    /** Hands on every document of one round of the target. */
    void forEach(Consumer<int[]> action) {
        while (true) {
            Part next = null;
            boolean targetLeft = false;
            for (Part part : parts) {
                targetLeft |= !part.replay && part.hasNext();
                if (part.hasNext() && (next == null || part.progress() < next.progress())) {
                    next = part;
                }
            }
            if (!targetLeft) {
                return;
            }
            action.accept(next.next());
        }
    }

    private static long tokens(PackedCorpus corpus, List<String> replaySources, boolean replay) {
        return corpus.sources().values().stream()
                .filter(source -> replaySources.contains(source.name()) == replay)
                .mapToLong(PackedSource::tokens)
                .sum();
    }

    /** A source that is read document by document. */
    private static final class Part {
        private final PackedSource source;
        private final boolean replay;
        private final double weight;
        private int sequence;
        private int offset;
        private long tokens;

        Part(PackedSource source, boolean replay, double weight) {
            this.source = source;
            this.replay = replay;
            this.weight = weight;
        }

        boolean hasNext() {
            return replay || sequence < source.size();
        }

        double progress() {
            return tokens / weight;
        }

        /** The next document: from where it begins to where the next one does, through as many sequences as it needs. */
        int[] next() {
            if (sequence == source.size()) {
                sequence = 0;
            }
            int[] document = new int[0];
            do {
                PackedSequence current = source.sequence(sequence);
                int end = end(current, offset);
                int[] joined = Arrays.copyOf(document, document.length + end - offset);
                System.arraycopy(current.tokens(), offset, joined, document.length, end - offset);
                document = joined;
                offset = end;
                if (end == current.tokens().length) {
                    sequence++;
                    offset = 0;
                }
            } while (offset == 0 && sequence < source.size() && !beginsDocument(source.sequence(sequence)));
            tokens += document.length;
            return document;
        }

        private static boolean beginsDocument(PackedSequence sequence) {
            return sequence.documentStarts().length > 0 && sequence.documentStarts()[0] == 0;
        }

        /** Where the document that stands at an offset ends within a sequence. */
        private static int end(PackedSequence sequence, int offset) {
            for (int start : sequence.documentStarts()) {
                if (start > offset) {
                    return start;
                }
            }
            return sequence.tokens().length;
        }
    }
}
