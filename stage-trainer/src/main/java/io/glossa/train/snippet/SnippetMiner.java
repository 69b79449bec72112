package io.glossa.train.snippet;

import io.glossa.run.DataException;
import io.glossa.run.Hashes;
import io.glossa.train.data.BaseParts;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.pack.PackedCorpus;
import io.glossa.vocab.pack.PackedSequence;
import io.glossa.vocab.pack.PackedSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cuts snippets out of {@code pack/train}: for each new piece, places where its spelling stands in the text.
 *
 * <p>Places where the text writes that very piece come first; where there are too few, those where the same spelling is part of another
 * token or reaches over several. Among equals chance decides, the same way for the same text, seed and stage.
 *
 * <p><b>Errors.</b> {@link DataException} when no piece is found at all. <b>Cost.</b> Two passes over the packed text;
 * {@code 12 + 4 (window + tokens)} bytes a snippet and some hundred more for the objects. Serves one thread.
 *
 * <p><b>Source.</b> Dobler et al. (2025), Token Distillation, arXiv 2505.20133, section 4 and its code, which takes occurrences in the order
 * of the corpus and leaves out pieces with fewer than asked for.
 */
public final class SnippetMiner {
    /** Whole tokens first, then by chance. */
    private static final Comparator<Place> BEST_FIRST =
            Comparator.comparing((Place place) -> !place.token()).thenComparingLong(Place::chance);

    private final SnippetRequest request;
    private final BaseParts parts;
    private final Tokenizer tokenizer;
    private final SpellingMatcher matcher;
    private final List<PriorityQueue<Place>> chosen = new ArrayList<>();
    private final long[] occurrences;
    private final long[] tokens;
    private final long salt;

    /**
     * Where a spelling stands.
     *
     * @param token whether the text writes it as this piece
     * @param chance decides among equals
     * @param source name of the packed source
     * @param sequence number of the packed sequence
     * @param run number of the document in it
     */
    private record Place(
            int piece, boolean token, long chance, String source, int sequence, int run, int from, int to) {}

    private SnippetMiner(SnippetRequest request, BaseParts parts, Tokenizer tokenizer) {
        this.request = request;
        this.parts = parts;
        this.tokenizer = tokenizer;
        occurrences = new long[parts.count()];
        tokens = new long[parts.count()];
        salt = Long.parseUnsignedLong(
                Hashes.sha256(request.seed() + "/" + request.stage() + "/snippets")
                        .substring(0, 16),
                16);
        List<int[]> spellings = new ArrayList<>();
        for (int i = 0; i < parts.count(); i++) {
            int[] spelling = parts.of(parts.baseRows() + i);
            spellings.add(spelling.length > request.window() || !isWhole(parts.baseRows() + i) ? new int[0] : spelling);
            chosen.add(new PriorityQueue<>(BEST_FIRST.reversed()));
        }
        matcher = new SpellingMatcher(spellings);
    }

    /**
     * Mines a pack.
     *
     * @param tokenizer the expanded one
     */
    public static Snippets mine(Path pack, BaseParts parts, Tokenizer tokenizer, SnippetRequest request) {
        SnippetMiner miner = new SnippetMiner(request, parts, tokenizer);
        try (PackedCorpus corpus = PackedCorpus.open(pack.resolve("train"))) {
            corpus.sources().forEach((name, source) -> {
                if (!request.otherSources().contains(name)) {
                    for (int i = 0; i < source.size(); i++) {
                        miner.look(source, i);
                    }
                }
            });
            Snippets snippets = miner.cut(corpus);
            if (snippets.all().isEmpty()) {
                throw new DataException(
                        "stage " + request.stage() + ": none of " + parts.count() + " new pieces stands in "
                                + pack.resolve("train") + " within " + request.window()
                                + " base tokens of a document; expected text of"
                                + " the new language: pack it, or make window longer");
            }
            return snippets;
        }
    }

