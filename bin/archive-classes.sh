#!/bin/sh
# Starts a node, uses it for some seconds and stops it again, so that the JVM writes down what it has read and learnt, for
# bin/hookswitch to start with: classes and what is used much (target/hookswitch.aot, from JDK 25 on), or classes only
# (target/hookswitch.jsa, before). Either fits the jar and the JDK that it was made with; with others the JVM passes over it.
# When it cannot be made, starts take longer and nothing else is different.

set -u
install=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
jar=$install/target/hookswitch.jar

java_home=$("$install/bin/find-jdk.sh" java) || exit 1
jdk=$("$java_home/bin/java" -version 2>&1)
if "$java_home/bin/java" -XX:+PrintFlagsFinal -version 2>/dev/null | grep -q AOTCacheOutput; then
  archive=$install/target/hookswitch.aot
  keep=-XX:AOTCacheOutput=
else
  archive=$install/target/hookswitch.jsa
  keep=-XX:ArchiveClassesAtExit=
fi
if [ "$archive" -nt "$jar" ] && [ "$(cat "$archive.jdk" 2>/dev/null)" = "$jdk" ]; then exit 0; fi

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
rm -f "$install/target/hookswitch.aot" "$install/target/hookswitch.jsa" "$archive.jdk"

unmade() {
  echo "hookswitch: nothing was kept of a first start, starts take longer. The node said:" >&2
  cat "$scratch/log" >&2
  exit 0
}

# Nobody's: ports that hardly anybody uses, a cluster of its own, a database that is thrown away.
port=$((20000 + $$ % 10000))
env -i PATH="$PATH" HOME="${HOME:-/}" JAVA_HOME="${JAVA_HOME:-}" \
  HOOKSWITCH_JAVA_OPTS="$keep$scratch/archive -Xlog:cds=off -Xlog:cds+dynamic=off -Xlog:aot=off" \
  HOOKSWITCH_HTTP_HOST=127.0.0.1 HOOKSWITCH_HTTP_PORT=$port HOOKSWITCH_HEALTH_PORT=$((port + 1)) \
  HOOKSWITCH_CLUSTER_NAME="archive-$$" HOOKSWITCH_CLUSTER_PORT=$((port + 2)) \
  HOOKSWITCH_LIMITS_USER_RATE=0 HOOKSWITCH_LIMITS_TENANT_RATE=0 \
  HOOKSWITCH_STORAGE_DIR="$scratch/storage" HOOKSWITCH_RULES_COMPILED="$scratch/rules" \
  "$install/bin/hookswitch" serve >"$scratch/log" 2>&1 &
node=$!

looks=0
until grep -q ' ready in ' "$scratch/log"; do
  looks=$((looks + 1))
  if ! kill -0 "$node" 2>/dev/null || [ "$looks" -gt 600 ]; then
    kill -9 "$node" 2>/dev/null
    unmade
  fi
  sleep 0.2
done

# What clients need, where there is something to ask with: a JDK, and not only what runs a jar.
url=$(sed -n "s/.*curl -u \([^ ]*\) '\([^']*\)'.*/\2 \1/p" "$scratch/log" | head -n 1)
# shellcheck disable=SC2086 # two words
if [ -n "$url" ] && [ -x "$java_home/bin/javac" ]; then
  "$java_home/bin/java" "$install/bin/Rehearsal.java" $url 5 >"$scratch/rehearsal" 2>&1 || cat "$scratch/rehearsal" >&2
fi

kill -TERM "$node"
wait "$node"
[ -s "$scratch/archive" ] || unmade
mv "$scratch/archive" "$archive" && printf '%s\n' "$jdk" >"$archive.jdk"
