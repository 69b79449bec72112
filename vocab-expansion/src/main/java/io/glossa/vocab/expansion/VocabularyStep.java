package io.glossa.vocab.expansion;

import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Json;
import io.glossa.vocab.boundary.WordBoundaries;
import io.glossa.vocab.bytelevel.WordCuts;
import io.glossa.vocab.expansion.Expansion.AddedPiece;
import io.glossa.vocab.measure.ExpansionCost;
import io.glossa.vocab.measure.ExpansionMeasure;
import io.glossa.vocab.measure.ModelShape;
import io.glossa.vocab.sentencepiece.SentencePieceTokenizer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vocab step: a base tokenizer and a corpus's word counts become an expanded tokenizer with its report.
 *
 * <p>Writes {@code tokenizer.model}, {@code tokenizer.json}, {@code tokenizer_config.json},
 * {@code special_tokens_map.json}, {@value #PIECES_FILE} and {@value VocabularyReport#FILE}; and {@value #LOST_FILE} where
 * the policy gives up pieces of the base.
 *
 * <p><b>Determinism.</b> The same inputs give the same bytes.
 */
public final class VocabularyStep {
    /** The added pieces, one a line. */
    public static final String PIECES_FILE = "added-pieces.tsv";

    /** The base's pieces that were given up; absent for policies that keep the base. */
    public static final String LOST_FILE = "lost-pieces.tsv";

    private static final Logger LOG = LoggerFactory.getLogger(VocabularyStep.class);

    private final Path baseDirectory;
    private final ExpansionBase base;
    private final VocabularySettings settings;

    /**
     * Opens the base.
     *
     * @param baseDirectory a Hugging Face model directory with {@code tokenizer.model}
     */
    public VocabularyStep(Path baseDirectory, VocabularySettings settings) {
        this.baseDirectory = baseDirectory;
        this.settings = settings;
        ExpansionPolicies.get(settings.policy()).check(settings);
        base = ExpansionBase.open(baseDirectory);
    }

    /** The base; its words are to be counted for this step. */
    public ExpansionBase base() {
        return base;
    }

    /**
     * Expands, checks, writes and measures.
     *
     * @param words counts of the words of {@link #base()} over the training text
     * @param heldOut texts that no word was counted in, by a name for the report such as the source's; whole English
     *     corpora belong here too, for every line without the target script is compared
     * @param output where the files go
     */
    public VocabularyReport run(WordCounts words, SortedMap<String, ? extends Iterable<String>> heldOut, Path output) {
        return run(words, List.of(), heldOut, output);
    }

    /**
     * Expands under guards, checks, writes and measures.
     *
     * @param guards texts of which only so much may change
     */
    public VocabularyReport run(
            WordCounts words, List<Guard> guards, SortedMap<String, ? extends Iterable<String>> heldOut, Path output) {
        ExpansionPolicy policy = ExpansionPolicies.get(settings.policy());
        if (policy.addsPieces()) {
            CorpusForm.of(base, words).require(settings.targetScript());
        }
        WordCounts stretches = words.cutAt(WordBoundaries.named(settings.boundaries()), base::text, base::spell);
        Expansion expansion = policy.expand(base, stretches, guards, settings);
        ExpansionBase.Expanded expanded = base.expanded(expansion, settings.targetScript());
        PieceOccurrences occurrences = PieceOccurrences.of(expanded, words);
        expanded.write(baseDirectory, output);
        Failpoint.pass("vocab.tokenizer");
        AtomicFiles.write(
                output.resolve(PIECES_FILE),
                table(expansion, expanded, occurrences).getBytes(StandardCharsets.UTF_8));
        if (!expansion.lost().isEmpty()) {
            AtomicFiles.write(output.resolve(LOST_FILE), lost(expansion).getBytes(StandardCharsets.UTF_8));
        }
        SortedMap<String, ExpansionMeasure> texts = new TreeMap<>();
        Optional<ExpansionCost> cost = ModelShape.beside(baseDirectory)
                .map(model -> ExpansionCost.of(
                        model, expansion.pieces().size() - expansion.lost().size()));
        heldOut.forEach((name, t) -> {
            ExpansionMeasure measure =
                    ExpansionMeasure.of(base.tokenizer(), expanded.tokenizer(), t, settings.targetScript()::occursIn);
            texts.put(name, cost.map(measure::withCost).orElse(measure));
        });
        SortedMap<String, WordCuts> cuts = new TreeMap<>();
        heldOut.forEach((name, t) -> base.wordCuts(expanded.tokenizer(), t).ifPresent(c -> cuts.put(name, c)));
        VocabularyReport report = report(expansion, words, occurrences, cost, texts, cuts);
        Json.write(output.resolve(VocabularyReport.FILE), report);
        LOG.info(
                "{} pieces added to {} ({} characters, {} merges): {}",
                expansion.pieces().size(),
                base.size(),
                report.addedCharacters(),
                report.addedMerges(),
                report.stop());
        if (policy.addsPieces()) {
            texts.forEach((name, m) -> LOG.info(
                    "{}: {} tokens a word, {} before{}",
                    name,
                    m.expanded().fertility(),
                    m.base().fertility(),
                    drift(m)));
        }
        cuts.forEach((name, c) -> LOG.info(
                "{}: the base's pre-tokenizer cuts {} of {} words inside, which costs {} % of their tokens at most",
                name, c.cutWords(), c.words(), Math.round(1e4 * c.avoidableShare()) / 1e2));
        return report;
    }

    /** Where the target is written in the base's script hardly a line is without it, and guards tell what changed. */
    private String drift(ExpansionMeasure measure) {
        return measure.linesWithoutScript() == 0
                ? ""
                : "; " + measure.changedLinesWithoutScript() + " of " + measure.linesWithoutScript() + " lines without "
                        + settings.targetScript() + " changed";
    }

    private VocabularyReport report(
            Expansion expansion,
            WordCounts words,
            PieceOccurrences occurrences,
            Optional<ExpansionCost> cost,
            SortedMap<String, ExpansionMeasure> texts,
            SortedMap<String, WordCuts> cuts) {
        int added = expansion.pieces().size();
        int characters = (int)
                expansion.pieces().stream().filter(p -> p.left().isEmpty()).count();
        long[] total = {0};
        words.forEach((word, count) -> total[0] += count);
        return new VocabularyReport(
                settings.policy(),
                settings.targetScript().toString(),
                base.size(),
                base.size() + added - expansion.lost().size(),
                characters,
                added - characters,
                expansion.characterCoverage(),
                expansion.stop(),
                words.size(),
                total[0],
                occurrences.summary(ids(expansion), settings.minimumOccurrences()),
                expansion.lost().size(),
                expansion.guards(),
                cost,
                texts,
                cuts);
    }

    private int[] ids(Expansion expansion) {
        return IntStream.range(0, expansion.pieces().size())
                .map(i -> expansion.id(i, base.size()))
                .toArray();
    }

    /** The ids that were given up, with what they stood for and what stands there now. */
    private String lost(Expansion expansion) {
        StringBuilder out = new StringBuilder("id\tlost\tpiece\n");
        for (int i = 0; i < expansion.lost().size(); i++) {
            int id = expansion.lost().get(i);
            out.append(id).append('\t').append(base.spelling(id)).append('\t');
            out.append(expansion.pieces().get(i).text()).append('\n');
        }
        return out.toString();
    }

    private String table(Expansion expansion, ExpansionBase.Expanded expanded, PieceOccurrences occurrences) {
        StringBuilder out = new StringBuilder("id\tpiece\tscore\tcount\tleft\tright\toccurrences\ttext\n");
        for (int i = 0; i < expansion.pieces().size(); i++) {
            AddedPiece piece = expansion.pieces().get(i);
            int id = expansion.id(i, base.size());
            out.append(id).append('\t').append(piece.text()).append('\t');
            out.append(score(expanded, id)).append('\t');
            out.append(piece.count()).append('\t').append(piece.left()).append('\t');
            out.append(piece.right()).append('\t').append(occurrences.of(id)).append('\t');
            out.append(base.text(piece.text())).append('\n');
        }
        return out.toString();
    }

    /** SentencePiece orders by score, byte-level BPE by the place in the list. */
    private static String score(ExpansionBase.Expanded expanded, int id) {
        return expanded.tokenizer() instanceof SentencePieceTokenizer pieces
                ? String.valueOf(pieces.model().pieces().get(id).score())
                : "";
    }
}
