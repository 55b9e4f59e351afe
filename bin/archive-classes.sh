#!/bin/sh
# Starts a node that nobody uses and stops it again, so that the JVM writes down the classes that it has read, ready for use
# (class data sharing): target/hookswitch.jsa, with which bin/hookswitch starts in little more than half the time. It fits the
# jar and the JDK that it was made with; with others the JVM passes over it. When it cannot be made, starts take longer and
# nothing else is different.

set -u
install=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
jar=$install/target/hookswitch.jar
archive=$install/target/hookswitch.jsa

java_home=$("$install/bin/find-jdk.sh" java) || exit 1
jdk=$("$java_home/bin/java" -version 2>&1)
if [ "$archive" -nt "$jar" ] && [ "$(cat "$archive.jdk" 2>/dev/null)" = "$jdk" ]; then exit 0; fi

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
rm -f "$archive" "$archive.jdk"

# Nobody's: ports that hardly anybody uses, a cluster of its own, a database that is thrown away.
port=$((20000 + $$ % 10000))
env -i PATH="$PATH" HOME="${HOME:-/}" JAVA_HOME="${JAVA_HOME:-}" \
  HOOKSWITCH_JAVA_OPTS="-XX:ArchiveClassesAtExit=$scratch/hookswitch.jsa -Xlog:cds=off -Xlog:cds+dynamic=off" \
  HOOKSWITCH_HTTP_HOST=127.0.0.1 HOOKSWITCH_HTTP_PORT=$port HOOKSWITCH_HEALTH_PORT=$((port + 1)) \
  HOOKSWITCH_CLUSTER_NAME="archive-$$" HOOKSWITCH_CLUSTER_PORT=$((port + 2)) \
  HOOKSWITCH_STORAGE_DIR="$scratch/storage" HOOKSWITCH_RULES_COMPILED="$scratch/rules" \
  "$install/bin/hookswitch" serve >"$scratch/log" 2>&1 &
node=$!

looks=0
until grep -q ' ready in ' "$scratch/log"; do
  looks=$((looks + 1))
  if ! kill -0 "$node" 2>/dev/null || [ "$looks" -gt 600 ]; then
    kill -9 "$node" 2>/dev/null
    echo "hookswitch: no archive of classes was made, starts take longer. The node said:" >&2
    cat "$scratch/log" >&2
    exit 0
  fi
  sleep 0.2
done

# What a first request needs, where there is something to ask with.
url=$(sed -n "s/.*curl -u \([^ ]*\) '\([^']*\)'.*/\1 \2/p" "$scratch/log" | head -n 1)
if [ -n "$url" ] && command -v curl >/dev/null 2>&1; then
  curl -s -o /dev/null -u "${url%% *}" "${url#* }"
fi

kill -TERM "$node"
wait "$node"
if [ ! -s "$scratch/hookswitch.jsa" ]; then
  echo "hookswitch: no archive of classes was made, starts take longer. The node said:" >&2
  cat "$scratch/log" >&2
  exit 0
fi
mv "$scratch/hookswitch.jsa" "$archive" && printf '%s\n' "$jdk" >"$archive.jdk"
