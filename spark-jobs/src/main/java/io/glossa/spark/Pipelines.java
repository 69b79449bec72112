package io.glossa.spark;

import io.glossa.corpus.CorpusSettings;
import io.glossa.corpus.DocumentPipeline;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The pipelines of a run's sources, as a broadcast variable: those that no task uses wait in each process for the next slice
 * of their source. To build one takes as long as to judge a few hundred documents, and a slice may hold fewer.
 *
 * <p><b>Cost.</b> At most {@value #MOST} pipelines wait, those that were used last: slices come source by source, of which
 * there may be thousands.
 */
final class Pipelines implements Serializable {
    private static final long serialVersionUID = 1;

    /** As many as a machine has cores. */
    static final int MOST = 64;

    private final CorpusSettings settings;
    private transient Deque<Waiting> waiting;

    Pipelines(CorpusSettings settings) {
        this.settings = settings;
    }

    private record Waiting(int source, DocumentPipeline pipeline) {}

    CorpusSettings settings() {
        return settings;
    }

    /**
     * A pipeline that no one else uses.
     *
     * @param source index of its source
     */
    DocumentPipeline take(int source) {
        DocumentPipeline idle = idle(source);
        return idle == null ? DocumentPipeline.of(settings, settings.sources().get(source)) : idle;
    }

    /** Lets the next one have a pipeline. */
    synchronized void giveBack(int source, DocumentPipeline pipeline) {
        waiting().addFirst(new Waiting(source, pipeline));
        if (waiting.size() > MOST) {
            waiting.removeLast();
        }
    }

    private synchronized DocumentPipeline idle(int source) {
        for (Iterator<Waiting> all = waiting().iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (one.source == source) {
                all.remove();
                return one.pipeline;
            }
        }
        return null;
    }

    /** None in a process that was just sent the settings. */
    private synchronized Deque<Waiting> waiting() {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        return waiting;
    }
}
