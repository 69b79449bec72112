# Sourced by the commands beside it: finds Java, builds the jars on first use and when their sources changed, and sets
#
#   home   the project's folder
#   dist   what was built for $module (spark-jobs unless set): jvm.options, lib, and what else its build says
#   java   the Java to use: JAVA_HOME's, else that of PATH

home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
module=${module:-spark-jobs}
dist=$home/$module/target/dist

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" >/dev/null 2>&1; then
  echo "glossa: no java found; install a JDK (17 or newer) or set JAVA_HOME" >&2
  exit 2
fi

outdated() {
  [ ! -f "$dist/complete" ] || [ -n "$(find "$home"/pom.xml "$home"/*/pom.xml "$home"/*/src/main -newer "$dist/complete" -print -quit)" ]
}

if outdated; then
  echo "glossa: building the jars (a few minutes; the libraries are kept in ~/.m2)" >&2
  if ! (cd "$home" && ./mvnw -B -q -pl "$module" -am -Dmaven.test.skip=true -Dspotless.check.skip=true package >&2); then
    echo "glossa: the build failed; the lines above say why" >&2
    exit 74
  fi
  touch "$dist/complete"
fi

# Natives never come from the network, and nothing is reported to anyone, unless the user says otherwise.
export DJL_OFFLINE=${DJL_OFFLINE:-true}
export OPT_OUT_TRACKING=${OPT_OUT_TRACKING:-true}
export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}

# A training step frees hundreds of MiB that the next one asks for again. glibc would give each large piece back to the kernel and
# have every page of it cleared anew, which takes as long as the arithmetic: keep them, in one arena, for nothing above 64 MiB is
# kept in another. It changes where memory lies, never a result.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1}
export MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-4294967296}
export MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-8589934592}
