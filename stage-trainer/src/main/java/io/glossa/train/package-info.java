/** Staged continual pretraining. */
package io.glossa.train;
