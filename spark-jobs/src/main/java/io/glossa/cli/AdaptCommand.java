package io.glossa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code glossa adapt}: the whole job. */
@Command(
        name = "adapt",
        mixinStandardHelpOptions = true,
        header =
                "Runs a whole recipe: raw text and an English checkpoint in, a Hugging Face directory and a report out.",
        description = {
            "",
            "Steps, in order: corpus, vocab, pack, init, train, eval, export, report. A step that is up to date is"
                    + " skipped; a changed setting reruns that step and those behind it. Stop it at any time and give"
                    + " the same command again.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa adapt quickstart-ko --out runs/ko",
            "  glossa adapt quickstart-ko --out runs/ko --dry-run",
            "  glossa adapt mine.yaml --set vocab.size=4096 --seed 7"
        })
final class AdaptCommand implements Runnable {
    @Mixin
    private RecipeOptions options;

    @Override
    public void run() {
        Pipeline.runAll(options);
    }
}