    /** Whether the base's ids give the whole text of a piece; what it cannot write would be missing from the teacher's text. */
    private boolean isWhole(int piece) {
        int bytes = 0;
        for (int part : parts.of(piece)) {
            bytes += tokenizer.byteLength(part);
        }
        return bytes == tokenizer.byteLength(piece);
    }

    private void look(PackedSource source, int number) {
        List<int[]> runs = runs(source.sequence(number));
        for (int run = 0; run < runs.size(); run++) {
            SpelledText text = SpelledText.of(runs.get(run), parts);
            int at = run;
            matcher.search(text.base(), 0, text.base().length, (index, from, to) -> {
                int piece = parts.baseRows() + index;
                boolean token = text.isToken(piece, from, to);
                occurrences[index]++;
                tokens[index] += token ? 1 : 0;
                long chance = chance(source.name(), number, at, from, piece);
                offer(index, new Place(piece, token, chance, source.name(), number, at, from, to));
            });
        }
    }

    private void offer(int index, Place place) {
        PriorityQueue<Place> best = chosen.get(index);
        if (best.size() < request.perPiece()) {
            best.add(place);
        } else if (BEST_FIRST.compare(place, best.element()) < 0) {
            best.remove();
            best.add(place);
        }
    }

    /** SplitMix64's finaliser over what names a place. */
    private long chance(String source, int sequence, int run, int from, int piece) {
        long value = salt;
        for (long part : new long[] {source.hashCode(), sequence, run, from, piece}) {
            value = (value ^ part) + 0x9E3779B97F4A7C15L;
            value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
            value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
            value ^= value >>> 31;
        }
        return value;
    }

    private Snippets cut(PackedCorpus corpus) {
        SortedMap<String, SortedMap<Integer, List<Place>>> bySequence = new TreeMap<>();
        chosen.forEach(best -> best.forEach(place -> bySequence
                .computeIfAbsent(place.source(), name -> new TreeMap<>())
                .computeIfAbsent(place.sequence(), number -> new ArrayList<>())
                .add(place)));
        Map<Integer, SortedMap<Place, Snippet>> found = new TreeMap<>();
        Comparator<Place> order = BEST_FIRST
                .thenComparing(Place::source)
                .thenComparingInt(Place::sequence)
                .thenComparingInt(Place::run)
                .thenComparingInt(Place::from);
        bySequence.forEach((name, sequences) -> sequences.forEach((number, places) -> {
            List<int[]> runs = runs(corpus.source(name).sequence(number));
            for (Place place : places) {
                Snippet snippet = SpelledText.of(runs.get(place.run()), parts)
                        .cut(
                                place.piece(),
                                place.from(),
                                place.to(),
                                request.window(),
                                tokenizer.bosId(),
                                tokenizer::byteLength,
                                name + "#" + number);
                found.computeIfAbsent(place.piece(), piece -> new TreeMap<>(order))
                        .put(place, snippet);
            }
        }));
        List<Snippet> all = new ArrayList<>();
        found.values().forEach(snippets -> all.addAll(snippets.values()));
        List<Snippets.Coverage> coverage = new ArrayList<>();
        for (int i = 0; i < occurrences.length; i++) {
            coverage.add(new Snippets.Coverage(
                    parts.baseRows() + i,
                    occurrences[i],
                    tokens[i],
                    chosen.get(i).size()));
        }
        return new Snippets(all, coverage);
    }

    /** The parts of a sequence that lie in one document each. */
    private static List<int[]> runs(PackedSequence sequence) {
        List<int[]> runs = new ArrayList<>();
        int from = 0;
        for (int start : sequence.documentStarts()) {
            if (start > from) {
                runs.add(Arrays.copyOfRange(sequence.tokens(), from, start));
            }
            from = start;
        }
        runs.add(Arrays.copyOfRange(sequence.tokens(), from, sequence.tokens().length));
        return runs;
    }
}
