package io.glossa.spark;

import io.glossa.corpus.dedup.Candidate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * How judged records are written between the stages: every component in order, big-endian, names as the length of their
 * UTF-8 form and its bytes, texts packed ({@link PackedText}). Nothing is kept from one row to the next, so memory is bounded by one row.
 *
 * <p>The files live no longer than the step; the format promises nothing to another version.
 */
final class JudgedRows {
    private JudgedRows() {}

    /** All of a document but its text. */
    static void write(DataOutputStream out, Judged.Accepted d) throws IOException {
        out.writeLong(d.key());
        write(out, d.origin());
        out.writeInt(d.source());
        write(out, d.candidate());
        write(out, d.language());
        out.writeLong(d.exactHigh());
        out.writeLong(d.exactLow());
        write(out, d.bandKeys());
        out.writeLong(d.url());
        write(out, d.trace());
    }

    /** The document that {@link #write(DataOutputStream, Judged.Accepted)} wrote; its text is read behind it. */
    static Judged.Accepted readAccepted(DataInputStream in, RowFile.RowReader<StoredText> text) throws IOException {
        long key = in.readLong();
        String origin = text(in);
        int source = in.readInt();
        Candidate candidate = candidate(in);
        String language = text(in);
        long exactHigh = in.readLong();
        long exactLow = in.readLong();
        long[] bandKeys = longs(in);
        long url = in.readLong();
        Trace trace = trace(in);
        return new Judged.Accepted(
                key, origin, source, candidate, language, text.read(in), exactHigh, exactLow, bandKeys, url, trace);
    }

    static void write(DataOutputStream out, Judged.Refused r) throws IOException {
        out.writeLong(r.key());
        write(out, r.id());
        write(out, r.source());
        write(out, r.language());
        write(out, r.rule());
        write(out, r.reason());
        out.writeDouble(r.value());
        r.packed().write(out);
        out.writeInt(r.sourceIndex());
        write(out, r.trace());
    }

    static Judged.Refused readRefused(DataInputStream in) throws IOException {
        return new Judged.Refused(
                in.readLong(),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                in.readDouble(),
                PackedText.read(in),
                in.readInt(),
                trace(in));
    }

    /** What the keep rule looks at. */
    static void write(DataOutputStream out, Candidate candidate) throws IOException {
        write(out, candidate.source());
        write(out, candidate.id());
        out.writeInt(candidate.priority());
        out.writeDouble(candidate.quality());
        out.writeLong(candidate.characters());
    }

    /** The candidate that {@link #write(DataOutputStream, Candidate)} wrote. */
    static Candidate candidate(DataInputStream in) throws IOException {
        return new Candidate(text(in), text(in), in.readInt(), in.readDouble(), in.readLong());
    }

    /** A trace, as it stands in every row. */
    static void write(DataOutputStream out, Trace trace) throws IOException {
        write(out, trace.file());
        out.writeLong(trace.number());
        out.writeLong(trace.bytes());
        out.writeInt(trace.values().length);
        for (int i = 0; i < trace.values().length; i++) {
            out.writeDouble(trace.values()[i]);
            out.writeBoolean(trace.passes()[i]);
        }
        write(out, trace.changes());
        write(out, trace.redactions());
    }

    /** The trace that {@link #write(DataOutputStream, Trace)} wrote. */
    static Trace trace(DataInputStream in) throws IOException {
        String file = text(in);
        long number = in.readLong();
        long bytes = in.readLong();
        double[] values = new double[in.readInt()];
        boolean[] passes = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
            passes[i] = in.readBoolean();
        }
        return new Trace(file, number, bytes, values, passes, ints(in), ints(in));
    }

    /** A text, as it stands in every row. */
    static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** The text that {@link #write(DataOutputStream, String)} wrote. */
    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    static void write(DataOutputStream out, long[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    static long[] longs(DataInputStream in) throws IOException {
        long[] numbers = new long[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readLong();
        }
        return numbers;
    }

    private static void write(DataOutputStream out, int[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }
}
