/** What is done to a document. */
package io.glossa.corpus;
