package io.glossa.checkpoint.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.checkpoint.Checkpoint;
import io.glossa.checkpoint.DataType;
import io.glossa.checkpoint.TestModels;
import io.glossa.checkpoint.Variants;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import io.glossa.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every registered method keeps. */
public class MergeMethodContractTest {
    private Path directory;

    @BeforeMethod
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("merge");
    }

    @AfterMethod
    void deleteDirectory() {
        AtomicFiles.delete(directory);
    }

    @DataProvider
    Object[][] methods() {
        return MergeMethods.all().keySet().stream()
                .map(name -> new Object[] {name})
                .toArray(Object[][]::new);
    }

    @Test
    void fourMethodsShip() {
        assertThat(MergeMethods.all().keySet()).containsExactly("average", "chat-vector", "linear", "slerp");
    }

    @Test(dataProvider = "methods")
    void itsNameIsFitForTheCommandLine(String name) {
        assertThat(name).matches("[a-z]+(-[a-z]+)*");
        assertThat(MergeMethods.get(name).formula(settings(name), models(name))).contains("a");
    }

    @Test(dataProvider = "methods")
    void aModelMergedWithItselfIsEqualToTheBit(String name) throws IOException {
        Path self = TestModels.stories260k();
        merge(name, Collections.nCopies(models(name), self), directory.resolve("same"));
        try (Checkpoint before = Checkpoint.open(self);
                Checkpoint after = Checkpoint.open(directory.resolve("same"))) {
            assertThat(after.tensors().keySet()).isEqualTo(before.tensors().keySet());
            before.tensors()
                    .forEach((tensor, stored) -> assertThat(stored.mismatch(after.tensor(tensor)))
                            .as(tensor)
                            .isNegative());
        }
    }

    @Test(dataProvider = "methods")
    void theSameModelsGiveTheSameBytes(String name) throws IOException {
        Path other = Variants.write(directory.resolve("other"), 7, 0.05, DataType.BF16);
        List<Path> models = List.of(TestModels.stories260k(), other, TestModels.stories260k())
                .subList(0, models(name));
        merge(name, models, directory.resolve("one"));
        merge(name, models, directory.resolve("two"));
        for (String file : List.of("model.safetensors", "merge.json", "config.json", "tokenizer.model")) {
            assertThat(directory.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("one").resolve(file));
        }
    }

    @Test(dataProvider = "methods")
    void aSingleModelIsRefused(String name) {
        assertThatThrownBy(() -> new ModelMerge(List.of(TestModels.stories260k()), settings(name), Progress.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("found 1");
    }

    private static int models(String name) {
        return name.equals(ChatVectorMerge.NAME) ? 3 : 2;
    }

    private static MergeSettings settings(String name) {
        return name.equals(LinearMerge.NAME)
                ? new MergeSettings(name, List.of(0.3, 0.6), null, null, null, null, null)
                : MergeSettings.of(name);
    }

    private static void merge(String name, List<Path> models, Path output) throws IOException {
        Files.createDirectories(output);
        new ModelMerge(models, settings(name), Progress.NONE).work(output);
    }
}
