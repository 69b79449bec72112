package io.glossa.train.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.AtomicFiles;
import io.glossa.run.DataException;
import io.glossa.train.data.BaseParts;
import io.glossa.train.data.KoreanRun;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Snippets of real Korean reviews, judged by the tokenizers themselves. */
public class SnippetMinerTest {
    private static final int REVIEWS = 600;
    private static final int WINDOW = 40;

    private final List<String> reviews = KoreanRun.reviews(REVIEWS);
    private Path directory;
    private Tokenizer base;
    private Tokenizer expanded;
    private BaseParts parts;
    private Snippets snippets;

    @BeforeClass
    public void mine() throws IOException {
        directory = Files.createTempDirectory("snippets");
        KoreanRun.write(directory, KoreanRun.Head.TIED, 1500, REVIEWS);
        base = Tokenizers.load(KoreanRun.STORIES);
        expanded = Tokenizers.load(directory.resolve("init"));
        parts = BaseParts.read("test", directory.resolve("init"), KoreanRun.newRows(directory));
        snippets = mine(6, WINDOW, 3);
    }

    @AfterClass
    public void delete() {
        AtomicFiles.delete(directory);
    }

    @Test
    public void bothSidesWriteTheSameText() {
        assertThat(snippets.all()).hasSizeGreaterThan(3000);
        for (Snippet snippet : snippets.all()) {
            assertThat(expanded.decode(snippet.student())).isEqualTo(base.decode(snippet.teacher()));
            assertThat(Arrays.stream(snippet.teacher())).allMatch(id -> id < KoreanRun.BASE_ROWS);
            assertThat(snippet.teacher().length).isLessThanOrEqualTo(WINDOW + 1);
            assertThat(snippet.student()).contains(snippet.piece());
            assertThat(snippet.student()[0]).isEqualTo(expanded.bosId());
            assertThat(snippet.teacher()[0]).isEqualTo(base.bosId());
            assertThat(snippet.bytes())
                    .isEqualTo(Arrays.stream(snippet.student())
                            .map(expanded::byteLength)
                            .sum());
        }
    }

    @Test
    public void everyPairEndsAfterTheSameBytesAndTheFirstIsANewPiece() {
        for (Snippet snippet : snippets.all()) {
            assertThat(snippet.student()[snippet.studentEnds()[0]]).isGreaterThanOrEqualTo(KoreanRun.BASE_ROWS);
            assertThat(snippet.studentEnds().length).isEqualTo(snippet.student().length - snippet.studentEnds()[0]);
            for (int i = 0; i < snippet.studentEnds().length; i++) {
                assertThat(bytesUpTo(expanded, snippet.student(), snippet.studentEnds()[i]))
                        .isEqualTo(bytesUpTo(base, snippet.teacher(), snippet.teacherEnds()[i]));
            }
            int before = snippet.studentEnds()[0];
            assertThat(Arrays.copyOf(snippet.student(), before))
                    .containsExactly(Arrays.copyOf(snippet.teacher(), before));
        }
    }

    /** The teacher's text is what the base's own tokenizer makes of the whole review, found there as it stands. */
    @Test
    public void theTeacherReadsWhatTheBaseReads() {
        for (Snippet snippet : snippets.all()) {
            int number = Integer.parseInt(snippet.origin().substring(KoreanRun.SOURCE.length() + 1));
            String whole = Arrays.toString(base.encode(reviews.get(number)));
            String own = Arrays.toString(Arrays.copyOfRange(snippet.teacher(), 1, snippet.teacher().length));
            assertThat(whole).contains(own.substring(1, own.length() - 1));
        }
    }

