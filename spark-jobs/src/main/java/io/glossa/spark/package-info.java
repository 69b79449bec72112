/**
 * What needs more than one core or machine, as Spark jobs over the functions of the modules below.
 *
 * <p><b>Vocabulary.</b> A <i>slice</i> is a share of a file's records, read by one task. A record's <i>key</i> is a number
 * made of its file and line. To <i>judge</i> a record is to take it through the rules. An <i>account</i> adds up what the
 * rules did. A <i>shard</i> is one file of an output table. A <i>fate</i> says which document of a cluster stays.
 *
 * <p><b>Flow.</b> {@link io.glossa.spark.CorpusJob}: files become slices; every slice is read and judged by one task;
 * refused records are written with their reasons; documents get unique ids; equal texts and verified similar ones are
 * edges of a graph whose connected components are the clusters; one document of each stays; evaluation texts are taken
 * out; the split is drawn from the cluster, the tables are written, and the mix is planned.
 * {@link io.glossa.spark.WordCountJob} and {@link io.glossa.spark.PackJob} work on
 * the corpus's splits. Each job takes settings and an empty directory and returns counts; committing the directory is
 * {@link io.glossa.run.StepRunner}'s.
 *
 * <p><b>Invariants.</b>
 *
 * <ol>
 *   <li>Output bytes do not depend on the number of cores, tasks or machines, nor on the order in which they finish.
 *   <li>No step gathers documents, pairs or clusters in the driver; what comes back are sums and a few samples.
 *   <li>No row is lost without a row that says why.
 *   <li>Jobs work on plain rows (RDDs). Spark's SQL engine would compile every plan at run time, which for a small corpus
 *       costs more processor time than the work itself; and its writer names and splits files as it sees fit.
 * </ol>
 *
 * <p><b>Sources.</b> Zaharia et al., Resilient Distributed Datasets, 2012; Kiveris et al. 2014 (components).
 */
package io.glossa.spark;
