package io.glossa.init.transfer;

import io.glossa.init.AuxiliaryFile;
import io.glossa.init.EmbeddingInitializer;
import io.glossa.init.ExpandedVocabulary;
import io.glossa.init.MethodContext;
import io.glossa.init.MethodParameter;
import io.glossa.init.RowInitializer;
import io.glossa.init.algebra.Neighbours;
import io.glossa.init.vectors.BilingualDictionary;
import io.glossa.init.vectors.PieceVectors;
import io.glossa.init.vectors.VectorFile;
import io.glossa.init.vectors.WordVectors;
import io.glossa.run.FormatException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * A new row is a combination of the base pieces whose words mean nearly the same.
 *
 * <p><b>Formula.</b> Pieces of both languages get vectors from the words they occur in ({@link PieceVectors}); a rotation fitted to a
 * dictionary brings both into one space ({@link io.glossa.init.algebra.Procrustes}), unless the files are aligned already and no dictionary is
 * given. {@code e = sum of w_s E[s]} over the k nearest base pieces, {@code w = softmax(cos / temperature)}. A piece that no word has is
 * declined.
 *
 * <p><b>Errors.</b> {@link FormatException} for vectors of two dimensions; {@link io.glossa.run.DataException} for a dictionary that covers
 * nothing. <b>Source.</b> Minixhofer et al. (2022), WECHSEL, arXiv 2112.06598, with each distinct casing of a pair counted once.
 */
public final class WechselInitializer implements EmbeddingInitializer {
    /** Behind the most frequent 200,000 words the weights of a piece's mean are below 1/200,000. */
    private static final int MOST_WORDS = 200_000;

    private static final String NEIGHBOURS = "neighbours";
    private static final String TEMPERATURE = "temperature";

    @Override
    public String name() {
        return "wechsel";
    }

    @Override
    public String description() {
        return "base rows of the nearest pieces in aligned word vectors of both languages";
    }

    @Override
    public List<AuxiliaryFile> needs() {
        return List.of(AuxiliaryFile.SOURCE_VECTORS, AuxiliaryFile.TARGET_VECTORS);
    }

    @Override
    public List<MethodParameter> parameters() {
        return List.of(
                new MethodParameter(NEIGHBOURS, 10, 1, 1000, "how many base pieces a row is made of"),
                new MethodParameter(TEMPERATURE, 0.1, 0.001, 100, "of the softmax over their cosines"));
    }

    @Override
    public RowInitializer prepare(MethodContext context) {
        Path sourceFile = context.files().require(AuxiliaryFile.SOURCE_VECTORS, name());
        Path targetFile = context.files().require(AuxiliaryFile.TARGET_VECTORS, name());
        WordVectors source = VectorFile.read(sourceFile, MOST_WORDS);
        WordVectors target = VectorFile.read(targetFile, MOST_WORDS);
        if (source.dimension() != target.dimension()) {
            throw new FormatException(sourceFile + " has vectors of " + source.dimension() + " numbers, " + targetFile
                    + " of " + target.dimension() + "; expected the same of both");
        }
        WordVectors aligned = context.files()
                .find(AuxiliaryFile.DICTIONARY)
                .map(dictionary -> aligned(source, target, dictionary))
                .orElse(source);
        ExpandedVocabulary vocabulary = context.vocabulary();
        PieceVectors ofBase = PieceVectors.of(vocabulary.base(), vocabulary.textRows(), aligned);
        BitSet added = new BitSet();
        vocabulary.added().forEach(piece -> added.set(piece.id()));
        PieceVectors ofNew = PieceVectors.of(vocabulary.expanded(), added, target);
        Anchors anchors = Anchors.of(
                context,
                target.dimension(),
                ofBase::vector,
                piece -> ofNew.vector(piece.id()),
                sourceFile + " and " + targetFile);
        int neighbours = context.parameters().count(NEIGHBOURS);
        double temperature = context.parameters().number(TEMPERATURE);
        return anchors.rows(
                context, anchors.weights((cosines, exact) -> Neighbours.of(cosines, neighbours, temperature, exact)));
    }

    private static WordVectors aligned(WordVectors source, WordVectors target, Path dictionary) {
        return WordVectors.of(
                source.words(),
                BilingualDictionary.read(dictionary).rotation(source, target).apply(source.matrix()));
    }
}
