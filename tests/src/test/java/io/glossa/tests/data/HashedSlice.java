package io.glossa.tests.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a fixed share of the records of a JSON-lines file: those whose id's SHA-256 (first four bytes, unsigned) modulo
 * 1000 is below the share. So the slice does not depend on the order of the file, and a larger share holds a smaller one.
 *
 * <p>{@code java HashedSlice.java PER_MILLE < all.jsonl > slice.jsonl}
 */
public final class HashedSlice {
    private static final Pattern ID = Pattern.compile("\"id\": \"([^\"]*)\"");

    private HashedSlice() {}

    /** Copies the kept lines from standard input to standard output. */
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        int perMille = Integer.parseInt(arguments[0]);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Matcher id = ID.matcher(line);
            if (!id.find()) {
                throw new IOException("no id in " + line.substring(0, Math.min(80, line.length())));
            }
            byte[] digest = sha256.digest(id.group(1).getBytes(StandardCharsets.UTF_8));
            if (Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), 1000) < perMille) {
                out.print(line + "\n");
            }
        }
        out.flush();
    }
}
