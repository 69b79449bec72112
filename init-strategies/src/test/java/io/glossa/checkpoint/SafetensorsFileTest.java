package io.glossa.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.run.ResourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SafetensorsFileTest {
    private Path directory;

    @BeforeClass
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("safetensors");
    }

    @AfterClass
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @Test
    void readsAFileLaidOutByHand() throws IOException {
        // 1.0 and -2.0 as F32, 1.5 and -0.5 as BF16 (0x3fc0, 0xbf00), 0.5 and 65504 as F16 (0x3800, 0x7bff), two bytes.
        String json = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"f\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[8,12]},"
                + "\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[12,16]},"
                + "\"u\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[16,18]},"
                + "\"empty\":{\"dtype\":\"F32\",\"shape\":[0,7],\"data_offsets\":[18,18]}}";
        ByteBuffer data = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(1f).putFloat(-2f);
        data.putShort((short) 0x3fc0)
                .putShort((short) 0xbf00)
                .putShort((short) 0x3800)
                .putShort((short) 0x7bff);
        data.put((byte) 7).put((byte) -1);
        try (SafetensorsFile file = SafetensorsFile.open(file(json, data.array()))) {
            assertThat(file.metadata()).containsExactlyEntriesOf(java.util.Map.of("format", "pt"));
            assertThat(file.tensors()).containsOnlyKeys("b", "empty", "f", "h", "u");
            assertThat(file.tensors().get("f").floats()).containsExactly(1f, -2f);
            assertThat(file.tensors().get("b").floats()).containsExactly(1.5f, -0.5f);
            assertThat(file.tensors().get("h").floats()).containsExactly(0.5f, 65504f);
            assertThat(file.tensors().get("empty").floats()).isEmpty();
            assertThat(file.tensors().get("u").bytes()).isEqualTo(ByteBuffer.wrap(new byte[] {7, -1}));
            assertThatThrownBy(() -> file.tensors().get("u").floats())
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("'u'")
                    .hasMessageContaining("U8");
            FloatBuffer slice = FloatBuffer.allocate(1);
            file.tensors().get("b").read(1, slice);
            assertThat(slice.get(0)).isEqualTo(-0.5f);
            assertThatThrownBy(() -> file.tensors().get("b").read(2, FloatBuffer.allocate(1)))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @DataProvider
    Object[][] hostileHeaders() {
        String good = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
        return new Object[][] {
            {"not JSON", "{\"a\":", "not valid JSON"},
            {"not an object", "[1,2]", "not a JSON object"},
            {"text after the object", good + "} x", "not valid JSON"},
            {"second object", good + "}{}", "text follows"},
            {"invalid UTF-8", "{\"\u00ff\":1}", "not valid JSON"},
            {"same name twice", good + "," + good.substring(1) + "}", "Duplicate"},
            {
                "same key twice",
                "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "Duplicate"
            },
            {"unknown type", good.replace("F32", "F33") + "}", "dtype \"F33\" is unknown"},
            {"no type", "{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}", "dtype"},
            {"value is a number", "{\"a\":3}", "dtype"},
            {"shape too long for offsets", good.replace("[2]", "[3]") + "}", "do not hold 12 bytes"},
            {"negative dimension", good.replace("[2]", "[-2]") + "}", "whole number"},
            {"fractional dimension", good.replace("[2]", "[2.0]") + "}", "whole number"},
            {"dimension above 2^63", good.replace("[2]", "[9223372036854775808]") + "}", "whole number"},
            {"product above 2^63", good.replace("[2]", "[4294967296,4294967296]") + "}", "more bytes than any file"},
            {"product wraps to the right length", good.replace("[2]", "[4611686018427387906]") + "}", "more bytes"},
            {"offsets reversed", good.replace("[0,8]", "[8,0]") + "}", "do not hold"},
            {"three offsets", good.replace("[0,8]", "[0,8,9]") + "}", "two numbers"},
            {"offsets beyond the file", good.replace("[2]", "[4]").replace("[0,8]", "[0,16]") + "}", "cut off"},
            {
                "data after the last tensor",
                good.replace("[2]", "[1]").replace("[0,8]", "[0,4]") + "}",
                "describes 4 bytes"
            },
            {"hole before the first tensor", good.replace("[2]", "[1]").replace("[0,8]", "[4,8]") + "}", "hole"},
            {"overlap", good + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", "overlap"},
            {"metadata of a number", "{\"__metadata__\":{\"n\":1}}", "not a text"},
            {"deep nesting", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", "not valid JSON"},
        };
    }

    @Test(dataProvider = "hostileHeaders")
    void refusesAHostileHeader(String what, String json, String expected) throws IOException {
        Path file = what.equals("invalid UTF-8")
                ? raw(json.getBytes(StandardCharsets.ISO_8859_1), json.length(), new byte[8])
                : file(json, new byte[8]);
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .as(what)
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(expected)
                .hasMessageContaining(file.toString());
    }

    @DataProvider
    Object[][] headerLengths() {
        return new Object[][] {
            {0L}, {1L}, {100_000_001L}, {Long.MAX_VALUE}, {-1L}, {Long.MIN_VALUE}, {99_999_999L}, {11L}
        };
    }

    @Test(dataProvider = "headerLengths")
    void refusesAHeaderLengthThatTheFileCannotHave(long length) throws IOException {
        Path file = raw("{}        ".getBytes(StandardCharsets.UTF_8), length, new byte[0]);
        assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(FormatException.class);
    }

    @Test
    void refusesEveryTruncationOfARealFile() throws IOException {
        byte[] whole = Files.readAllBytes(TestModels.stories260k().resolve("model.safetensors"));
        for (int length = 0; length < whole.length; length += Math.max(1, length / 3)) {
            Path cut = Files.write(directory.resolve("cut.safetensors"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SafetensorsFile.open(cut))
                    .as("first %d bytes", length)
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void aDamagedHeaderIsRefusedOrReadButNeverCrashes() throws IOException {
        byte[] whole = Files.readAllBytes(TestModels.stories260k().resolve("model.safetensors"));
        long seed = 20260101;
        Random random = new Random(seed);
        for (int trial = 0; trial < 300; trial++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(4936)] = (byte) random.nextInt(256);
            Path file = Files.write(directory.resolve("damaged.safetensors"), damaged);
            try (SafetensorsFile opened = SafetensorsFile.open(file)) {
                opened.tensors().values().forEach(StoredTensor::bytes);
            } catch (FormatException refused) {
                assertThat(refused).as("trial %d of seed %d", trial, seed).hasMessageContaining("damaged.safetensors");
            }
        }
    }

    @Test
    void aTensorBeyondTwoGibibytesIsWrittenAndReadAtItsEnd() throws IOException {
        // 2.8 GB of zeros that the file system need not store, then three numbers.
        TensorInfo info = TensorInfo.matrix("large", DataType.F32, 700_000, 1_000);
        Path file = directory.resolve("large.safetensors");
        SafetensorsWriter.write(file, List.of(new SparseTensor(info)));
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            StoredTensor tensor = opened.tensors().get("large");
            FloatBuffer end = FloatBuffer.allocate(5);
            tensor.read(info.elements() - 5, end);
            assertThat(end.array()).containsExactly(0, 0, 1, 2, 3);
            assertThatThrownBy(tensor::bytes)
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("2800000000 bytes");
        } finally {
            Files.delete(file);
        }
    }

    /** Zeros left out of the file, and 1, 2, 3 at the end. */
    private record SparseTensor(TensorInfo info) implements TensorSource {
        @Override
        public void writeTo(WritableByteChannel out) throws IOException {
            FileChannel file = (FileChannel) out;
            file.position(file.position() + info.bytes() - 12);
            ByteBuffer end = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            file.write(end.putFloat(1).putFloat(2).putFloat(3).flip());
        }
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> SafetensorsFile.open(directory.resolve("none.safetensors")))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("no such file");
    }

    private Path file(String json, byte[] data) throws IOException {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        return raw(header, header.length, data);
    }

    private Path raw(byte[] header, long claimedLength, byte[] data) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(claimedLength).put(header).put(data);
        return Files.write(directory.resolve("hand.safetensors"), bytes.array());
    }
}
