package io.glossa.train.metrics;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.train.model.LeafInfo;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Operations that a model asks for to train on one token.
 *
 * <p><b>Formula.</b> A matrix of W weights takes {@code 2 W} forward, {@code 2 W} to hand the gradient on to its input, and
 * {@code 2 W} for its own gradient if it trains. The gradient is handed on as far as something below trains: down to the embeddings
 * through all blocks, else to the lowest block that trains, else not at all. Attention takes {@code 4 c A} a layer forward and twice
 * that backward, A being heads times head size and {@code c = sequence / 2} the positions seen on average: an upper bound where
 * documents are shorter than the sequence. Embeddings are looked up, norms and activations are left out, and so is what is recomputed.
 *
 * @param blocks of the blocks' matrices
 * @param attention of scores and mixtures
 * @param head of the output matrix
 */
public record ModelOperations(double blocks, double attention, double head) {
    /**
     * Counts.
     *
     * @param leaves all of the model
     * @param trained names of those that train
     */
    public static ModelOperations of(
            ModelConfig config, List<LeafInfo> leaves, Set<String> trained, int sequenceLength) {
        int lowest = lowest(config, leaves, trained);
        double attended = 4 * (sequenceLength / 2.0) * config.attentionHeads() * config.headSize();
        double blocks = 0;
        double attention = 0;
        for (int block = 0; block < config.layers(); block++) {
            int passes = block >= lowest ? 2 : 1;
            attention += attended * (passes == 2 ? 3 : 1);
            for (LeafInfo leaf : leaves) {
                if (leaf.block().equals(OptionalInt.of(block)) && leaf.shape().length == 2) {
                    blocks += 2.0 * leaf.size() * (passes + (trained.contains(leaf.name()) ? 1 : 0));
                }
            }
        }
        double rows = (double) config.vocabularySize() * config.hiddenSize();
        double head = 2 * rows * (handsGradientOn(leaves, trained) ? 2 : 1);
        for (LeafInfo leaf : leaves) {
            head += trained.contains(leaf.name()) && isHead(config, leaf) ? 2.0 * leaf.size() : 0;
        }
        return new ModelOperations(blocks, attention, head);
    }

    /**
     * Counts for a token of the base in a distillation: the teacher forward, the student forward and back, both as far as the states
     * that are compared. An upper bound, for the student's texts are shorter.
     *
     * @param depth blocks that are passed
     * @param head whether rows of a head of its own learn, for which the student goes on to the end
     */
    public static ModelOperations ofDistillation(
            ModelConfig config, List<LeafInfo> leaves, int depth, boolean head, int window) {
        double attended = 4 * (window / 2.0) * config.attentionHeads() * config.headSize();
        double blocks = 0;
        double attention = 0;
        for (int block = 0; block < config.layers(); block++) {
            double passes = block < depth ? 3 : head ? 1 : 0;
            attention += attended * (block < depth ? 4 : passes);
            for (LeafInfo leaf : leaves) {
                if (leaf.block().equals(OptionalInt.of(block)) && leaf.shape().length == 2) {
                    blocks += 2.0 * leaf.size() * passes;
                }
            }
        }
        double rows = 0;
        for (LeafInfo leaf : leaves) {
            rows += leaf.part() == LeafInfo.Part.BASE_HEAD ? leaf.size() : 0;
            rows += leaf.part() == LeafInfo.Part.NEW_HEAD ? 2.0 * leaf.size() : 0;
        }
        return new ModelOperations(blocks, attention, head ? 2 * rows : 0);
    }

    /** All of them. */
    public double total() {
        return blocks + attention + head;
    }

    /** All but the head's, which dominates small models with large vocabularies. */
    public double withoutHead() {
        return blocks + attention;
    }

    /** The lowest block that the gradient reaches; as many as there are blocks if it reaches none. */
    private static int lowest(ModelConfig config, List<LeafInfo> leaves, Set<String> trained) {
        int lowest = config.layers();
        for (LeafInfo leaf : leaves) {
            if (trained.contains(leaf.name())) {
                boolean embeddings =
                        leaf.part() == LeafInfo.Part.BASE_EMBEDDINGS || leaf.part() == LeafInfo.Part.NEW_EMBEDDINGS;
                lowest = Math.min(lowest, embeddings ? 0 : leaf.block().orElse(lowest));
            }
        }
        return lowest;
    }

    /** Whether anything below the head trains. */
    private static boolean handsGradientOn(List<LeafInfo> leaves, Set<String> trained) {
        return leaves.stream()
                .anyMatch(leaf -> trained.contains(leaf.name())
                        && leaf.part() != LeafInfo.Part.BASE_HEAD
                        && leaf.part() != LeafInfo.Part.NEW_HEAD);
    }

    private static boolean isHead(ModelConfig config, LeafInfo leaf) {
        return switch (leaf.part()) {
            case BASE_HEAD, NEW_HEAD -> true;
            case BASE_EMBEDDINGS, NEW_EMBEDDINGS -> config.tiedEmbeddings();
            case BLOCK, BIAS, NORM, ADAPTER -> false;
        };
    }
}
