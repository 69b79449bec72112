package io.glossa.train.data;

/**
 * A packed source as a mixture sees it.
 *
 * @param name of the source
 * @param language ISO 639-1 code; empty when the pack does not tell
 * @param role whether it is text of the new language or of the base's
 * @param tokens it holds
 */
record MixtureSource(String name, String language, Role role, long tokens) {
    /** What a source is read for. */
    enum Role {
        /** To learn the new language. */
        TARGET("target"),
        /** Not to forget the base's. */
        REPLAY("replay");

        private final String key;

        Role(String key) {
            this.key = key;
        }
    }

    /** What this source is weighed by. */
    String group(MixtureSettings.GroupedBy by) {
        return switch (by) {
            case SOURCE -> name;
            case LANGUAGE -> language;
            case ROLE -> role.key;
        };
    }
}
