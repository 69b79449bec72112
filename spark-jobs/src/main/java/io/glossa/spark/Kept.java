package io.glossa.spark;

import java.io.Serializable;

/** A document that stays, and how many documents it stands for, itself among them. */
record Kept(Judged.Accepted document, int clusterSize) implements Serializable {}
