package io.glossa.cli;

import io.glossa.run.Json;
import io.glossa.vocab.Tokenizers;
import io.glossa.vocab.measure.Segmentation;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glossa vocab show}: how a text is cut by each tokenizer. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        header = "Shows how a text is cut by each of several tokenizers.",
        description = {
            "",
            "Tokens stand between spaces; in them ▁ is a space, ⏎ a line feed, ⇥ a tab, and <0xED> a byte of a character that is"
                    + " cut. A tokenizer is a file or folder that Glossa reads: SentencePiece's tokenizer.model, Hugging Face's"
                    + " tokenizer.json, Llama 3's tiktoken file, GPT-2's encoder.json with vocab.bpe.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  glossa vocab show \"이 영화는 정말 재미있다\" BASE_DIR runs/ko/vocab",
            "  glossa vocab show \"Ní ìgbà kan rí\" before=BASE_DIR after=runs/yo/vocab --ids"
        })
final class ShowCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TEXT", description = "What to cut.")
    private String text;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "[NAME=]TOKENIZER",
            description = "Tokenizers, with the names to call them if not their own.")
    private List<String> tokenizers;

    @Option(names = "--ids", description = "Shows the ids below the tokens.")
    private boolean ids;

    @Option(names = "--json", description = "Prints tokens and ids as JSON, by tokenizer.")
    private boolean json;

    @Override
    public void run() {
        Map<String, Segmentation> cuts = new LinkedHashMap<>();
        for (Map.Entry<String, NamedPath> named :
                NamedPaths.distinct(tokenizers).entrySet()) {
            cuts.put(
                    named.getKey(),
                    Segmentation.of(Tokenizers.load(named.getValue().path()), text));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(cuts));
        } else {
            int width = cuts.keySet().stream().mapToInt(TextTable::width).max().orElse(0);
            cuts.forEach((name, cut) -> {
                out.printf(
                        "%s%s  %4d tokens  %s%n",
                        name,
                        " ".repeat(width - TextTable.width(name)),
                        cut.tokens().size(),
                        cut.joined(" "));
                if (ids) {
                    out.println(" ".repeat(width + 15)
                            + String.join(
                                    " ",
                                    cut.tokens().stream()
                                            .map(token -> String.valueOf(token.id()))
                                            .toList()));
                }
            });
        }
        out.flush();
    }
}
