/**
 * Where {@code tests/data} comes from and what must hold of it.
 *
 * <p>The programs here make slices of openly licensed corpora. Each is one file that needs nothing but a JDK, reads
 * standard input or the files named, and writes the same bytes every time; {@code tests/data/README.md} gives the
 * commands. {@link io.glossa.tests.data.TestDataTest} holds the folder to its own table.
 */
package io.glossa.tests.data;
