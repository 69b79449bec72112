package io.glossa.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.glossa.checkpoint.NewRows;
import io.glossa.init.AuxiliaryFiles;
import io.glossa.init.InitializationInputs;
import io.glossa.init.InitializationSettings;
import io.glossa.init.InitializationStep;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.FormatException;
import io.glossa.run.Json;
import io.glossa.run.Progress;
import io.glossa.run.Settings;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.pack.PackedSequence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Targets in the base's tokenizer, on real Korean text and a tokenizer expanded for it. */
public class OldTokenizerTargetsTest {
    private static final Path ROOT = Path.of(System.getProperty("glossa.root"));
    private static final Path STORIES = ROOT.resolve("tests/data/models/stories260k");
    private static final int BASE_ROWS = 512;

    private final List<String> lines = lines(ROOT.resolve("tests/data/ko/nsmc-reviews.jsonl.gz"), 4000);
    private Path directory;
    private Path model;

    @BeforeClass
    public void initialise() throws IOException {
        directory = Files.createTempDirectory("old-targets");
        Path base = KoreanRun.untied(directory.resolve("base"));
        KoreanRun.expand(base, lines, directory.resolve("vocab"), 400);
        new InitializationStep(new InitializationInputs(
                        base,
                        directory.resolve("vocab"),
                        Settings.parse("strategies: [subtoken-mean]", "init.yaml")
                                .bind(InitializationSettings.class),
                        AuxiliaryFiles.none(),
                        trial -> {
                            throw new AssertionError("one strategy needs no trial");
                        },
                        Progress.NONE))
                .run(directory.resolve("init"), Map.of());
        model = directory.resolve("init");
    }

    @AfterClass
    public void delete() {
        AtomicFiles.delete(directory);
    }

    @Test
    public void aNewPieceStandsForTheFirstTokenOfItsSpelling() {
        Tokenizer base = Tokenizers.load(STORIES);
        Tokenizer expanded = Tokenizers.load(model);
        TargetMap map = OldTokenizerTargets.read("stage a", model, newRows(model));
        assertThat(expanded.size()).isGreaterThan(BASE_ROWS + 300);
        for (int id = 0; id < BASE_ROWS; id++) {
            assertThat(map.target(id)).isEqualTo(id);
        }
        for (int id = BASE_ROWS; id < expanded.size(); id++) {
            int[] alone = base.encodeSpelling(expanded.piece(id));
            assertThat(map.target(id))
                    .as(expanded.piece(id))
                    .isEqualTo(alone[0])
                    .isLessThan(BASE_ROWS);
        }
    }

    @Test
    public void inputsStayInTheNewTokenizerAndTargetsDoNot() {
        TargetMap map = OldTokenizerTargets.read("stage a", model, newRows(model));
        int[] tokens = Tokenizers.load(model).encode(lines.get(0));
        PackedSequence sequence = new PackedSequence(tokens, new int[] {0}, 1);
        int[] targets = map.targets(sequence.tokens());
        assertThat(Arrays.stream(tokens).anyMatch(id -> id >= BASE_ROWS)).isTrue();
        assertThat(targets).isNotSameAs(tokens).hasSameSizeAs(tokens);
        assertThat(Arrays.stream(targets).allMatch(id -> id < BASE_ROWS)).isTrue();
        assertThat(SequenceRuns.batch(List.of(sequence), true, map).targetCount())
                .isEqualTo(tokens.length - 1);
    }

    /**
     * The target is the token that the base itself has at that place of the whole text: at every one of the new pieces of 4,000
     * reviews, for this base as for Llama 2 and 3 (and GPT-NeoX, not run here). So it should be: continued merging joins tokens
     * of the base's own cut. Pieces of a donor need not agree.
     */
    @Test
    public void theTargetIsTheTokenThatTheBaseHasThere() throws IOException {
        assertEveryTargetIsTheBasesOwn(STORIES, Tokenizers.load(model));
        String shared = System.getenv("GLOSSA_DATA");
        if (shared == null) {
            throw new SkipException("the part with Llama's tokenizers needs the larger data folder: set GLOSSA_DATA");
        }
        for (String name : List.of("llama2", "llama3")) {
            Path other = Path.of(shared, "tokenizers", name);
            KoreanRun.expand(other, lines, directory.resolve(name), 2000);
            assertEveryTargetIsTheBasesOwn(other, Tokenizers.load(directory.resolve(name)));
        }
    }

    @Test
    public void whatIsNotThereOrDamagedIsRefused() throws IOException {
        assertThatThrownBy(() -> OldTokenizerTargets.read("stage a", STORIES, newRows(STORIES)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stage a: targets is old-tokenizer, but")
                .hasMessageContaining("provenance.tsv is not there");
        Path copy = Files.createDirectories(directory.resolve("copy"));
        for (String name : List.of("config.json", "tokenizer.model", "provenance.tsv")) {
            Files.copy(model.resolve(name), copy.resolve(name));
        }
        Path table = copy.resolve("provenance.tsv");
        List<String> whole = Files.readAllLines(table);
        assertThat(OldTokenizerTargets.read("stage a", copy, newRows(copy)).target(BASE_ROWS))
                .isLessThan(BASE_ROWS);
        Files.write(table, whole.subList(0, whole.size() - 1));
        refuses(copy, "is missing");
        List<String> broken = new ArrayList<>(whole);
        broken.set(3, broken.get(3).replaceFirst("\t[^\t]*$", "\tno-such-piece"));
        Files.write(table, broken);
        refuses(copy, "provenance.tsv line 4");
        broken.set(3, "half a li");
        Files.write(table, broken);
        refuses(copy, "found 'half a li'");
        Files.write(table, List.of());
        refuses(copy, "expected the columns id, piece, method, rows");
    }

    private static void refuses(Path model, String message) {
        assertThatThrownBy(() -> OldTokenizerTargets.read("stage a", model, newRows(model)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    private void assertEveryTargetIsTheBasesOwn(Path baseDirectory, Tokenizer expanded) {
        Tokenizer base = Tokenizers.load(baseDirectory);
        long pieces = 0;
        for (String line : lines) {
            Map<Integer, Integer> tokenAt = new TreeMap<>();
            int at = 0;
            for (int id : base.encode(line)) {
                tokenAt.put(at, id);
                at += base.byteLength(id);
            }
            at = 0;
            for (int id : expanded.encode(line)) {
                if (id >= base.size()) {
                    pieces++;
                    assertThat(tokenAt.get(at))
                            .as(baseDirectory + ": " + expanded.piece(id) + " at byte " + at + " of " + line)
                            .isEqualTo(base.encodeSpelling(expanded.piece(id))[0]);
                }
                at += expanded.byteLength(id);
            }
        }
        assertThat(pieces).isGreaterThan(20_000);
    }

    private static List<String> lines(Path file, int most) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && lines.size() < most; line = in.readLine()) {
                JsonNode document = Json.mapper().readTree(line);
                lines.add(document.get("text").asText());
            }
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
        return lines;
    }

    private static NewRows newRows(Path model) {
        return NewRows.behind(BASE_ROWS, Tokenizers.load(model).size());
    }
}
