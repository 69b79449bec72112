/** Spark drivers over the functions of the modules below. */
package io.glossa.spark;
