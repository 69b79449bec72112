package io.glossa.vocab.expansion;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** The base's pieces that an expansion gave up, as the file {@value VocabularyStep#LOST_FILE} of a vocabulary names them. */
public final class LostPieces {
    private LostPieces() {}

    /** Their ids; none where the directory has no such file. Each of these ids stands for a new piece now. */
    public static BitSet read(Path vocabularyDirectory) {
        Path file = vocabularyDirectory.resolve(VocabularyStep.LOST_FILE);
        BitSet ids = new BitSet();
        if (!Files.exists(file)) {
            return ids;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                String id = lines.get(i).split("\t", 2)[0];
                if (!id.matches("\\d{1,9}")) {
                    throw new FormatException(file + ": line " + (i + 1) + " begins with '" + id
                            + "'; expected the id of a piece: run the vocab step again");
                }
                ids.set(Integer.parseInt(id));
            }
            return ids;
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }
}
