package io.glossa.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.checkpoint.ModelConfig;
import io.glossa.checkpoint.TestModels;
import io.glossa.run.ConfigException;
import io.glossa.run.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CandidateTest {
    @Test
    void readsNamesParametersPairsAndPresets() {
        InitializationSettings settings = bind("{strategies: [normal, {method: omp, rows: 16, norm: per-script,"
                + " noise: 0.5, otherwise: [first-part]}, {name: mine, inputs: normal, head: first-part}, eeve]}");
        assertThat(settings.strategies())
                .extracting(Candidate::name)
                .containsExactly("normal", "omp(rows=16.0)", "mine", "eeve");
        MethodChoice omp = settings.strategies().get(1).inputs();
        assertThat(omp.call().parameters()).containsEntry("rows", 16.0);
        assertThat(omp.norm()).isEqualTo(NormMatching.PER_SCRIPT);
        assertThat(omp.noise()).isEqualTo(0.5);
        assertThat(omp.otherwise()).containsExactly(MethodCall.of("first-part"));
        Candidate eeve = settings.strategies().get(3);
        assertThat(eeve.choice(MatrixRole.INPUTS)).isEqualTo(MethodChoice.of("subtoken-mean"));
        assertThat(eeve.choice(MatrixRole.HEAD)).isEqualTo(MethodChoice.of("first-part"));
        assertThat(eeve.choosesHead()).isTrue();
    }

    @Test
    void inputsAndHeadAreComparedInEveryPair() {
        assertThat(bind("{inputs: [normal, subtoken-mean], head: [normal, first-part]}")
                        .strategies())
                .extracting(Candidate::name)
                .containsExactly("normal", "normal/first-part", "subtoken-mean/normal", "subtoken-mean/first-part");
    }

    @Test
    void thePlanThatIsWrittenReadsBackTheSame() {
        InitializationSettings settings = bind("{strategies: [normal, {method: omp, rows: 16, norm: mean, noise: 0.5,"
                + " otherwise: [first-part]}, {name: mine, inputs: normal, head: {method: first-part, norm: none}},"
                + " eeve], files: {donor: there}}");
        assertThat(bind(Settings.toYaml(settings))).isEqualTo(settings);
    }

    @Test
    void whatIsPossibleDependsOnTheModelAndTheFilesAndComesOnce() {
        ModelConfig tied = ModelConfig.read(TestModels.stories260k());
        Map<String, String> refused = new TreeMap<>();
        List<String> names = Candidate.possible(tied, AuxiliaryFiles.none(), refused::put).stream()
                .map(Candidate::name)
                .toList();
        assertThat(names).isSorted().contains("subtoken-mean", "normal", "zero").doesNotContain("focus", "redwhale");
        assertThat(refused.get("focus")).contains("init.files.vectors");
        assertThat(refused.get("eeve")).contains("one matrix, one choice");
        // redwhale is subtoken-mean under another name.
        assertThat(refused).doesNotContainKey("redwhale");
    }

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {"{strategies: [{method: omp, row: 3}]}", "did you mean 'rows'?"},
            {"{strategies: [{method: omp, rows: 0}]}", "omp: rows: 0.0; expected a number from 1.0"},
            {"{strategies: [{method: omp, rows: many}]}", "omp: rows: many; expected a number"},
            {"{strategies: [{rows: 3}]}", "with the key method"},
            {"{strategies: [{head: normal}]}", "has a head but no inputs"},
            {"{strategies: [{inputs: normal, heads: normal}]}", "did you mean 'head'?"},
            {"{strategies: [{method: normal, noise: -1}]}", "noise: -1.0; expected 0 to"},
            {"{strategies: [{method: normal, norm: long}]}", "expected none, mean or per-script"},
            {"{strategies: [{method: normal, otherwise: normal}]}", "expected a list of methods"},
            {"{strategies: [normal], head: [first-part]}", "found both forms"},
            {"{files: {vector: v}}", "did you mean 'vectors'?"},
        };
    }

    @Test(dataProvider = "refusals")
    void refusesWhatMakesNoSense(String yaml, String expected) {
        assertThatThrownBy(() -> bind(yaml)).isInstanceOf(ConfigException.class).hasMessageContaining(expected);
    }

    @Test
    void aCallIsNamedWithItsParameters() {
        assertThat(MethodCall.of("omp")).hasToString("omp");
        assertThat(List.of(MethodCall.of("omp"))).doesNotContain(MethodCall.of("normal"));
    }

    private static InitializationSettings bind(String yaml) {
        return Settings.parse(yaml, "test.yaml").bind(InitializationSettings.class);
    }

    @Test
    void everyPresetThatShipsIsACandidate() {
        assertThat(InitializationPresets.names()).contains("eeve", "adaptivocab", "first-last", "redwhale");
        for (String name : InitializationPresets.names()) {
            assertThat(Candidate.of(name).name()).isEqualTo(name);
            assertThat(InitializationPresets.description(name)).as(name).contains("arXiv ");
            assertThat(EmbeddingInitializers.all()).doesNotContainKey(name);
        }
        assertThat(Candidate.of("first-last").inputs().call().method()).isEqualTo("last-part");
        assertThat(Candidate.of("redwhale-parts-mean").head().call().method()).isEqualTo("global-mean");
    }

    /** The run's own text stands in where the settings name none, and counts for no identity: other inputs tell it. */
    @Test
    void theRunsOwnTextStandsInForOneThatIsNotNamed() {
        AuxiliaryFiles none = AuxiliaryFiles.none();
        assertThatThrownBy(() -> Candidate.of("align").check(base(), none))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("init.files.text is missing; align needs it");
        AuxiliaryFiles ofTheRun = none.orElse(AuxiliaryFile.TEXT, Path.of("corpus"));
        Candidate.of("align").check(base(), ofTheRun);
        assertThat(ofTheRun.identities()).isEmpty();
        String named = TestModels.stories260k().toString();
        AuxiliaryFiles both =
                AuxiliaryFiles.of(Map.of("text", named), Path.of("")).orElse(AuxiliaryFile.TEXT, Path.of("corpus"));
        assertThat(both.find(AuxiliaryFile.TEXT)).hasValue(Path.of(named));
        assertThat(both.identities()).containsOnlyKeys("files.text");
    }

    private static ModelConfig base() {
        return ModelConfig.read(TestModels.stories260k());
    }
}
