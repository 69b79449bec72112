package io.glossa.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glossa.corpus.SourceRole;
import io.glossa.corpus.SourceSettings;
import io.glossa.run.AtomicFiles;
import io.glossa.run.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Recipes that ship, and recipes that extend others. */
public class RecipeLibraryTest {
    private static final Path ROOT = Path.of(System.getProperty("glossa.root")).toAbsolutePath();

    private Path folder;

    @BeforeMethod
    void createFolder() throws IOException {
        System.setProperty("glossa.home", ROOT.toString());
        folder = Files.createTempDirectory("recipes");
    }

    @AfterMethod
    void deleteFolder() {
        AtomicFiles.delete(folder);
    }

    @DataProvider
    Object[][] shipped() {
        System.setProperty("glossa.home", ROOT.toString());
        return RecipeLibrary.recipes().names().stream()
                .map(name -> new Object[] {name})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "shipped")
    void everyRecipeBinds(String name) {
        Recipe recipe = recipe(RecipeLibrary.recipes().resolve(name));
        assertThat(recipe.name()).isEqualTo(name);
        assertThat(recipe.corpus().sources()).allSatisfy(source -> {
            assertThat(source.licence()).isNotBlank();
            assertThat(source.origin()).isNotBlank();
        });
    }

    @Test
    void theMixedBaseIsTheBaseAndSevenLanguages() {
        RecipeLibrary library = RecipeLibrary.recipes();
        Recipe base = recipe(library.resolve("base-en"));
        Recipe mixed = recipe(library.resolve("base-en-mixed"));
        List<SourceSettings> own = mixed.corpus().sources();
        int shared = base.corpus().sources().size();
        assertThat(own.subList(0, shared)).isEqualTo(base.corpus().sources());
        List<SourceSettings> others = own.subList(shared, own.size());
        assertThat(others)
                .extracting(SourceSettings::language)
                .containsExactly("ko", "el", "sw", "ha", "yo", "zu", "xh");
        assertThat(others).allSatisfy(source -> {
            assertThat(source.role()).isEqualTo(SourceRole.REPLAY);
            assertThat(ROOT.resolve("spark-jobs/recipes").resolve(source.paths().get(0)))
                    .isRegularFile();
        });
        assertThat(mixed.scratch()).isEqualTo(base.scratch());
        assertThat(mixed.train()).isEqualTo(base.train());
        assertThat(mixed.corpus().mix().shares()).containsEntry("replay", 0.005);
    }

    @Test
    void aRecipeAppendsSourcesOrReplacesThem() throws IOException {
        String source = "[{name: more, language: ko, paths: [a.jsonl]}]";
        Path appending = write("appending.yaml", "extends: quickstart-ko\ncorpus: {sources+: " + source + "}\n");
        assertThat(recipe(appending).corpus().sources())
                .extracting(SourceSettings::name)
                .startsWith("ko-reviews", "ko-ud")
                .endsWith("en-general", "more")
                .hasSize(9);
        Path replacing = write(
                "replacing.yaml",
                "extends: quickstart-ko\ncorpus: {sources: " + source + "}\n"
                        + "train: {stages: [{name: a, trains: [all], learning-rate: 1.0e-3, steps: 1}]}\n");
        assertThat(recipe(replacing).corpus().sources())
                .extracting(SourceSettings::name)
                .containsExactly("more");
    }

    @Test
    void aListThatTheOtherRecipeLacksIsNamedWithFileAndLine() throws IOException {
        Path file = write("wrong.yaml", "extends: quickstart-ko\ncorpus:\n  source+: []\n");
        assertThatThrownBy(() -> recipe(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("wrong.yaml line 3: corpus.source+: there is no list corpus.source to append to");
    }

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    private static Recipe recipe(Path file) {
        return RecipeLibrary.recipes().read(file).bind(Recipe.class);
    }
}
