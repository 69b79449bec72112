package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.DocumentPipeline;
import java.io.Serializable;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The pipelines of a run's sources, as a broadcast variable: those that no task uses wait in each process for the next slice
 * of their source. To build one takes as long as to judge a few hundred documents, and a slice may hold fewer.
 */
final class Pipelines implements Serializable {
    private static final long serialVersionUID = 1;

    private final CorpusSettings settings;
    private transient Map<Integer, Deque<DocumentPipeline>> waiting;

    Pipelines(CorpusSettings settings) {
        this.settings = settings;
    }

    CorpusSettings settings() {
        return settings;
    }

    /**
     * A pipeline that no one else uses.
     *
     * @param source index of its source
     */
    DocumentPipeline take(int source) {
        DocumentPipeline idle = waiting(source).poll();
        return idle == null ? DocumentPipeline.of(settings, settings.sources().get(source)) : idle;
    }

    /** Lets the next one have a pipeline. */
    void giveBack(int source, DocumentPipeline pipeline) {
        waiting(source).push(pipeline);
    }

    private synchronized Deque<DocumentPipeline> waiting(int source) {
        if (waiting == null) {
            waiting = new HashMap<>();
        }
        return waiting.computeIfAbsent(source, s -> new ConcurrentLinkedDeque<>());
    }
}
