/** Embedding initialisation: new rows from old ones, compared by loss. */
package io.glossa.init;
