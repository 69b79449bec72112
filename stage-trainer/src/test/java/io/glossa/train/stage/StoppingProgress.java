package io.glossa.train.stage;

import io.glossa.run.Progress;

/** Throws when a step is finished, as a broken terminal might: the stage is left as it stood. */
record StoppingProgress(int step) implements Progress {
    @Override
    public Task begin(String name, String unit, long expected) {
        return new Task() {
            private long done;

            @Override
            public void advance(long amount) {
                done += amount;
                if (amount > 0 && done >= step) {
                    throw new IllegalStateException("stopped");
                }
            }

            @Override
            public void note(String text) {}

            @Override
            public void close() {}
        };
    }
}
