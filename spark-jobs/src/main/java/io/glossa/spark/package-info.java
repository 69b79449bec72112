/**
 * What needs more than one core or machine, as Spark jobs over the functions of the modules below.
 *
 * <p><b>Vocabulary.</b> A <i>slice</i> is a share of a file's records, read by one task. A record's <i>key</i> is a number
 * made of its file and line. To <i>judge</i> a record is to take it through the rules. An <i>account</i> adds up what the
 * rules did. A <i>sketch</i> is a document without its text. A <i>shard</i> is one file of an output table. A <i>fate</i>
 * says which document of a cluster stays. A record's <i>trace</i> is what every rule found; its <i>lineage</i> is the trace
 * with how its way ended, a row for every record. A text's <i>place</i> is the file that it lies in, and where.
 *
 * <p><b>Flow.</b> {@link io.glossa.spark.CorpusJob}: files become slices; every slice is read and judged by one task, whose
 * rows go to files that outlive a killed run; refused records are written with their reasons; documents are sketched and get
 * unique ids; equal texts and verified similar ones are edges of a graph whose connected components are the clusters; one
 * document of each stays; evaluation texts are taken out; the split is drawn from the cluster, the tables are written, the
 * lineage last, and the mix is planned. Texts stay in the files that they were judged into: between stages go keys, sketches
 * and places, numbers as arrays ({@link io.glossa.spark.LongShuffle}), and the texts of the few that are compared or were
 * cut; who writes a shard of the documents fetches its texts from those files. What the search found
 * is kept step by step ({@link io.glossa.spark.SearchSteps}), so that a killed run goes on behind the last finished step.
 * {@link io.glossa.spark.WordCountJob} and {@link io.glossa.spark.PackJob} work on the corpus's splits,
 * {@link io.glossa.spark.WordVectorJob} on what was packed. Each job takes
 * settings and a directory and returns counts; committing the directory is {@link io.glossa.run.StepRunner}'s.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Output bytes do not depend on the number of cores, tasks or machines, nor on the order in which they finish.
 *   <li>No step gathers documents, pairs or clusters in the driver; what comes back are sums and a few samples.
 *   <li>No task holds a bucket, a cluster or a node's neighbours whole: rows come sorted, from disk where they are many, and
 *       are looked at one by one.
 *   <li>No row is lost without a row that says why; {@code lineage/} has one row for every record that was read.
 *   <li>Jobs work on plain rows (RDDs). Spark's SQL engine would compile every plan at run time, which for a small corpus
 *       costs more processor time than the work itself; and its writer names and splits files as it sees fit.
 * </ol>
 *
 * <p><b>Sources.</b> Zaharia et al., Resilient Distributed Datasets, 2012; Kiveris et al. 2014 (components).
 */
package io.glossa.spark;
