package io.glossa.train.data;

import io.glossa.run.ConfigException;
import io.glossa.run.DataException;
import io.glossa.run.NearestName;
import io.glossa.vocab.pack.PackReport;
import io.glossa.vocab.pack.PackedCorpus;
import io.glossa.vocab.pack.PackedSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The streams of a stage, their interleaving, and the share planned for each source.
 *
 * <p>Without {@code data} the target is one stream and the replay another. With it each source is a stream of its own.
 *
 * @param streams in the order in which a step's batch lists them
 * @param order how they are interleaved
 * @param planned share of the stage's sequences by source; sources that are not read have 0
 */
record Mixture(List<SequenceStream> streams, ShareOrder order, SortedMap<String, Double> planned) {
    /**
     * What a request comes to on a packed corpus.
     *
     * @param sequencesPerStep sequences of a step
     */
    static Mixture of(Path pack, PackReport report, PackedCorpus corpus, DataRequest request, int sequencesPerStep) {
        for (String name : request.replaySources()) {
            if (!corpus.sources().containsKey(name)) {
                throw new ConfigException("replay-sources: "
                        + NearestName.unknown("source", name, corpus.sources().keySet()) + " in " + pack);
            }
        }
        List<PackedSource> packed =
                corpus.sources().values().stream().filter(s -> s.size() > 0).toList();
        List<MixtureSource> sources = new ArrayList<>();
        for (PackedSource source : packed) {
            sources.add(new MixtureSource(
                    source.name(),
                    report.languages().getOrDefault(source.name(), ""),
                    request.replaySources().contains(source.name())
                            ? MixtureSource.Role.REPLAY
                            : MixtureSource.Role.TARGET,
                    source.tokens()));
        }
        requireRole(
                pack,
                sources,
                MixtureSource.Role.TARGET,
                "every source is a replay source; there is nothing new to" + " train on");
        if (request.replayShare() > 0) {
            requireRole(
                    pack,
                    sources,
                    MixtureSource.Role.REPLAY,
                    "stage " + request.stage() + " asks for replay, but no"
                            + " replay source holds a sequence; give a source the role replay, or make replay-share 0");
        }
        return request.mixture().isPresent()
                ? bySource(report, request, request.mixture().get(), packed, sources, sequencesPerStep)
                : targetAndReplay(request, packed, sources);
    }

    private static Mixture targetAndReplay(
            DataRequest request, List<PackedSource> packed, List<MixtureSource> sources) {
        List<PackedSource> target = new ArrayList<>();
        List<PackedSource> replay = new ArrayList<>();
        for (int i = 0; i < packed.size(); i++) {
            (sources.get(i).role() == MixtureSource.Role.REPLAY ? replay : target).add(packed.get(i));
        }
        double[] shares = new MixtureShares(
                        where(request), MixtureSettings.Rule.PROPORTIONAL, request.replayShare(), sources, 0)
                .shares();
        return new Mixture(
                List.of(
                        new SequenceStream(key(request) + "target", target),
                        new SequenceStream(key(request) + "replay", replay)),
                new TargetAndReplay(request.replayShare()),
                planned(sources, shares, shares, 0));
    }

    private static Mixture bySource(
            PackReport report,
            DataRequest request,
            MixtureSettings settings,
            List<PackedSource> packed,
            List<MixtureSource> sources,
            int sequencesPerStep) {
        MixtureSettings.Anneal anneal = settings.anneal();
        long before = anneal == null ? request.steps() : (long) Math.floor(anneal.from() * request.steps());
        double stepTokens = (double) sequencesPerStep * report.sequenceLength();
        double[] first = new MixtureShares(
                        where(request) + "data: ", settings.rule(), request.replayShare(), sources, before * stepTokens)
                .shares();
        ShareOrder order = new EarliestDue(first);
        double[] second = first;
        if (anneal != null) {
            second = new MixtureShares(
                            where(request) + "data: anneal: ",
                            settings.annealRule(),
                            request.replayShare(),
                            sources,
                            (request.steps() - before) * stepTokens)
                    .shares();
            order = new AnnealedOrder(order, before * sequencesPerStep, new EarliestDue(second));
        }
        List<SequenceStream> streams = new ArrayList<>();
        for (PackedSource source : packed) {
            streams.add(new SequenceStream(key(request) + "source/" + source.name(), List.of(source)));
        }
        double annealed = (double) (request.steps() - before) / request.steps();
        return new Mixture(streams, order, planned(sources, first, second, annealed));
    }

    private static SortedMap<String, Double> planned(
            List<MixtureSource> sources, double[] first, double[] second, double annealed) {
        SortedMap<String, Double> planned = new TreeMap<>();
        for (int i = 0; i < first.length; i++) {
            planned.put(sources.get(i).name(), (1 - annealed) * first[i] + annealed * second[i]);
        }
        return planned;
    }

    private static void requireRole(Path pack, List<MixtureSource> sources, MixtureSource.Role role, String message) {
        if (sources.stream().noneMatch(source -> source.role() == role)) {
            throw new DataException(pack + ": " + message);
        }
    }

    private static String where(DataRequest request) {
        return "stage " + request.stage() + ": ";
    }

    private static String key(DataRequest request) {
        return request.seed() + "/" + request.stage() + "/";
    }
}
