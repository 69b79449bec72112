package io.glossa.vocab.bytelevel;

import io.glossa.run.AtomicFiles;
import io.glossa.run.FormatException;
import io.glossa.vocab.bytelevel.ByteLevelModel.Merge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tiktoken's ranks: one {@code BASE64 RANK} a line, the rank being both id and order of joining.
 *
 * <p>Joins go by spelling: any two neighbours whose concatenation has a rank, the lowest rank first. The file names neither
 * pre-tokenizer nor special tokens; those of Llama 3 are known by its 128,000 ranks and the 256 ids left free behind them,
 * another file gets the expression of {@code cl100k}, which is the same, and no special tokens.
 *
 * <p>An expanded file keeps the special tokens' ids free, so its ranks have a gap: hand the special tokens with their ids to
 * tiktoken's {@code Encoding}; a loader that numbers them behind the last rank is wrong for it.
 */
public final class TiktokenFile {
    private static final int LLAMA3_RANKS = 128_000;
    private static final int LLAMA3_SPECIALS = 256;
    private static final List<String> LLAMA3_NAMES = List.of(
            "<|begin_of_text|>",
            "<|end_of_text|>",
            "<|reserved_special_token_0|>",
            "<|reserved_special_token_1|>",
            "<|finetune_right_pad_id|>",
            "<|reserved_special_token_2|>",
            "<|start_header_id|>",
            "<|end_header_id|>",
            "<|eom_id|>",
            "<|eot_id|>",
            "<|python_tag|>");

    private TiktokenFile() {}

    /** Whether a file begins like one. */
    static boolean looksLike(byte[] bytes) {
        int i = 0;
        while (i < bytes.length && i < 400 && bytes[i] != ' ') {
            boolean base64 =
                    Character.isLetterOrDigit(bytes[i]) || bytes[i] == '+' || bytes[i] == '/' || bytes[i] == '=';
            if (!base64) {
                return false;
            }
            i++;
        }
        return i > 0 && i + 1 < bytes.length && bytes[i] == ' ' && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
    }

    /** Reads a file. */
    static ByteLevelModel parse(byte[] bytes, String source) {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n")) {
            number++;
            if (!line.isBlank()) {
                entry(source, number, line.strip(), ranks);
            }
        }
        boolean llama3 = isLlama3(ranks);
        return new ByteLevelModel(
                source,
                ranks,
                merges(ranks),
                llama3 ? llama3Specials() : List.of(),
                PreTokenizer.of(List.of(PreTokenizer.LLAMA3), false, source),
                Normalization.NONE,
                true);
    }

    /** Every id below the special tokens is taken, none of theirs is; an expansion lies behind them. */
    private static boolean isLlama3(Map<String, Integer> ranks) {
        int below = 0;
        for (int rank : ranks.values()) {
            if (rank >= LLAMA3_RANKS && rank < LLAMA3_RANKS + LLAMA3_SPECIALS) {
                return false;
            }
            below += rank < LLAMA3_RANKS ? 1 : 0;
        }
        return below == LLAMA3_RANKS;
    }

    /** The file of a model whose merges are all those that its spellings allow. */
    public static byte[] toBytes(ByteLevelModel model) {
        StringBuilder out = new StringBuilder();
        for (int id = 0; id < model.size(); id++) {
            String spelling = model.spelling(id);
            if (!spelling.isEmpty()) {
                byte[] token = ByteAlphabet.bytes(spelling)
                        .orElseThrow(() -> new FormatException(model.source() + ": token '" + spelling
                                + "' has characters outside the byte alphabet; a tiktoken file holds bytes only"));
                out.append(Base64.getEncoder().encodeToString(token))
                        .append(' ')
                        .append(id)
                        .append('\n');
            }
        }
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes the file of a model. */
    public static void write(ByteLevelModel model, Path file) {
        AtomicFiles.write(file, toBytes(model));
    }

    static ByteLevelModel read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw AtomicFiles.failure("read", file, e);
        }
    }

    private static void entry(String source, int number, String line, Map<String, Integer> ranks) {
        int space = line.indexOf(' ');
        try {
            String spelling = ByteAlphabet.spell(Base64.getDecoder().decode(line.substring(0, Math.max(0, space))));
            int rank = Integer.parseInt(line.substring(space + 1));
            if (spelling.isEmpty() || rank < 0) {
                throw new IllegalArgumentException("nothing before the rank, or a negative one");
            }
            if (ranks.putIfAbsent(spelling, rank) != null) {
                throw new FormatException(source + " line " + number + ": the token '" + spelling
                        + "' has two ranks; expected every token once");
            }
        } catch (IllegalArgumentException e) {
            throw new FormatException(
                    source + " line " + number + ": found '" + line + "', expected BASE64 RANK; copy the file again",
                    e);
        }
    }

    private static List<Merge> merges(Map<String, Integer> ranks) {
        List<Merge> merges = new ArrayList<>();
        List<Map.Entry<String, Integer>> ordered = new ArrayList<>(ranks.entrySet());
        ordered.sort(Map.Entry.comparingByValue());
        for (Map.Entry<String, Integer> entry : ordered) {
            List<Merge> splits = new ArrayList<>();
            String token = entry.getKey();
            for (int i = 1; i < token.length(); i++) {
                Integer left = ranks.get(token.substring(0, i));
                Integer right = ranks.get(token.substring(i));
                if (left != null && right != null) {
                    splits.add(new Merge(left, right, entry.getValue(), entry.getValue()));
                }
            }
            splits.sort(Comparator.comparingInt(Merge::left).thenComparingInt(Merge::right));
            merges.addAll(splits);
        }
        return merges;
    }

    private static List<AddedToken> llama3Specials() {
        List<AddedToken> tokens = new ArrayList<>();
        for (int i = 0; i < LLAMA3_SPECIALS; i++) {
            String name = i < LLAMA3_NAMES.size()
                    ? LLAMA3_NAMES.get(i)
                    : "<|reserved_special_token_" + (i - LLAMA3_NAMES.size() + 3) + "|>";
            tokens.add(new AddedToken(LLAMA3_RANKS + i, name, true));
        }
        return tokens;
    }
}
