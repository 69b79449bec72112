package io.glossa.spark;

import io.glossa.vocab.pack.EncodedDocument;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackReport.SourceCounts;
import io.glossa.vocab.pack.PackSettings;
import io.glossa.vocab.pack.PackedShardWriter;
import io.glossa.vocab.pack.SequencePacker;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/**
 * What one file of the packed corpus holds.
 *
 * @param language of its documents
 */
record PackedShard(
        String split, String source, String language, long documents, long bytes, long tokens, long sequences)
        implements Serializable {
    /** Writes the files of a task, whose documents come file by file. */
    static Iterator<PackedShard> write(
            Iterator<Tuple2<PackPlace, EncodedDocument>> rows, PackSettings settings, String output) {
        List<PackedShard> shards = new ArrayList<>();
        Tuple2<PackPlace, EncodedDocument> row = rows.hasNext() ? rows.next() : null;
        while (row != null) {
            PackPlace file = row._1;
            String language = row._2.language();
            long documents = 0;
            long bytes = 0;
            long tokens = 0;
            long[] sequences = {0};
            Path folder = Path.of(output, file.split(), file.source());
            try (PackedShardWriter writer = PackedShardWriter.create(folder, file.shard())) {
                SequencePacker packer = new SequencePacker(settings.sequenceLength(), sequence -> {
                    writer.write(sequence);
                    sequences[0]++;
                });
                while (row != null && row._1.sharesFileWith(file)) {
                    packer.add(row._2);
                    documents++;
                    language = PackReport.language(language, row._2.language());
                    bytes += row._2.textBytes();
                    tokens += row._2.length();
                    row = rows.hasNext() ? rows.next() : null;
                }
                packer.finish();
            }
            shards.add(new PackedShard(file.split(), file.source(), language, documents, bytes, tokens, sequences[0]));
        }
        return shards.iterator();
    }

    SourceCounts counts() {
        return new SourceCounts(documents, bytes, tokens, sequences);
    }

    static SourceCounts plus(SourceCounts a, SourceCounts b) {
        return new SourceCounts(
                a.documents() + b.documents(),
                a.bytes() + b.bytes(),
                a.tokens() + b.tokens(),
                a.sequences() + b.sequences());
    }
}