    /** Counted a second way: by comparing every place of every review with every spelling. */
    @Test
    public void theCoverageIsThatOfTheText() {
        Map<Integer, Long> occurrences = new HashMap<>();
        Map<Integer, Long> tokens = new HashMap<>();
        for (String review : reviews) {
            int[] written = expanded.encode(review);
            // The packed sequence holds 127 tokens behind its BOS.
            int[] kept = Arrays.copyOf(written, Math.min(127, written.length));
            String text = expanded.decode(kept);
            for (int id : kept) {
                tokens.merge(id, 1L, Long::sum);
            }
            int[] spelled = base.encode(review);
            int length = Arrays.stream(kept)
                    .map(id -> id < KoreanRun.BASE_ROWS ? 1 : parts.of(id).length)
                    .sum();
            assertThat(base.decode(Arrays.copyOf(spelled, length))).isEqualTo(text);
            for (int id = KoreanRun.BASE_ROWS; id < expanded.size(); id++) {
                int[] spelling = parts.of(id);
                for (int at = 0; at + spelling.length <= length; at++) {
                    if (Arrays.equals(spelled, at, at + spelling.length, spelling, 0, spelling.length)) {
                        occurrences.merge(id, 1L, Long::sum);
                    }
                }
            }
        }
        for (Snippets.Coverage piece : snippets.coverage()) {
            assertThat(piece.occurrences()).isEqualTo(occurrences.getOrDefault(piece.piece(), 0L));
            assertThat(piece.tokens()).isEqualTo(tokens.getOrDefault(piece.piece(), 0L));
            assertThat((long) piece.snippets()).isEqualTo(Math.min(6, piece.occurrences()));
        }
        assertThat(snippets.coverage()).hasSize(expanded.size() - KoreanRun.BASE_ROWS);
    }

    @Test
    public void wholeTokensComeBeforeOtherPlaces() {
        Map<Integer, Integer> whole = new HashMap<>();
        for (Snippet snippet : snippets.all()) {
            int number = Integer.parseInt(snippet.origin().substring(KoreanRun.SOURCE.length() + 1));
            int[] written = expanded.encode(reviews.get(number));
            String own = Arrays.toString(Arrays.copyOfRange(snippet.student(), 1, snippet.student().length));
            boolean asWritten = Arrays.toString(written).contains(own.substring(1, own.length() - 1));
            whole.merge(snippet.piece(), asWritten ? 1 : 0, Integer::sum);
        }
        for (Snippets.Coverage piece : snippets.coverage()) {
            assertThat(whole.getOrDefault(piece.piece(), 0))
                    .as("piece %s", expanded.piece(piece.piece()))
                    .isGreaterThanOrEqualTo((int) Math.min(6, piece.tokens()));
        }
    }

    @Test
    public void chanceFollowsTheSeedAlone() {
        assertThat(origins(mine(6, WINDOW, 3))).isEqualTo(origins(snippets));
        assertThat(origins(mine(6, WINDOW, 4))).isNotEqualTo(origins(snippets));
    }

    @Test
    public void aPieceLongerThanTheWindowIsNotCovered() {
        Snippets narrow = mine(6, 6, 3);
        assertThat(narrow.coverage()).anyMatch(piece -> parts.of(piece.piece()).length > 6);
        for (Snippets.Coverage piece : narrow.coverage()) {
            assertThat(piece.snippets() > 0).isEqualTo(parts.of(piece.piece()).length <= 6 && piece.occurrences() > 0);
        }
        assertThatThrownBy(() -> mine(6, 1, 3))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("stage distil: none of");
    }

    @Test
    public void otherSourcesAreNotLookedAt() {
        SnippetRequest request = new SnippetRequest("distil", 6, WINDOW, List.of(KoreanRun.SOURCE), 3);
        assertThatThrownBy(() -> SnippetMiner.mine(directory.resolve("pack"), parts, expanded, request))
                .isInstanceOf(DataException.class);
    }

    private Snippets mine(int perPiece, int window, long seed) {
        return SnippetMiner.mine(
                directory.resolve("pack"),
                parts,
                expanded,
                new SnippetRequest("distil", perPiece, window, List.of(), seed));
    }

    private static List<String> origins(Snippets snippets) {
        return snippets.all().stream()
                .map(snippet -> snippet.origin() + Arrays.toString(snippet.student()))
                .toList();
    }

    private static int bytesUpTo(Tokenizer tokenizer, int[] tokens, int last) {
        return Arrays.stream(tokens, 0, last + 1).map(tokenizer::byteLength).sum();
    }
}
