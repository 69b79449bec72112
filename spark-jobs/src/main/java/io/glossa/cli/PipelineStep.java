package io.glossa.cli;

/** One step of a run: it reads what earlier steps wrote and commits one directory. */
interface PipelineStep {
    /** The verb that runs it alone. */
    String name();

    /** Whether it needs the base's weights; steps that do not run with a base that is a tokenizer only. */
    default boolean readsBaseModel() {
        return true;
    }

    /** Whether a recipe has work for it. */
    default boolean appliesTo(Recipe recipe) {
        return true;
    }

    /**
     * Runs the step, or skips it when it is up to date.
     *
     * @throws io.glossa.run.ConfigException when an earlier step's result is missing, naming the verb that makes it
     */
    void run(RunContext context);
}
