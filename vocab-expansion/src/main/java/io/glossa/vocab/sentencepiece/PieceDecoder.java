package io.glossa.vocab.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Ids back to text as C++ SentencePiece does it: the space of the first word goes when preparation had added it, runs of
 * byte pieces are read as UTF-8, and a byte that fits nowhere becomes U+FFFD.
 *
 * <p><b>Source.</b> {@code SentencePieceProcessor::Decode} of google/sentencepiece.
 */
final class PieceDecoder {
    private final SentencePieceModel model;
    private final boolean dropsFirstSpace;
    private final boolean dropsAllFirstSpaces;

    PieceDecoder(SentencePieceModel model) {
        this.model = model;
        dropsAllFirstSpaces = model.normalizer().removeExtraWhitespaces();
        dropsFirstSpace = model.normalizer().addDummyPrefix() || dropsAllFirstSpaces;
    }

    String decode(int[] ids) {
        StringBuilder out = new StringBuilder(ids.length * 4);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean spaceSeen = false;
        for (int id : ids) {
            Piece piece = model.pieces().get(id);
            if (piece.type() == PieceType.BYTE) {
                bytes.write(Integer.parseInt(piece.text().substring(3, 5), 16));
                continue;
            }
            flush(bytes, out);
            boolean atStart = !spaceSeen && out.isEmpty();
            spaceSeen |= append(piece, atStart, out);
        }
        flush(bytes, out);
        return out.toString();
    }

    /** Appends a piece; answers whether it used up the one space that preparation had added. */
    private boolean append(Piece piece, boolean atStart, StringBuilder out) {
        if (piece.type() == PieceType.CONTROL) {
            return false;
        }
        if (piece.type() == PieceType.UNKNOWN) {
            out.append(model.trainer().unknownSurface());
            return false;
        }
        boolean drops = atStart && dropsFirstSpace && piece.text().charAt(0) == Piece.SPACE;
        out.append(piece.text().substring(drops ? 1 : 0).replace(Piece.SPACE, ' '));
        return drops && !dropsAllFirstSpaces;
    }

    private static void flush(ByteArrayOutputStream pending, StringBuilder out) {
        if (pending.size() == 0) {
            return;
        }
        byte[] bytes = pending.toByteArray();
        pending.reset();
        for (int at = 0; at < bytes.length; ) {
            int length = characterLength(bytes, at);
            if (length == 0) {
                out.append('\uFFFD');
                at++;
            } else {
                out.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
    }

    /** Bytes of the well-formed character that begins here, 0 if none does. */
    private static int characterLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        try {
            // The strict decoder of Java knows surrogates and over-long forms.
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            return length;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }
}
