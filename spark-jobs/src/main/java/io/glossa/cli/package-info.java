/** The glossa command. */
package io.glossa.cli;
