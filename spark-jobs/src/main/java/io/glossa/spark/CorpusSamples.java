package io.glossa.spark;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code corpus/samples.json} holds: a few documents for a person to look at. Texts are as hostile as the corpus is:
 * whoever shows them escapes them.
 *
 * @param kept by source
 * @param rejected by the first rule that objected
 * @param rejectedByOneAlone by rule, what no other would have rejected: where a threshold can be judged by itself
 */
record CorpusSamples(
        Map<String, List<Sample>> kept,
        Map<String, List<Sample>> rejected,
        Map<String, List<Sample>> rejectedByOneAlone) {
    static CorpusSamples of(Map<String, List<Sample>> kept, List<Account> accounts) {
        Map<String, List<Sample>> rejected = new TreeMap<>();
        Map<String, List<Sample>> alone = new TreeMap<>();
        for (Account account : accounts) {
            account.rejected().forEach((rule, samples) -> rejected.merge(rule, samples, Sample::lowest));
            account.rejectedByOneAlone().forEach((rule, samples) -> alone.merge(rule, samples, Sample::lowest));
        }
        return new CorpusSamples(kept, rejected, alone);
    }
}
