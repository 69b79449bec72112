package io.glossa.vocab.pack;

import io.glossa.run.ConfigException;
import io.glossa.vocab.Tokenizer;
import io.glossa.vocab.bpe.IdBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Templates to ids: special tokens are found by their names, the longest that begins leftmost; what lies between is encoded as
 * text, without a space before it where it follows a special token.
 *
 * <p><b>Errors.</b> {@link ConfigException} for what looks like a special token and is none: as text it would teach the model
 * another format than it knows.
 */
final class TemplateEncoder {
    private static final Pattern LOOKS_SPECIAL = Pattern.compile("<\\|[^|<>\\s]+\\|>");

    private final Tokenizer tokenizer;
    private final Map<String, Integer> special = new HashMap<>();
    private final Pattern matcher;

    TemplateEncoder(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        for (int id = 0; id < tokenizer.size(); id++) {
            boolean mark = id != tokenizer.unknownId() && !tokenizer.isText(id) && tokenizer.byteLength(id) == 0;
            if (mark && !tokenizer.piece(id).isEmpty()) {
                special.putIfAbsent(tokenizer.piece(id), id);
            }
        }
        matcher = Pattern.compile(special.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    /** A template's ids. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Marks(int[] before, int[] after) {
        static final Marks NONE = new Marks(new int[0], new int[0]);
    }

    /** The ids of a template. */
    Marks encode(DocumentTemplate template) {
        return new Marks(ids(template.opening(), true), ids(template.closing(), false));
    }

    private int[] ids(String text, boolean begins) {
        IdBuffer ids = new IdBuffer(text.length());
        int end = 0;
        Matcher found = matcher.matcher(text);
        while (!special.isEmpty() && found.find()) {
            add(ids, text.substring(end, found.start()), begins && end == 0);
            ids.add(special.get(found.group()));
            end = found.end();
        }
        add(ids, text.substring(end), begins && end == 0);
        return ids.toArray();
    }

    private void add(IdBuffer ids, String text, boolean begins) {
        Matcher unknown = LOOKS_SPECIAL.matcher(text);
        if (unknown.find()) {
            throw new ConfigException("template: the tokenizer has no special token " + unknown.group()
                    + "; use the chat format of this base, or before and after with tokens it has");
        }
        if (!text.isEmpty()) {
            ids.addAll(begins ? tokenizer.encode(text) : tokenizer.encodeContinuation(text));
        }
    }
}
