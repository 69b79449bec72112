package io.glossa.train.model;

/**
 * The same texts in two vocabularies, with the places where their hidden states are to agree.
 *
 * @param student in the expanded vocabulary
 * @param studentEnds places in the student's batch
 * @param teacher in the base's vocabulary alone
 * @param teacherEnds for each of them its partner in the teacher's batch
 */
@SuppressWarnings("ArrayRecordComponent") // handed to a kernel, never compared
public record DistillationBatch(TokenBatch student, long[] studentEnds, TokenBatch teacher, long[] teacherEnds) {
    public DistillationBatch {
        if (studentEnds.length != teacherEnds.length || studentEnds.length == 0) {
            throw new IllegalArgumentException(
                    studentEnds.length + " places of the student and " + teacherEnds.length + " of the teacher");
        }
    }

    /** How many pairs of states are compared. */
    public int pairs() {
        return studentEnds.length;
    }
}
