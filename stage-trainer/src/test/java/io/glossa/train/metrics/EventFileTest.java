package io.glossa.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Read back by a reader of its own: protobuf with the published message descriptions, and a CRC computed bit by bit. */
public final class EventFileTest {
    private Path file;

    @BeforeMethod
    public void createFile() throws IOException {
        file = Files.createTempDirectory("glossa-events").resolve(EventFile.NAME);
    }

    @Test
    public void tensorBoardFindsTheVersionThenTheValues() throws Exception {
        try (EventFile events = EventFile.open(file, 0)) {
            events.append(7, new TreeMap<>(Map.of("train/loss", 2.5, "bits_per_byte/한국어", 1.25)));
        }
        assertThat(file.getFileName().toString()).contains("tfevents");
        assertThat(read(file)).containsExactly("0 brain.Event:2", "7 bits_per_byte/한국어=1.25", "7 train/loss=2.5");
    }

    @Test
    public void stepsThatAreTakenAgainAreDroppedFirst() throws Exception {
        write(1, 2, 3, 4);
        try (EventFile events = EventFile.open(file, 2)) {
            events.append(3, new TreeMap<>(Map.of("a", 30.0)));
        }
        assertThat(read(file)).containsExactly("0 brain.Event:2", "1 a=1.0", "2 a=2.0", "3 a=30.0");
    }

    @Test
    public void aRecordThatWasCutOffOrDamagedIsDropped() throws Exception {
        write(1, 2);
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 1; cut < 20; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            write(3);
            assertThat(read(file)).as("cut by " + cut).containsExactly("0 brain.Event:2", "1 a=1.0", "3 a=3.0");
        }
        byte[] damaged = whole.clone();
        damaged[damaged.length - 6] ^= 1;
        Files.write(file, damaged);
        write(3);
        assertThat(read(file)).containsExactly("0 brain.Event:2", "1 a=1.0", "3 a=3.0");
    }

    private void write(int... steps) {
        try (EventFile events = EventFile.open(file, Long.MAX_VALUE)) {
            for (int step : steps) {
                events.append(step, new TreeMap<>(Map.of("a", (double) step)));
            }
        }
    }

    private static List<String> read(Path file) throws Exception {
        Descriptors.Descriptor event = event();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<String> lines = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertThat(bytes.getInt()).isEqualTo(masked(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            bytes.get(data);
            assertThat(bytes.getInt()).isEqualTo(masked(data));
            DynamicMessage message = DynamicMessage.parseFrom(event, data);
            assertThat(message.getUnknownFields().asMap()).isEmpty();
            assertThat((double) message.getField(event.findFieldByName("wall_time")))
                    .isGreaterThan(1.7e9);
            Object step = message.getField(event.findFieldByName("step"));
            if (message.hasField(event.findFieldByName("file_version"))) {
                lines.add(step + " " + message.getField(event.findFieldByName("file_version")));
            }
            DynamicMessage summary = (DynamicMessage) message.getField(event.findFieldByName("summary"));
            for (Object one :
                    (List<?>) summary.getField(summary.getDescriptorForType().findFieldByName("value"))) {
                DynamicMessage value = (DynamicMessage) one;
                lines.add(
                        step + " " + value.getField(value.getDescriptorForType().findFieldByName("tag")) + "="
                                + value.getField(value.getDescriptorForType().findFieldByName("simple_value")));
            }
        }
        return lines;
    }

    /** CRC-32C by its definition (reflected polynomial 0x82F63B78), then the mask of TensorFlow's {@code crc32c.h}. */
    private static int masked(byte[] data) {
        int crc = -1;
        for (byte one : data) {
            crc ^= one & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0x82F63B78 : crc >>> 1;
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    /** The parts of {@code event.proto} and {@code summary.proto} that scalars need. */
    private static Descriptors.Descriptor event() throws Descriptors.DescriptorValidationException {
        DescriptorProto value = DescriptorProto.newBuilder()
                .setName("Value")
                .addField(field("tag", 1, FieldDescriptorProto.Type.TYPE_STRING))
                .addField(field("simple_value", 2, FieldDescriptorProto.Type.TYPE_FLOAT))
                .build();
        DescriptorProto summary = DescriptorProto.newBuilder()
                .setName("Summary")
                .addNestedType(value)
                .addField(field("value", 1, FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName("Summary.Value")
                        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED))
                .build();
        DescriptorProto event = DescriptorProto.newBuilder()
                .setName("Event")
                .addField(field("wall_time", 1, FieldDescriptorProto.Type.TYPE_DOUBLE))
                .addField(field("step", 2, FieldDescriptorProto.Type.TYPE_INT64))
                .addField(field("file_version", 3, FieldDescriptorProto.Type.TYPE_STRING))
                .addField(field("summary", 5, FieldDescriptorProto.Type.TYPE_MESSAGE)
                        .setTypeName("Summary"))
                .build();
        return Descriptors.FileDescriptor.buildFrom(
                        FileDescriptorProto.newBuilder()
                                .setName("event.proto")
                                .addMessageType(summary)
                                .addMessageType(event)
                                .build(),
                        new Descriptors.FileDescriptor[0])
                .findMessageTypeByName("Event");
    }

    private static FieldDescriptorProto.Builder field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
    }
}
