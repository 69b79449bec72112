package io.glossa.corpus.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glossa.run.ConfigException;
import io.glossa.run.Json;
import io.glossa.run.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MixPlannerTest {
    private static final int LARGEST = 20_000;

    /** Documents of random length by id, for each source; the seed is fixed. */
    private final Map<String, Map<String, Integer>> corpus = new LinkedHashMap<>();

    private final List<MixGroup> groups = new ArrayList<>();

    public MixPlannerTest() {
        Random random = new Random(5);
        add("ko-news", "target", "ko", 2_000, random);
        add("ko-web", "target", "ko", 700, random);
        add("yo-news", "target", "yo", 60, random);
        add("en-web", "replay", "en", 3_000, random);
        add("en-ko", "parallel", "ko", 90, random);
        add("java", "code", "en", 200, random);
    }

    @Test
    public void sharesAreExactWithinOneDocument() {
        MixSettings settings = settings("""
                shares: {target: 0.62, replay: 0.23, parallel: 0.06, code: 0.09}
                budget: 10 MB
                """);
        MixPlan plan = plan(settings);

        Map<String, Long> realised = realised(plan);
        assertThat(plan.wantedBytes()).isEqualTo(10_000_000);
        plan.roles().forEach((role, planned) -> {
            long sum = groups.stream()
                    .filter(g -> g.role().equals(role))
                    .mapToLong(g -> realised.get(g.source()))
                    .sum();
            assertThat(sum).as(role).isEqualTo(planned.bytes());
            assertThat((double) sum).as(role).isCloseTo(planned.wantedShare() * 10e6, within((double) LARGEST));
        });
        for (MixPlan.Source source : plan.sources()) {
            assertThat(source.plannedBytes()).as(source.source()).isEqualTo(realised.get(source.source()));
            assertThat(source.epochs()).isCloseTo((double) source.plannedBytes() / source.bytes(), within(1e-12));
        }
    }

    @Test
    public void theMixShrinksRatherThanBreakSharesOrRepeatTooOften() {
        MixPlan plan = plan(settings("shares: {target: 0.5, parallel: 0.5}\nmax-epochs: 2\nbudget: 1 GB"));

        long parallel = groups.get(4).bytes();
        assertThat(plan.roles().get("parallel").bytes()).isCloseTo(2 * parallel, within((long) LARGEST));
        assertThat(plan.roles().get("target").share()).isCloseTo(0.5, within((double) LARGEST / plan.plannedBytes()));
        assertThat(plan.warnings()).singleElement().asString().contains("not the 1,000,000,000 wanted");
        assertThat(plan.sources()).allSatisfy(s -> assertThat(s.epochs()).isLessThan(2.1));
    }

    @Test
    public void everythingOnceUnlessTold() {
        MixPlan plan = plan(MixSettings.defaults());

        assertThat(plan.sources()).allSatisfy(s -> {
            assertThat(s.epochs()).isEqualTo(1.0);
            assertThat(s.copies()).isOne();
            assertThat(s.cut()).isZero();
        });
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    public void aRoleWithoutAShareIsLeftOut() {
        MixPlan plan = plan(settings("shares: {target: 0.9, replay: 0.1}"));

        assertThat(plan.copies().of("java", "d1")).isZero();
        assertThat(plan.copies().of("unheard-of", "d1")).isZero();
        // Without a budget every target document is taken once.
        assertThat(plan.roles().get("target").bytes())
                .isCloseTo(
                        groups.stream()
                                .filter(g -> g.role().equals("target"))
                                .mapToLong(MixGroup::bytes)
                                .sum(),
                        within((long) LARGEST));
    }

    @Test
    public void temperatureFollowsItsFormula() {
        MixPlan plan = plan(settings("method: temperature\nalpha: 0.5\nmax-epochs: 100\nbudget: 8 MB"));

        double norm =
                groups.stream().mapToDouble(g -> Math.sqrt((double) g.bytes())).sum();
        for (int i = 0; i < groups.size(); i++) {
            assertThat((double) plan.sources().get(i).plannedBytes())
                    .as(groups.get(i).source())
                    .isCloseTo(8e6 * Math.sqrt((double) groups.get(i).bytes()) / norm, within((double) LARGEST));
        }
    }

    @Test
    public void aSourceRepeatedAboveFourTimesIsWarnedOf() {
        MixPlan plan = plan(settings("method: unimax\nmax-epochs: 9\nbudget: 40 MB"));

        assertThat(plan.warnings()).anySatisfy(w -> assertThat(w).contains("source yo-news is repeated 9.0 times"));
    }

    @Test
    public void sourcesOfALanguageShareByTheirBytes() {
        MixPlan plan = plan(settings("by: language\nmethod: unimax\nbudget: 1.5 MB"));

        Map<String, Double> byLanguage = new LinkedHashMap<>();
        plan.sources().forEach(s -> byLanguage.merge(s.language(), (double) s.plannedBytes(), Double::sum));
        double yoruba = 4.0 * groups.get(2).bytes();
        assertThat(yoruba).isGreaterThan(5e5);
        byLanguage.forEach(
                (language, bytes) -> assertThat(bytes).as(language).isCloseTo(5e5, within((double) LARGEST)));
        assertThat((double) plan.sources().get(0).plannedBytes()
                        / plan.sources().get(1).plannedBytes())
                .isCloseTo((double) groups.get(0).bytes() / groups.get(1).bytes(), within(0.1));
    }

    /** UniMax by hand: sizes, budget, epochs, parts. The first is the worked example of algorithm 1 with N = 2. */
    @DataProvider
    public Object[][] unimax() {
        return new Object[][] {
            // Even part 40; the 10 can give 20 only; of the 100 left each of two takes 50.
            {new double[] {10, 100, 1000}, 120, 2, new double[] {20, 50, 50}},
            // Even part 40 for all three.
            {new double[] {30, 100, 1000}, 120, 2, new double[] {40, 40, 40}},
            // Everybody is at the limit: 180 of 300.
            {new double[] {10, 20, 30}, 300, 3, new double[] {30, 60, 90}},
        };
    }

    @Test(dataProvider = "unimax")
    public void unimaxDividesEvenlyUpToTheLimit(double[] sizes, double budget, double epochs, double[] expected) {
        double[] limits = new double[sizes.length];
        double[] even = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            limits[i] = epochs * sizes[i];
            even[i] = 1;
        }
        assertThat(WaterFilling.divide(budget, even, limits)).containsExactly(expected, within(1e-9));
    }

    @Test
    public void thePlanIsTheSameReadBack() throws Exception {
        MixPlan plan = plan(settings("method: temperature"));
        Path folder = Files.createTempDirectory("mix");
        assertThat(MixPlan.of(folder)).isEmpty();
        Json.write(folder.resolve(MixPlan.FILE), plan);
        assertThat(MixPlan.of(folder)).contains(plan);
    }

    @Test
    public void settingsRefuseWhatCannotBe() {
        assertThat(settings("budget: 1.5 GiB").budget().bytes()).isEqualTo(1_610_612_736L);
        assertThat(settings("budget: 2 GB").budget().bytes()).isEqualTo(2_000_000_000L);
        for (String bad : List.of(
                "budget: 2",
                "budget: 0 GB",
                "budget: 2 gigs",
                "shares: {target: 0.5, replay: 0.4}",
                "shares: {target: 1.5}",
                "alpha: 0.5",
                "method: temperature\nalpha: 0",
                "max-epochs: 0.5",
                "methods: unimax")) {
            assertThatThrownBy(() -> settings(bad)).as(bad).isInstanceOf(ConfigException.class);
        }
        assertThatThrownBy(() -> plan(settings("shares: {target: 0.5, paralel: 0.5}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'parallel'?");
    }

    private MixPlan plan(MixSettings settings) {
        return new MixPlanner(settings, 3, groups).plan(this::cut);
    }

    private MixPlanner.Cut cut(String source, long wanted) {
        MixDraw draw = new MixDraw(3);
        Map<String, Integer> documents = corpus.get(source);
        List<String> order = new ArrayList<>(documents.keySet());
        order.sort(Comparator.comparingLong(id -> draw.of(source, id)));
        long[] draws = order.stream().mapToLong(id -> draw.of(source, id)).toArray();
        long[] sizes = order.stream().mapToLong(documents::get).toArray();
        return MixPlanner.Cut.through(draws, sizes, 0, wanted);
    }

    /** Bytes of each source when every document is taken as often as the plan says. */
    private Map<String, Long> realised(MixPlan plan) {
        MixPlan.Copies copies = plan.copies();
        Map<String, Long> bytes = new LinkedHashMap<>();
        corpus.forEach((source, documents) ->
                documents.forEach((id, size) -> bytes.merge(source, (long) size * copies.of(source, id), Long::sum)));
        return bytes;
    }

    private void add(String source, String role, String language, int documents, Random random) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (int i = 0; i < documents; i++) {
            sizes.put("d" + i, 200 + random.nextInt(random.nextInt(10) == 0 ? LARGEST - 200 : 4_000));
        }
        corpus.put(source, sizes);
        long bytes = sizes.values().stream().mapToLong(Integer::longValue).sum();
        groups.add(new MixGroup(source, role, language, bytes, documents));
    }

    private static MixSettings settings(String yaml) {
        return Settings.parse(yaml, "test").bind(MixSettings.class);
    }
}
