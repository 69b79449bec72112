package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.run.AtomicFiles;
import io.glossa.run.Failpoint;
import io.glossa.run.Hashes;
import io.glossa.run.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.UUID;

/**
 * The judged records of a slice as files: documents, their texts, refused records, and the account, whose file is written last and
 * marks the slice as finished. A finished slice is not judged again.
 *
 * <p>The files' names begin with a fingerprint of the slice and the settings, so what an earlier attempt under other
 * settings left is not even looked at; that the source files are the same is the step's fingerprint's to know. Failpoints:
 * {@code corpus.slice.rows} before the mark is written, {@code corpus.slice} after.
 *
 * @param slice of a source's file
 * @param files path that the names of its four files begin with
 */
record JudgedSlice(FileSlice slice, String files) implements Serializable {
    private static final String MARK = ".account";
    private static final String ACCEPTED = ".accepted";
    private static final String TEXTS = ".texts";
    private static final String REFUSED = ".refused";
    private static final RowFile.Packing PACKING = RowFile.Packing.NONE;
    private static final int NAME_CHARACTERS = 24;

    /** Where the rows of a slice stand. */
    static JudgedSlice of(FileSlice slice, CorpusSettings settings, Path folder) {
        String fingerprint = Hashes.sha256(Json.line(settings) + "\n" + slice).substring(0, NAME_CHARACTERS);
        return new JudgedSlice(slice, folder.resolve(fingerprint).toString());
    }

    /** Whether its rows and account are there. */
    boolean isFinished() {
        return Files.exists(Path.of(files + MARK));
    }

    /** Judges the records, unless an earlier attempt has; returns the account. */
    Account judge(Judge judge) {
        Path mark = Path.of(files + MARK);
        try {
            if (isFinished()) {
                return account(Files.readAllBytes(mark));
            }
            Files.createDirectories(mark.getParent());
            // A task may run twice at a time: each attempt writes files of its own, and renames them when they are
            // whole.
            String attempt = "." + UUID.randomUUID() + ".tmp";
            Account account = write(judge.decisions(slice), attempt);
            Failpoint.pass("corpus.slice.rows");
            AtomicFiles.write(mark, bytes(account));
            Failpoint.pass("corpus.slice");
            return account;
        } catch (IOException e) {
            throw AtomicFiles.failure("write", mark, e);
        }
    }

    private Account write(Iterator<Judged> rows, String attempt) throws IOException {
        Account account = null;
        Path accepted = Path.of(files + ACCEPTED + attempt);
        Path texts = Path.of(files + TEXTS + attempt);
        Path refused = Path.of(files + REFUSED + attempt);
        try (DataOutputStream documents = RowFile.create(accepted, PACKING);
                DataOutputStream packed = RowFile.create(texts, PACKING);
                DataOutputStream rejections = RowFile.create(refused, PACKING)) {
            long offset = 0;
            while (rows.hasNext()) {
                Judged row = rows.next();
                if (row instanceof Judged.Accepted document) {
                    byte[] text = document.stored().load().packed();
                    packed.write(text);
                    JudgedRows.write(documents, document);
                    PlacedText.write(
                            documents, offset, text.length, document.stored().size());
                    offset += text.length;
                } else if (row instanceof Judged.Refused rejection) {
                    JudgedRows.write(rejections, rejection);
                } else {
                    account = (Account) row;
                }
            }
        }
        RowFile.keep(texts, Path.of(files + TEXTS));
        RowFile.keep(accepted, Path.of(files + ACCEPTED));
        RowFile.keep(refused, Path.of(files + REFUSED));
        return account;
    }

    /** The documents, read as a stream; their texts are not, until one is asked for. */
    Iterator<Judged.Accepted> accepted() {
        TextFile texts = new TextFile(files + TEXTS);
        return RowFile.read(
                Path.of(files + ACCEPTED),
                PACKING,
                row -> JudgedRows.readAccepted(row, in -> PlacedText.read(in, texts)));
    }

    /** The refused records, read as a stream. */
    Iterator<Judged.Refused> refused() {
        return RowFile.read(Path.of(files + REFUSED), PACKING, JudgedRows::readRefused);
    }

    private static byte[] bytes(Account account) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(account);
        }
        return bytes.toByteArray();
    }

    private static Account account(byte[] bytes) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Account) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the step's fingerprint must have told another version apart", e);
        }
    }
}
