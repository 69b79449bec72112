package io.glossa.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Thousands of damaged headers: each is read as what another JSON parser finds in it, or refused as {@link FormatException}, and none makes the
 * reader take more memory than a small multiple of the file.
 */
public class SafetensorsFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIALS = 600;
    private static final long SEED = 20260501;

    /** Jackson's buffers and one tree node for every few bytes; what a header claims must not enter. */
    private static final long BYTES_PER_BYTE = 200;

    /** What the first call loads of classes; headers here claim up to 100 MB and tensors up to 2^63 bytes. */
    private static final long BYTES_AT_ONCE = 16 << 20;

    private static final String[] NUMBERS = {
        "-1",
        "0",
        "1",
        "2147483647",
        "2147483648",
        "4294967296",
        "4611686018427387904",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "1e3",
        "1e400",
        "0.5",
        "-0",
        "\"8\"",
        "null",
        "true",
        "[]",
        "{}",
        "9".repeat(2000)
    };

    private Path file;

    /** One way to damage a file. */
    @FunctionalInterface
    private interface Mutation {
        byte[] of(String json, byte[] data, Random random) throws IOException;
    }

    @BeforeClass
    void createFile() throws IOException {
        file = Files.createTempDirectory("fuzz").resolve("fuzzed.safetensors");
    }

    @AfterClass(alwaysRun = true)
    void deleteFile() {
        AtomicFiles.delete(file.getParent());
    }

    @DataProvider
    Object[][] mutations() {
        List<Object[]> rows = new ArrayList<>();
        new TreeMap<>(ways()).forEach((name, mutation) -> rows.add(new Object[] {name, mutation}));
        return rows.toArray(Object[][]::new);
    }

    private static Map<String, Mutation> ways() {
        return Map.ofEntries(
                Map.entry("nothing", SafetensorsFuzzTest::file),
                Map.entry("bytes of the file", SafetensorsFuzzTest::changedBytes),
                Map.entry(
                        "characters of the header",
                        (json, data, random) -> file(changedText(json, random), data, random)),
                Map.entry("claimed length", SafetensorsFuzzTest::changedLength),
                Map.entry("truncated", (json, data, random) -> {
                    byte[] whole = file(json, data, random);
                    return Arrays.copyOf(whole, random.nextInt(whole.length));
                }),
                Map.entry(
                        "more data",
                        (json, data, random) ->
                                file(json, Arrays.copyOf(data, data.length + 1 + random.nextInt(64)), random)),
                Map.entry("numbers", (json, data, random) -> file(changedNumbers(json, random), data, random)),
                Map.entry("small numbers", (json, data, random) -> file(changedDigits(json, random), data, random)),
                Map.entry("duplicate names", (json, data, random) -> file(duplicated(json, random), data, random)),
                Map.entry("swapped places", (json, data, random) -> file(swapped(json, random), data, random)),
                Map.entry("deep nesting", (json, data, random) -> file(nested(json, random), data, random)),
                Map.entry("huge shapes", (json, data, random) -> file(hugeShape(json, random), data, random)));
    }

    @Test(dataProvider = "mutations")
    void aHeaderIsReadAsItStandsOrRefused(String name, Mutation mutation) throws IOException {
        Random random = new Random(SEED + name.hashCode());
        int read = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] data = new byte[46];
            random.nextBytes(data);
            byte[] bytes = mutation.of(header(random), data, random);
            Files.write(file, bytes);
            try {
                read += read(bytes) ? 1 : 0;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
                throw new AssertionError(
                        name + ", trial " + trial + " of seed " + SEED + ": "
                                + new String(bytes, StandardCharsets.ISO_8859_1),
                        e);
            }
        }
        if (name.equals("nothing")) {
            assertThat(read).isEqualTo(TRIALS);
        } else {
            assertThat(read).as("%s refuses something", name).isLessThan(TRIALS);
        }
    }

    /** Whether the file was read; what was read is held against another parser and the file's own bytes. */
    private boolean read(byte[] bytes) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        SafetensorsFile opened;
        try {
            opened = SafetensorsFile.open(file);
        } catch (FormatException refused) {
            assertThat(refused).hasMessageContaining("fuzzed.safetensors");
            return false;
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("memory for %d bytes of file", bytes.length)
                    .isLessThan(BYTES_AT_ONCE + BYTES_PER_BYTE * bytes.length);
        }
        try (opened) {
            int headerBytes = Math.toIntExact(
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
            ObjectNode tree = (ObjectNode) JSON.readTree(bytes, Long.BYTES, headerBytes);
            tree.remove("__metadata__");
            assertThat(opened.tensors()).hasSize(tree.size());
            for (Map.Entry<String, JsonNode> entry : tree.properties()) {
                StoredTensor tensor = opened.tensors().get(entry.getKey());
                List<Long> shape = new ArrayList<>();
                entry.getValue().path("shape").forEach(size -> shape.add(size.longValue()));
                assertThat(tensor.info().shape()).isEqualTo(shape);
                int start = Long.BYTES + headerBytes;
                int begin =
                        start + entry.getValue().path("data_offsets").path(0).intValue();
                int end = start + entry.getValue().path("data_offsets").path(1).intValue();
                ByteBuffer stored = ByteBuffer.allocate(end - begin);
                tensor.readBytes(0, stored);
                assertThat(stored.array()).isEqualTo(Arrays.copyOfRange(bytes, begin, end));
            }
            return true;
        }
    }

    /** A whole header over 46 bytes of data: four types, a scalar and an empty tensor, in changing order. */
    private static String header(Random random) {
        List<String> tensors = new ArrayList<>(List.of(
                "\"f\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}",
                "\"b\":{\"dtype\":\"BF16\",\"shape\":[7],\"data_offsets\":[24,38]}",
                "\"h.가\":{\"dtype\":\"F16\",\"shape\":[],\"data_offsets\":[38,40]}",
                "\"u\":{\"dtype\":\"U8\",\"shape\":[1,6],\"data_offsets\":[40,46]}",
                "\"empty\":{\"dtype\":\"F32\",\"shape\":[0,7],\"data_offsets\":[46,46]}",
                "\"__metadata__\":{\"format\":\"pt\"}"));
        Collections.shuffle(tensors, random);
        return "{" + String.join(",", tensors) + "}" + " ".repeat(random.nextInt(8));
    }

    private static byte[] file(String json, byte[] data, Random random) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        return raw(header.length, header, data);
    }

    private static byte[] raw(long length, byte[] header, byte[] data) {
        return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header)
                .put(data)
                .array();
    }

    private static byte[] changedBytes(String json, byte[] data, Random random) {
        byte[] bytes = file(json, data, random);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length - data.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] changedLength(String json, byte[] data, Random random) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        long length = switch (random.nextInt(4)) {
            case 0 -> header.length + random.nextInt(9) - 4;
            case 1 -> random.nextLong();
            case 2 -> 1L << random.nextInt(63);
            default -> random.nextInt(120_000_000);
        };
        return raw(length, header, data);
    }

    private static String changedText(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            char other = "{}[],:\"\\ 0179-eEtfn\u0000\uD800가".charAt(random.nextInt(22));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }

    private static String changedNumbers(String json, Random random) {
        return replaceNumber(json, random, NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    private static String changedDigits(String json, Random random) {
        String changed = replaceNumber(json, random, Integer.toString(random.nextInt(50)));
        return random.nextBoolean() ? changed : replaceNumber(changed, random, Integer.toString(random.nextInt(50)));
    }

    private static String replaceNumber(String json, Random random, String number) {
        List<MatchResult> found = Pattern.compile("(?<=[\\[,])\\d+(?=[,\\]])")
                .matcher(json)
                .results()
                .toList();
        if (found.isEmpty()) {
            return json;
        }
        MatchResult chosen = found.get(random.nextInt(found.size()));
        return json.substring(0, chosen.start()) + number + json.substring(chosen.end());
    }

    private static String duplicated(String json, Random random) {
        String name = List.of("f", "b", "u", "empty", "dtype", "shape", "data_offsets")
                .get(random.nextInt(7));
        String other = List.of("f", "b", "u", "empty", "dtype", "shape", "data_offsets")
                .get(random.nextInt(7));
        return json.replace("\"" + name + "\":", "\"" + other + "\":");
    }

    /** Places and shapes change hands: overlaps and holes whose sum may still be right. */
    private static String swapped(String json, Random random) {
        List<String> places =
                List.of("[0,24]", "[24,38]", "[38,40]", "[40,46]", "[46,46]", "[2,3]", "[7]", "[]", "[1,6]");
        String one = places.get(random.nextInt(places.size()));
        String other = places.get(random.nextInt(places.size()));
        return json.replace(one, "#").replace(other, one).replace("#", random.nextInt(4) == 0 ? one : other);
    }

    private static String nested(String json, Random random) {
        int depth = 1 << random.nextInt(17);
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        String close = open.equals("[") ? "]" : "}";
        String tower =
                open.repeat(depth) + (open.equals("[") ? "" : "1") + (random.nextBoolean() ? close.repeat(depth) : "");
        return List.of(
                        json.replace("[2,3]", tower),
                        json.replace("\"pt\"", tower),
                        json.replace("\"F32\"", tower),
                        tower,
                        json.replaceFirst("\\{", "{\"t\":" + tower + ","))
                .get(random.nextInt(5));
    }

    private static String hugeShape(String json, Random random) {
        StringBuilder shape = new StringBuilder("[");
        for (int rank = 1 + random.nextInt(random.nextInt(10) == 0 ? 20_000 : 5); rank > 0; rank--) {
            shape.append(
                            random.nextInt(3) == 0
                                    ? Long.toString(random.nextLong() >>> 1)
                                    : Integer.toString(random.nextInt(3)))
                    .append(rank == 1 ? "]" : ",");
        }
        return json.replace(List.of("[2,3]", "[7]", "[0,7]").get(random.nextInt(3)), shape);
    }
}
