package io.glossa.train.eval;

import io.glossa.corpus.Document;
import io.glossa.corpus.TextSize;
import io.glossa.run.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses which held-out texts are measured: the same ones for every model, machine and order of reading.
 *
 * <p>Documents are taken in the order of a hash of seed and id. Intervals come from resampling documents, so many
 * documents count for more than long ones: each gives whole lines up to {@code cap / }{@value #ENOUGH_DOCUMENTS} bytes,
 * and when that does not fill the cap, the least share that does.
 */
public final class DocumentSelection {
    /** Fewer documents make an interval from resampling them doubtful. */
    public static final int ENOUGH_DOCUMENTS = 200;

    /** Fewer bytes make the mean itself doubtful. */
    public static final long ENOUGH_BYTES = 200_000;

    private DocumentSelection() {}

    /**
     * Selects documents.
     *
     * @param capBytes where taking stops; the last document taken may pass it by its share
     */
    public static List<Document> select(List<Document> documents, long capBytes, long seed) {
        List<Document> ordered = documents.stream()
                .sorted(Comparator.comparing((Document d) -> Hashes.sha256(seed + "/" + d.id()))
                        .thenComparing(Document::id))
                .toList();
        long longest =
                documents.stream().mapToLong(DocumentSelection::bytes).max().orElse(0);
        long tooLittle = Math.max(1, capBytes / ENOUGH_DOCUMENTS);
        List<Document> taken = take(ordered, capBytes, tooLittle);
        if (bytes(taken) >= capBytes) {
            return taken;
        }
        long enough = Math.max(tooLittle, longest);
        while (tooLittle + 1 < enough) {
            long share = (tooLittle + enough) / 2;
            if (bytes(take(ordered, capBytes, share)) >= capBytes) {
                enough = share;
            } else {
                tooLittle = share;
            }
        }
        return take(ordered, capBytes, enough);
    }

    private static List<Document> take(List<Document> ordered, long capBytes, long share) {
        List<Document> taken = new ArrayList<>();
        long bytes = 0;
        for (Document document : ordered) {
            if (bytes >= capBytes) {
                break;
            }
            String text = beginning(document.text(), share);
            if (!text.isBlank()) {
                Document cut = new Document(document.id(), document.source(), document.language(), text);
                taken.add(cut);
                bytes += bytes(cut);
            }
        }
        return taken;
    }

    private static long bytes(List<Document> documents) {
        return documents.stream().mapToLong(DocumentSelection::bytes).sum();
    }

    private static long bytes(Document document) {
        return TextSize.of(document.text()).bytes();
    }

    /** As many whole lines as fit; when not even one does, as many whole characters of it. */
    static String beginning(String text, long bytes) {
        long used = 0;
        int end = 0;
        int lineEnd = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                return text.substring(0, lineEnd > 0 ? lineEnd : end);
            }
            if (character == '\n') {
                lineEnd = end;
            }
            end += Character.charCount(character);
        }
        return text;
    }
}
