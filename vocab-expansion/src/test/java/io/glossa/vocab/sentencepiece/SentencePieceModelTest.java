package io.glossa.vocab.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.sentencepiece.SpTokenizer;
import io.glossa.run.FormatException;
import io.glossa.vocab.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.testng.annotations.Test;

/** Model files read and written. */
public final class SentencePieceModelTest {
    private static final Path FILE = TestData.baseModel().resolve("tokenizer.model");

    @Test
    public void anUnchangedModelIsWrittenByteForByte() throws IOException {
        assertThat(SentencePieceModel.read(FILE).toBytes()).isEqualTo(Files.readAllBytes(FILE));
    }

    @Test
    public void anUnchangedLlamaModelIsWrittenByteForByte() throws IOException {
        Path file = TestData.shared("tokenizers/llama2/tokenizer.model");
        assertThat(SentencePieceModel.read(file).toBytes()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    public void readsWhatTheBaseSaysOfItself() {
        SentencePieceModel model = SentencePieceModel.read(FILE);
        assertThat(model.size()).isEqualTo(512);
        assertThat(model.pieces().get(0)).isEqualTo(new Piece("<unk>", 0, PieceType.UNKNOWN));
        assertThat(model.pieces().get(3).type()).isEqualTo(PieceType.BYTE);
        assertThat(model.trainer().modelType()).isEqualTo(TrainerSpec.BPE);
        assertThat(model.trainer().splitDigits()).isTrue();
        assertThat(model.trainer().byteFallback()).isTrue();
        assertThat(model.normalizer().name()).isEqualTo("identity");
        assertThat(model.normalizer().removeExtraWhitespaces()).isTrue();
    }

    @Test
    public void keepsFieldsItDoesNotKnowWhenPiecesAreAdded() {
        byte[] unknown = {(byte) 0xC2, 0x3E, 3, 1, 2, 3}; // field 1000, three bytes
        byte[] base = SentencePieceModel.read(FILE).toBytes();
        byte[] extended = Arrays.copyOf(base, base.length + unknown.length);
        System.arraycopy(unknown, 0, extended, base.length, unknown.length);
        byte[] written = SentencePieceModel.parse(extended, "extended")
                .withAddedPieces(List.of(Piece.normal("가", -500)))
                .toBytes();
        assertThat(Arrays.copyOfRange(written, written.length - unknown.length, written.length))
                .isEqualTo(unknown);
        SentencePieceModel read = SentencePieceModel.parse(written, "written");
        assertThat(read.pieces().get(512)).isEqualTo(Piece.normal("가", -500));
        assertThat(read.trainer().vocabularySize()).isEqualTo(513);
    }

    @Test
    public void sentencePieceReadsAModelWithAddedPieces() {
        byte[] written = SentencePieceModel.read(FILE)
                .withAddedPieces(List.of(Piece.normal("가", -500)))
                .toBytes();
        try (SpTokenizer theirs = new SpTokenizer(written)) {
            assertThat(theirs.getProcessor().encode("가")).endsWith(512);
        }
    }

    @Test
    public void everyTruncationIsAFormatErrorOrAShorterModel() throws IOException {
        byte[] whole = Files.readAllBytes(FILE);
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                assertThat(SentencePieceModel.parse(cut, "cut").size()).isLessThanOrEqualTo(512);
            } catch (FormatException e) {
                assertThat(e).hasMessageContaining("cut");
            }
        }
    }

    @Test
    public void refusesAPieceThatIsThereAlready() {
        SentencePieceModel model = SentencePieceModel.read(FILE);
        for (String taken : List.of("<s>", "<0x41>", "he")) {
            assertThatThrownBy(() -> model.withAddedPieces(List.of(Piece.normal(taken, -500))))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("'" + taken + "' has two ids");
        }
    }

    @Test
    public void refusesAnEmptyFile() {
        assertThatThrownBy(() -> SentencePieceModel.parse(new byte[0], "empty.model"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("empty.model: found no pieces");
    }
}
