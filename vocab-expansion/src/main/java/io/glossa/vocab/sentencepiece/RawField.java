package io.glossa.vocab.sentencepiece;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One field of a protocol buffer message with the very bytes it was read from, so that what is not understood or not
 * changed is written back as it was.
 */
final class RawField {
    /** Field number and wire type. */
    private final int tag;
    /** The field's bytes, its tag included. */
    private final byte[] encoded;

    private RawField(int tag, byte[] encoded) {
        this.tag = tag;
        this.encoded = encoded;
    }

    /** Cuts a message into its fields, in file order. */
    static List<RawField> split(byte[] message) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        List<RawField> fields = new ArrayList<>();
        for (int start = 0, tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!in.skipField(tag)) {
                throw new IOException("a group ends that never began");
            }
            int end = in.getTotalBytesRead();
            fields.add(new RawField(tag, Arrays.copyOfRange(message, start, end)));
            start = end;
        }
        return fields;
    }

    /** Joins fields to a message. */
    static byte[] join(List<RawField> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (RawField field : fields) {
            out.writeBytes(field.encoded);
        }
        return out.toByteArray();
    }

    static RawField ofVarint(int number, long value) {
        return encode(number, WireFormat.WIRETYPE_VARINT, out -> out.writeUInt64(number, value));
    }

    static RawField ofBytes(int number, byte[] value) {
        return encode(number, WireFormat.WIRETYPE_LENGTH_DELIMITED, out -> out.writeByteArray(number, value));
    }

    static RawField ofFloat(int number, float value) {
        return encode(number, WireFormat.WIRETYPE_FIXED32, out -> out.writeFloat(number, value));
    }

    int number() {
        return WireFormat.getTagFieldNumber(tag);
    }

    byte[] bytes() throws IOException {
        return value(WireFormat.WIRETYPE_LENGTH_DELIMITED).readByteArray();
    }

    String text() throws IOException {
        return value(WireFormat.WIRETYPE_LENGTH_DELIMITED).readStringRequireUtf8();
    }

    int int32() throws IOException {
        return value(WireFormat.WIRETYPE_VARINT).readInt32();
    }

    boolean bool() throws IOException {
        return value(WireFormat.WIRETYPE_VARINT).readBool();
    }

    float float32() throws IOException {
        return value(WireFormat.WIRETYPE_FIXED32).readFloat();
    }

    private CodedInputStream value(int wireType) throws IOException {
        if (WireFormat.getTagWireType(tag) != wireType) {
            throw new IOException("field " + number() + " has wire type " + WireFormat.getTagWireType(tag)
                    + ", expected " + wireType);
        }
        CodedInputStream in = CodedInputStream.newInstance(encoded);
        in.readTag();
        return in;
    }

    private static RawField encode(int number, int wireType, Encoding encoding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            encoding.write(out);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return new RawField(number << 3 | wireType, bytes.toByteArray());
    }

    @FunctionalInterface
    private interface Encoding {
        void write(CodedOutputStream out) throws IOException;
    }
}
