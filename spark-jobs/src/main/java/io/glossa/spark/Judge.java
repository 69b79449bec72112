package io.glossa.spark;

import io.glossa.corpus.Document;
import io.glossa.corpus.DocumentPipeline;
import io.glossa.corpus.Outcome;
import io.glossa.corpus.RuleSet;
import io.glossa.corpus.SourceSettings;
import io.glossa.corpus.TextSize;
import io.glossa.corpus.dedup.BandKeys;
import io.glossa.corpus.dedup.Candidate;
import io.glossa.corpus.dedup.DedupSettings;
import io.glossa.corpus.dedup.ExactKey;
import io.glossa.corpus.dedup.MinHasher;
import io.glossa.corpus.dedup.UrlKey;
import io.glossa.corpus.read.RawRecord;
import io.glossa.corpus.read.Storages;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads a slice and decides about each of its records, as a stream: one record is in memory at a time.
 *
 * <p><b>Errors.</b> What a record contains never fails; it is refused with a reason. A file that is cut short does: see
 * {@link SliceRecords}.
 */
final class Judge {
    private final Pipelines pipelines;
    private final Storages storages;
    private final ReadingProgress.Counters read;

    Judge(Pipelines pipelines, Storages storages, ReadingProgress.Counters read) {
        this.pipelines = pipelines;
        this.storages = storages;
        this.read = read;
    }

    /** A row for each record of a slice, its account last. */
    Iterator<Judged> decisions(FileSlice slice) {
        return new Decisions(pipelines, slice, storages, read);
    }

    private static final class Decisions implements Iterator<Judged> {
        private final Pipelines pipelines;
        private final DedupSettings dedup;
        private final SourceSettings source;
        private final FileSlice slice;
        private final DocumentPipeline pipeline;
        private final MinHasher hasher;
        private final List<String> normalisers;
        private final List<String> redactors;
        private final Account account;
        private final ReadingProgress.Counters read;
        private final Iterator<RawRecord> records;
        private boolean ended;

        Decisions(Pipelines pipelines, FileSlice slice, Storages storages, ReadingProgress.Counters read) {
            this.read = read;
            this.pipelines = pipelines;
            this.dedup = pipelines.settings().dedup();
            this.source = pipelines.settings().sources().get(slice.source());
            this.slice = slice;
            this.pipeline = pipelines.take(slice.source());
            this.hasher = MinHasher.of(pipeline.shingles(), dedup);
            this.normalisers = pipeline.ruleSet().names(RuleSet.Kind.NORMALISER);
            this.redactors = pipeline.ruleSet().names(RuleSet.Kind.REDACTOR);
            this.account = new Account(slice.source(), pipeline.ruleSet());
            this.records = new SliceRecords(slice, source, pipeline, storages);
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public Judged next() {
            if (ended) {
                throw new NoSuchElementException(slice.name());
            }
            if (!records.hasNext()) {
                ended = true;
                pipelines.giveBack(slice.source(), pipeline);
                read.bytes().add(slice.bytes());
                return account;
            }
            RawRecord record = records.next();
            read.records().add(1);
            Outcome outcome = pipeline.process(record);
            account.add(outcome);
            long key = slice.key(record.number());
            Trace trace = Trace.of(record, outcome, normalisers, redactors);
            if (outcome instanceof Outcome.Kept kept) {
                return accepted(key, record.fallbackId(), kept, trace);
            }
            return Judged.Refused.of(key, slice.source(), ((Outcome.Rejected) outcome).rejection(), trace);
        }

        private Judged.Accepted accepted(long key, String origin, Outcome.Kept kept, Trace trace) {
            Document document = kept.document();
            TextSize size = kept.sizes().get(kept.sizes().size() - 1);
            ExactKey exact = ExactKey.of(document.text());
            long[] bandKeys = dedup.near()
                    ? BandKeys.of(hasher.signature(document.text()), dedup.bands(), dedup.rows())
                    : new long[0];
            Candidate candidate = new Candidate(
                    document.source(), document.id(), source.priority(), kept.quality(), size.characters());
            return new Judged.Accepted(
                    key,
                    origin,
                    slice.source(),
                    candidate,
                    document.language(),
                    PackedText.of(document.text()),
                    exact.high(),
                    exact.low(),
                    bandKeys,
                    dedup.url() ? UrlKey.of(document.url()) : UrlKey.NONE,
                    trace);
        }
    }
}
