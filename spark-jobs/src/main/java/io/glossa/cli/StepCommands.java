package io.glossa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verbs that run one step of a recipe. */
final class StepCommands {
    private StepCommands() {}

    /** {@code glossa corpus}. */
    @Command(
            name = "corpus",
            mixinStandardHelpOptions = true,
            modelTransformer = OptionalRecipe.class,
            subcommands = {
                ExplainCommand.class,
                CalibrateCommand.class,
                PresetsCommand.class,
            },
            header = "Cleans, deduplicates and splits the raw text of a recipe.",
            description = {
                "",
                "Reads every source, normalises, checks script and language, filters by quality and repetition, redacts"
                        + " personal data, removes exact and near duplicates, and splits by duplicate"
                        + " cluster. Runs on embedded Spark. A broken record never stops it.",
                "",
                "Writes corpus/: documents, splits, rejected (with reasons), duplicates and lineage (what every rule made of"
                        + " every record) as Parquet; report.json with documents, bytes and characters before and after"
                        + " every rule, and what each filter takes alone.",
                ""
            })
    static final class Corpus implements Runnable {
        @Mixin
        private RecipeOptions options;

        @Spec
        private CommandSpec verb;

        @Override
        public void run() {
            OptionalRecipe.require(options.recipe, verb);
            Pipeline.runOne(options, new CorpusStep());
        }
    }

    /** {@code glossa scratch}. */
    @Command(
            name = "scratch",
            mixinStandardHelpOptions = true,
            header = "Makes a base from nothing: a tokenizer of its own and random weights.",
            description = {
                "",
                "For a recipe with 'scratch' in place of 'base'. Learns the tokenizer from the corpus' training split in the"
                        + " recipe's language, or takes one (scratch.tokenizer), and draws the weights of scratch.config, whose keys are"
                        + " those of Hugging Face. The vocabulary is kept as it is unless the recipe has 'vocab'.",
                "",
                "Writes scratch/: a Hugging Face directory of an untrained model, which the later steps take for their base.",
                ""
            },
            footer = {"", "See it at work:", "  glossa recipes base-en"})
    static final class Scratch implements Runnable {
        @Mixin
        private RecipeOptions options;

        @Override
        public void run() {
            Pipeline.runOne(options, new ScratchStep());
        }
    }

    /** {@code glossa vocab}. */
    @Command(
            name = "vocab",
            mixinStandardHelpOptions = true,
            modelTransformer = OptionalRecipe.class,
            subcommands = {
                SweepCommand.class,
                CompareCommand.class,
                ShowCommand.class,
                VocabTrainCommand.class,
            },
            header = "Learns new pieces and merges them into the base tokenizer.",
            description = {
                "",
                "Counts words on Spark, continues the base tokenizer's byte-pair merges on the target language, and"
                        + " writes the tokenizer's files from one model, in the base's own form and as tokenizer.json. Base ids stay as they are, and text"
                        + " without the target script is cut exactly as before; vocab.policy replace or prune-and-extend"
                        + " gives rows of rarely used pieces to new ones instead.",
                "",
                "Writes vocab/: both files, added-pieces.tsv, report.json with fertility before and after.",
                ""
            },
            footer = {
                "",
                "How large should it be, and how does it cut?",
                "  glossa vocab sweep mine.yaml --out runs/mine          many sizes after one training pass, with the elbow",
                "  glossa vocab compare BASE runs/mine/vocab --text el=texts/    tokenizers side by side",
                "  glossa vocab show \"Καλημέρα κόσμε\" BASE runs/mine/vocab      how a sentence is cut"
            })
    static final class Vocab implements Runnable {
        @Mixin
        private RecipeOptions options;

        @Spec
        private CommandSpec verb;

        @Override
        public void run() {
            OptionalRecipe.require(options.recipe, verb);
            Pipeline.runOne(options, new VocabStep());
        }
    }

    /** {@code glossa pack}. */
    @Command(
            name = "pack",
            mixinStandardHelpOptions = true,
            header = "Cuts the splits into sequences of token ids.",
            description = {
                "",
                "Encodes every document with the new tokenizer and fills sequences of fixed length, remembering where"
                        + " documents begin, so that nothing is attended to across a boundary.",
                "",
                "Writes pack/: Parquet by split and source; report.json with documents, bytes and tokens.",
                ""
            })
    static final class Pack implements Runnable {
        @Mixin
        private RecipeOptions options;

        @Override
        public void run() {
            Pipeline.runOne(options, new PackStep());
        }
    }

    /** {@code glossa init}. */
    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            modelTransformer = OptionalRecipe.class,
            subcommands = {MethodsCommand.class, InitCompareCommand.class},
            header = "Gives the new pieces their first embeddings, by the strategy with the lowest loss.",
            description = {
                "",
                "Tries each strategy of the recipe with several seeds on this very model, measures validation bits per"
                        + " byte before and after a few steps on identical batches, and keeps the best.",
                "",
                "Writes init/: a Hugging Face directory with the new rows, provenance.tsv, comparison.json.",
                ""
            })
    static final class Init implements Runnable {
        @Mixin
        private RecipeOptions options;

        @Spec
        private CommandSpec verb;

        @Override
        public void run() {
            OptionalRecipe.require(options.recipe, verb);
            Pipeline.runOne(options, new InitStep());
        }
    }

    /** {@code glossa train}. */
    @Command(
            name = "train",
            mixinStandardHelpOptions = true,
            header = "Trains the stages of a recipe, resuming where it was stopped.",
            description = {
                "",
                "Each stage names what learns; everything else stays bit for bit what it was, which is verified at the"
                        + " stage's end. A stage that was killed goes on from its last checkpoint and gives the same"
                        + " bytes as if it had not been.",
                "",
                "Writes train/01-NAME, 02-NAME, ...: the model, metrics.jsonl, summary.json.",
                ""
            })
    static final class Train implements Runnable {
        @Mixin
        private RecipeOptions options;

        @Override
        public void run() {
            Pipeline.runOne(options, new TrainStep());
        }
    }

    /** {@code glossa eval}. */
    @Command(
            name = "eval",
            mixinStandardHelpOptions = true,
            header = "Measures what was gained and what was lost, in bits per byte.",
            description = {
                "",
                "Scores held-out text of every set with the base and the adapted model, beside uniform, unigram and"
                        + " bigram models of the same tokenizer and xz, with bootstrap intervals over documents; and the"
                        + " divergence from the base on text sampled from the base.",
                "",
                "Writes eval/: results.json, samples.jsonl.",
                ""
            })
    static final class Eval implements Runnable {
        @Mixin
        private RecipeOptions options;

        @Override
        public void run() {
            Pipeline.runOne(options, new EvalStep());
        }
    }
}
