package io.glossa.vocab.sentencepiece;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A SentencePiece model file ({@code ModelProto}): pieces in id order and two specifications.
 *
 * <p>Every field keeps the bytes it was read from, so an unchanged model is written back byte for byte, and adding
 * pieces leaves all that is not understood in place.
 *
 * <p><b>Errors.</b> {@link FormatException} for a file that is truncated, is no model, or has a piece twice.
 *
 * <p><b>Source.</b> {@code sentencepiece_model.proto} of google/sentencepiece.
 */
public final class SentencePieceModel {
    private static final int PIECE = 1;
    private static final int TRAINER = 2;
    private static final int NORMALIZER = 3;
    private static final int DENORMALIZER = 5;

    private final String source;
    private final List<RawField> fields;
    private final List<Piece> pieces;
    private final Map<String, Integer> ids;
    private final TrainerSpec trainer;
    private final NormalizerSpec normalizer;
    private final int denormalizerMapBytes;

    private SentencePieceModel(String source, List<RawField> fields) throws IOException {
        this.source = source;
        this.fields = List.copyOf(fields);
        List<Piece> read = new ArrayList<>();
        byte[] trainerMessage = {};
        byte[] normalizerMessage = {};
        byte[] denormalizerMessage = {};
        for (RawField field : fields) {
            switch (field.number()) {
                case PIECE -> read.add(SpecReader.piece(field.bytes()));
                case TRAINER -> trainerMessage = field.bytes();
                case NORMALIZER -> normalizerMessage = field.bytes();
                case DENORMALIZER -> denormalizerMessage = field.bytes();
                default -> {
                    // Self-test data and extensions: kept, not read.
                }
            }
        }
        pieces = List.copyOf(read);
        trainer = SpecReader.trainer(trainerMessage);
        normalizer = SpecReader.normalizer(normalizerMessage);
        denormalizerMapBytes = SpecReader.normalizer(denormalizerMessage).charsMapBytes();
        ids = index(source, pieces);
    }

    /** Reads a model file. */
    public static SentencePieceModel read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    /** Reads a model from memory; {@code source} names it in messages. */
    public static SentencePieceModel parse(byte[] bytes, String source) {
        SentencePieceModel model;
        try {
            model = new SentencePieceModel(source, RawField.split(bytes));
        } catch (IOException e) {
            throw new FormatException(
                    source + ": not a SentencePiece model, or a truncated one: " + e.getMessage()
                            + "; expected a ModelProto file such as Llama 2's tokenizer.model; copy it again",
                    e);
        }
        if (model.pieces.isEmpty()) {
            throw new FormatException(source + ": found no pieces, expected a SentencePiece model");
        }
        return model;
    }

    /**
     * A new model.
     *
     * @param source names it in messages
     * @param normalizer without a character map
     */
    public static SentencePieceModel of(
            String source, List<Piece> pieces, TrainerSpec trainer, NormalizerSpec normalizer) {
        List<RawField> fields = new ArrayList<>();
        pieces.forEach(piece -> fields.add(SpecReader.write(PIECE, piece)));
        fields.add(RawField.ofBytes(TRAINER, SpecReader.write(trainer)));
        fields.add(RawField.ofBytes(NORMALIZER, SpecReader.write(normalizer)));
        return parse(RawField.join(fields), source);
    }

    /** The file's bytes; equal to those read when nothing was changed. */
    public byte[] toBytes() {
        return RawField.join(fields);
    }

    /**
     * The model with pieces added behind the present ones and its recorded vocabulary size brought up to date.
     *
     * @throws FormatException if a piece is there already
     */
    public SentencePieceModel withAddedPieces(List<Piece> added) {
        if (added.isEmpty()) {
            return this;
        }
        int after = 0;
        List<RawField> changed = new ArrayList<>();
        try {
            for (RawField field : fields) {
                changed.add(field.number() == TRAINER ? resized(field, pieces.size() + added.size()) : field);
                after = field.number() == PIECE ? changed.size() : after;
            }
            changed.addAll(
                    after, added.stream().map(p -> SpecReader.write(PIECE, p)).toList());
            return new SentencePieceModel(source, changed);
        } catch (IOException e) {
            throw new IllegalStateException("fields that were read once can be read again", e);
        }
    }

    /**
     * The model with pieces in the places of present ones; all that is not replaced keeps its bytes.
     *
     * @param replacing by id
     * @throws FormatException if a spelling is there already
     */
    public SentencePieceModel withPiecesAt(Map<Integer, Piece> replacing) {
        List<RawField> changed = new ArrayList<>();
        int id = 0;
        for (RawField field : fields) {
            Piece piece = field.number() == PIECE ? replacing.get(id++) : null;
            changed.add(piece == null ? field : SpecReader.write(PIECE, piece));
        }
        try {
            return new SentencePieceModel(source, changed);
        } catch (IOException e) {
            throw new IllegalStateException("fields that were read once can be read again", e);
        }
    }

    /** Where it was read from, for messages. */
    public String source() {
        return source;
    }

    /** The pieces in id order. */
    public List<Piece> pieces() {
        return pieces;
    }

    /** How many pieces there are. */
    public int size() {
        return pieces.size();
    }

    /** The id of a spelling, whatever its type. */
    public OptionalInt id(String text) {
        Integer id = ids.get(text);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** How it was trained. */
    public TrainerSpec trainer() {
        return trainer;
    }

    /** How text is prepared for it. */
    public NormalizerSpec normalizer() {
        return normalizer;
    }

    /** Size of the map applied after decoding; 0 when text leaves as it is. */
    int denormalizerMapBytes() {
        return denormalizerMapBytes;
    }

    private static RawField resized(RawField trainer, int size) throws IOException {
        List<RawField> fields = new ArrayList<>();
        for (RawField field : RawField.split(trainer.bytes())) {
            fields.add(
                    field.number() == SpecReader.TRAINER_VOCABULARY_SIZE
                            ? RawField.ofVarint(SpecReader.TRAINER_VOCABULARY_SIZE, size)
                            : field);
        }
        return RawField.ofBytes(TRAINER, RawField.join(fields));
    }

    private static Map<String, Integer> index(String source, List<Piece> pieces) {
        Map<String, Integer> ids = new HashMap<>(pieces.size() * 2);
        for (int id = 0; id < pieces.size(); id++) {
            String text = pieces.get(id).text();
            if (text.isEmpty()) {
                throw new FormatException(source + ": piece " + id + " is empty, expected a spelling");
            }
            Integer earlier = ids.putIfAbsent(text, id);
            if (earlier != null) {
                throw new FormatException(source + ": piece '" + text + "' has two ids, " + earlier + " and " + id
                        + "; expected every piece once");
            }
        }
        return ids;
    }
}
