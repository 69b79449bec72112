/**
 * Lists of words and phrases in files, and the search for many of them at once.
 *
 * <p><b>Vocabulary.</b> A <i>list</i> is a text file with one entry a line and comments behind {@code #}. <i>Boilerplate</i> is what
 * stands around the text of a page: terms, privacy, cookies, copyright.
 *
 * <p><b>Flow.</b> {@link io.glossa.corpus.lists.WordList} reads a file that ships or one of the user's;
 * {@link io.glossa.corpus.lists.PhraseFinder} makes one automaton of its entries.
 *
 * <p><b>Invariants.</b> Every list that ships says where it comes from, under which licence, and what was changed.
 */
package io.glossa.corpus.lists;
