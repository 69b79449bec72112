package io.glossa.study;

import io.glossa.run.Settings;
import io.glossa.vocab.chart.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A study as a page of Markdown: questions with their answers first, then what they rest on.
 *
 * <p><b>Determinism.</b> The page has no clock but the column of seconds.
 */
final class StudyPage {
    private final StudySettings settings;
    private final StudyResults results;
    private final StringBuilder out = new StringBuilder();

    private StudyPage(StudySettings settings, StudyResults results) {
        this.settings = settings;
        this.results = results;
    }

    static String of(StudySettings settings, StudyResults results) {
        StudyPage page = new StudyPage(settings, results);
        page.head();
        results.answers().forEach(page::answer);
        page.arms();
        page.measured();
        page.costs();
        page.searches();
        return page.out.toString();
    }

    private void head() {
        line("# " + settings.title());
        line("");
        line(settings.armNames().size() + " arms, " + settings.seeds()
                + " seeds each, every arm at a learning rate of its"
                + " own. Bits per byte; intervals of 95 % over seeds and documents; less is better.");
        line("");
        results.warnings().forEach(warning -> line("- Beware: " + warning + "."));
        if (!results.warnings().isEmpty()) {
            line("");
        }
    }

    private void answer(Answer answer) {
        line("## " + answer.asks());
        line("");
        if (!answer.expects().isEmpty()) {
            line("Expected: " + answer.expects());
            line("");
        }
        line("Compared: " + answer.measure()
                + (answer.margin() > 0 ? "; less than " + Figures.decimal(answer.margin()) + " does not matter" : "")
                + ".");
        line("");
        row("budget", "set", "found");
        rule(3);
        for (Answer.Round round : answer.rounds()) {
            row(round.budget(), round.set(), round.verdict());
        }
        line("");
        if (answer.rounds().stream().anyMatch(round -> round.pairs().size() > 1)) {
            row("budget", "set", "pair", "difference", "95 %", "p after Holm", "outcome");
            rule(7);
            answer.rounds()
                    .forEach(round -> round.pairs()
                            .forEach(pair -> row(
                                    round.budget(),
                                    round.set(),
                                    pair.first() + " − " + pair.second(),
                                    Figures.decimal(pair.difference().value()),
                                    bounds(pair.difference()),
                                    probability(pair.adjustedProbability()),
                                    words(pair.outcome()))));
            line("");
        }
        line("![" + answer.asks() + "](" + answer.question() + ".svg)");
        line("");
    }

    private void arms() {
        line("## Arms");
        line("");
        line("All begin with the recipe `" + settings.recipe() + "`.");
        line("");
        settings.arms().forEach((arm, changes) -> {
            if (changes.isEmpty()) {
                line("- **" + arm + "**: the recipe as it is");
            } else {
                line("- **" + arm + "**:");
                line("");
                Settings.toYaml(changes).lines().forEach(text -> line("      " + text));
                line("");
            }
        });
        line("");
    }

    private void measured() {
        line("## Measured");
        line("");
        row(
                "arm",
                "budget",
                "set",
                "bits per byte",
                "95 %",
                "seeds' deviation",
                "unigram",
                "bigram",
                "bytes a token",
                "operations a byte in use");
        rule(10);
        for (ArmRow arm : results.rows()) {
            arm.sets()
                    .forEach((set, on) -> row(
                            arm.arm(),
                            arm.budget(),
                            set,
                            Figures.decimal(on.bitsPerByte().value()),
                            bounds(on.bitsPerByte()),
                            Figures.decimal(on.bitsPerByte().seedDeviation()),
                            Figures.decimal(on.unigram()),
                            Figures.decimal(on.bigram()),
                            String.format(Locale.ROOT, "%.2f", on.bytesPerToken()),
                            scientific(on.operationsPerByte())));
            arm.divergence()
                    .ifPresent(moved -> row(
                            arm.arm(),
                            arm.budget(),
                            "divergence from the base",
                            Figures.decimal(moved.value()),
                            bounds(moved),
                            Figures.decimal(moved.seedDeviation()),
                            "",
                            "",
                            "",
                            ""));
        }
        line("");
    }

    private void costs() {
        line("## Cost");
        line("");
        row(
                "arm",
                "budget",
                "rates times",
                "rows",
                "weights",
                "target bytes",
                "epochs",
                "tokens",
                "operations",
                "processor seconds");
        rule(10);
        for (ArmRow arm : results.rows()) {
            row(
                    arm.arm(),
                    arm.budget(),
                    factor(arm.rateFactor()),
                    Figures.count(arm.vocabularySize()),
                    Figures.count(arm.parameters()),
                    Figures.count(Math.round(arm.targetBytes())),
                    String.format(Locale.ROOT, "%.1f", arm.epochs()),
                    Figures.count(Math.round(arm.tokens())),
                    scientific(arm.operations()),
                    Figures.count(Math.round(arm.processorSeconds())));
        }
        line("");
        line("Operations are those that the model asks for, head included. Seconds are this machine's, training and"
                + " evaluation, of the process that finished the trial.");
        line("");
    }

    private void searches() {
        line("## Learning rates");
        line("");
        line("Validation bits per byte at "
                + settings.budgets().get(settings.learningRates().budget()).key()
                + ", with a seed that no comparison uses.");
        line("");
        for (String arm : settings.armNames()) {
            RateSearch search = results.searches().get(arm);
            List<String> tried = new ArrayList<>();
            search.tried()
                    .forEach(rate -> tried.add("x" + factor(rate.factor()) + " " + Figures.decimal(rate.validation())));
            line("- " + arm + ": x" + factor(search.chosen())
                    + (tried.isEmpty() ? ", not searched" : " of " + String.join(", ", tried)));
        }
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void rule(int columns) {
        line("|" + "---|".repeat(columns));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String bounds(Estimate estimate) {
        return Figures.decimal(estimate.low()) + " to " + Figures.decimal(estimate.high());
    }

    private static String probability(double probability) {
        return probability < 0.001 ? "< 0.001" : Figures.decimal(probability);
    }

    private static String factor(double factor) {
        return String.format(Locale.ROOT, "%.3g", factor).replaceFirst("\\.?0+$", "");
    }

    private static String scientific(double number) {
        return String.format(Locale.ROOT, "%.2e", number);
    }

    private static String words(Answer.Outcome outcome) {
        return switch (outcome) {
            case FIRST_BETTER -> "first better";
            case SECOND_BETTER -> "second better";
            case ALIKE -> "alike";
            case NOT_SEPARABLE -> "not separable";
        };
    }
}
