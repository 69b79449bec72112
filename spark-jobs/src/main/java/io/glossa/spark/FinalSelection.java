package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.decontaminate.Decontaminator;
import io.glossa.corpus.mix.MixPlan;
import io.glossa.run.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the corpus keeps of the documents that are no copies: without evaluation texts, and with a plan of how often each is
 * trained on, where the settings ask for them.
 */
final class FinalSelection {
    private static final Logger LOG = LoggerFactory.getLogger(FinalSelection.class);

    private final CorpusSettings settings;
    private final JavaRDD<Kept> kept;
    private final JavaRDD<Judged.Refused> refused;
    private final ContaminationReport contamination;

    private FinalSelection(
            CorpusSettings settings,
            JavaRDD<Kept> kept,
            JavaRDD<Judged.Refused> refused,
            ContaminationReport contamination) {
        this.settings = settings;
        this.kept = kept;
        this.refused = refused;
        this.contamination = contamination;
    }

    /**
     * Selects.
     *
     * @param documents that are no copies
     * @param base folder that relative paths start from
     * @param removed by source and kind; what goes here is added
     */
    static FinalSelection of(
            JavaSparkContext context,
            JavaRDD<Kept> documents,
            CorpusSettings settings,
            Path base,
            int tasks,
            Map<String, Map<String, Amount>> removed) {
        if (settings.decontaminate() == null) {
            return new FinalSelection(settings, documents, context.emptyRDD(), null);
        }
        Decontamination clean = Decontamination.of(context, documents, settings.decontaminate(), base, tasks);
        ContaminationReport report = clean.report();
        settings.sources()
                .forEach(source -> removed.computeIfAbsent(source.name(), s -> new TreeMap<>())
                        .put(Decontaminator.RULE, report.removed().getOrDefault(source.name(), Amount.NONE)));
        // What was cut differs from what was judged: looked through once, not once for every table.
        JavaRDD<Kept> kept = clean.kept().persist(StorageLevel.MEMORY_AND_DISK_SER());
        return new FinalSelection(settings, kept, clean.refused(), report);
    }

    JavaRDD<Kept> kept() {
        return kept;
    }

    JavaRDD<Judged.Refused> refused() {
        return refused;
    }

    /** Writes the report and the plan. */
    void write(Path directory) {
        if (contamination != null) {
            Json.write(directory.resolve(ContaminationReport.FILE), contamination);
        }
        if (settings.mix() != null) {
            MixPlan plan = MixQueues.plan(settings, kept);
            plan.warnings().forEach(warning -> LOG.warn("mix: {}", warning));
            Json.write(directory.resolve(MixPlan.FILE), plan);
        }
    }
}
