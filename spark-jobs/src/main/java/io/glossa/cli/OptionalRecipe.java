package io.glossa.cli;

import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * Lets a verb that takes a recipe have subcommands: picocli asks for what a verb requires even when a subcommand follows,
 * so the verb itself asks for its recipe when it runs.
 */
final class OptionalRecipe implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec verb) {
        PositionalParamSpec recipe = verb.positionalParameters().get(0);
        verb.remove(recipe);
        return verb.addPositional(PositionalParamSpec.builder(recipe)
                .required(false)
                .arity("0..1")
                .build());
    }

    /** Refuses a command line without a recipe, in picocli's words. */
    static void require(String recipe, CommandSpec verb) {
        if (recipe == null) {
            throw new ParameterException(verb.commandLine(), "Missing required parameter: 'RECIPE'");
        }
    }
}
