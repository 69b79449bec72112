package io.glossa.corpus.langid;

import io.glossa.run.FormatException;
import java.io.ByteArrayOutputStream;
import java.lang.Character.UnicodeScript;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The file of an {@link NGramModel}.
 *
 * <p><b>Layout</b>, little-endian: the eight bytes {@code glossaLI}; int version, languages L, features F, pieces of evidence
 * E; L times a string (length in one byte, UTF-8) with the language and its scripts, parted by spaces; F keys of six bytes,
 * rising; F bytes, how many languages each is evidence for; E bytes, which; E bytes, how much; int CRC-32 of all before it.
 *
 * <p><b>Errors.</b> {@link FormatException} for anything else; sizes are checked against the length before any memory is taken.
 */
final class ModelFile {
    static final byte[] MAGIC = "glossaLI".getBytes(StandardCharsets.US_ASCII);

    private static final int VERSION = 1;
    private static final int KEY_BYTES = FeatureIndex.KEY_BITS / 8;

    private ModelFile() {}

    static byte[] write(ModelContent model) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (int l = 0; l < model.languages().size(); l++) {
            StringBuilder line = new StringBuilder(model.languages().get(l));
            EnumSet.copyOf(model.scripts().get(l)).forEach(s -> line.append(' ').append(s));
            byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
            names.write(bytes.length);
            names.writeBytes(bytes);
        }
        int features = model.keys().length;
        int size = MAGIC.length
                + 4 * Integer.BYTES
                + names.size()
                + features * (KEY_BYTES + 1)
                + 2 * model.evidence().length
                + Integer.BYTES;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(model.languages().size());
        out.putInt(features).putInt(model.evidence().length).put(names.toByteArray());
        for (long key : model.keys()) {
            out.putInt((int) key).putShort((short) (key >>> Integer.SIZE));
        }
        out.put(model.holders()).put(model.holder()).put(model.evidence());
        out.putInt(checksum(out.array(), out.position()));
        return out.array();
    }

    static ModelContent read(byte[] file, String name) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (!isModel(file)) {
            throw new FormatException(name + ": not a language model of Glossa; expected it to begin with 'glossaLI'");
        }
        try {
            in.position(MAGIC.length);
            int version = in.getInt();
            require(version == VERSION, name, "version " + VERSION, version);
            int languages = bounded(in.getInt(), ModelTrainer.MAX_LANGUAGES, name, "number of languages");
            int features = bounded(in.getInt(), Integer.MAX_VALUE, name, "number of features");
            int evidence = bounded(in.getInt(), Integer.MAX_VALUE, name, "number of pieces of evidence");
            List<String> codes = new ArrayList<>();
            List<Set<UnicodeScript>> scripts = new ArrayList<>();
            for (int l = 0; l < languages; l++) {
                readLanguage(in, codes, scripts, name);
            }
            long rest = (long) features * (KEY_BYTES + 1) + 2L * evidence + Integer.BYTES;
            require(
                    in.remaining() == rest,
                    name,
                    rest + " bytes after the languages; is the file cut short?",
                    in.remaining());
            int sum = in.getInt(file.length - Integer.BYTES);
            int found = checksum(file, file.length - Integer.BYTES);
            require(sum == found, name, "checksum " + Integer.toHexString(sum), Integer.toHexString(found));
            return readNumbers(in, codes, scripts, features, evidence, name);
        } catch (BufferUnderflowException e) {
            throw new FormatException(
                    name + ": ends after " + file.length + " bytes, in its middle; fetch it again", e);
        }
    }

    /** Whether a file begins as ours do. */
    static boolean isModel(byte[] file) {
        return file.length >= MAGIC.length && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    private static void readLanguage(ByteBuffer in, List<String> codes, List<Set<UnicodeScript>> scripts, String name) {
        byte[] bytes = new byte[in.get() & 0xFF];
        in.get(bytes);
        String[] words = new String(bytes, StandardCharsets.UTF_8).split(" ");
        Set<UnicodeScript> own = EnumSet.noneOf(UnicodeScript.class);
        for (int i = 1; i < words.length; i++) {
            try {
                own.add(UnicodeScript.valueOf(words[i]));
            } catch (IllegalArgumentException e) {
                throw new FormatException(name + ": language " + words[0] + " has the unknown script " + words[i], e);
            }
        }
        codes.add(words[0]);
        scripts.add(own);
    }

    private static ModelContent readNumbers(
            ByteBuffer in,
            List<String> codes,
            List<Set<UnicodeScript>> scripts,
            int features,
            int evidence,
            String name) {
        long[] keys = new long[features];
        for (int i = 0; i < features; i++) {
            keys[i] = Integer.toUnsignedLong(in.getInt()) | ((long) (in.getShort() & 0xFFFF) << Integer.SIZE);
        }
        byte[] holders = bytes(in, features);
        byte[] holder = bytes(in, evidence);
        int sum = 0;
        for (byte count : holders) {
            require(count != 0, name, "evidence for every feature", 0);
            sum += count & 0xFF;
        }
        require(sum == evidence, name, evidence + " pieces of evidence", sum);
        for (byte language : holder) {
            require((language & 0xFF) < codes.size(), name, "a language below " + codes.size(), language & 0xFF);
        }
        return new ModelContent(codes, scripts, keys, holders, holder, bytes(in, evidence));
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] result = new byte[count];
        in.get(result);
        return result;
    }

    private static int bounded(int value, int most, String name, String what) {
        require(value > 0 && value <= most, name, "a " + what + " from 1 to " + most, value);
        return value;
    }

    private static void require(boolean holds, String name, String expected, Object found) {
        if (!holds) {
            throw new FormatException(name + ": expected " + expected + ", found " + found);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
