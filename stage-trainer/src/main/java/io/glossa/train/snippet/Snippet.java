package io.glossa.train.snippet;

/**
 * A piece of text that holds a new piece, once as the expanded tokenizer writes it and once as the base's does.
 *
 * <p>Arrays are handed on without a copy: callers must not write to them.
 *
 * @param piece id of the new piece it was cut for
 * @param student ids of both vocabularies
 * @param teacher ids of the base alone, for the same text
 * @param studentEnds places in {@code student}: that of its first new piece and all behind it
 * @param teacherEnds for each of them the place in {@code teacher} where the same text ends
 * @param bytes UTF-8 bytes of the text
 * @param origin where it was cut from: {@code SOURCE#NUMBER} of a packed sequence
 */
@SuppressWarnings("ArrayRecordComponent") // read millions of times, never compared
public record Snippet(
        int piece, int[] student, int[] teacher, int[] studentEnds, int[] teacherEnds, long bytes, String origin) {}
