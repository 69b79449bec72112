# Sourced by the commands beside it: trainer VERB ARGUMENTS... becomes the process of the trainer, so that signals reach it.
#
#   GLOSSA_JAVA_OPTS   further JVM options; the last -Xmx wins (default -Xmx1536m)
#   JAVA_HOME          the JDK to use (17 or newer); else java from PATH

module=stage-trainer
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../spark-jobs/bin/environment.sh"

trainer() {
  # shellcheck disable=SC2086 # options are words
  exec "$java" "@$dist/jvm.options" ${GLOSSA_JAVA_OPTS:-} "-Dlogback.configurationFile=$dist/logback.xml" \
    "-Dglossa.home=$home" "-Dglossa.terminal=${terminal:-false}" -cp "$dist/lib/*" io.glossa.train.command.TrainerCommand "$@"
}

# From here on all that is printed goes to RUN/train.log too. The copier ignores the signals that end a job: it lives until
# the trainer has said its last word.
log_to() {
  mkdir -p "$1"
  exec > >(trap '' INT TERM HUP; exec tee -a "$1/train.log") 2>&1
}
