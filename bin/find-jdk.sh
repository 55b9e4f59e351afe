#!/bin/sh
# Prints the home of the first Java >= 21 it finds; without one, says where it looked and what was there.
#
# usage: find-jdk.sh [java|javac]    javac asks for a JDK that can compile, which a bare runtime cannot
#
# HOOKSWITCH_JDKS names a folder of JDKs to look through instead of the usual ones.

least=21
program=${1:-java}
looked=

# The major version of the Java in folder $1; nothing when it cannot be told.
version_in() {
  version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  version=${version#1.} # Java 8 calls itself 1.8
  version=${version%%[!0-9]*}
  echo "$version"
}

# Prints folder $1 and ends the search when it will do, else remembers it; $2 says how we came there.
try() {
  if [ ! -x "$1/bin/java" ]; then
    found="no bin/java there"
  else
    version=$(version_in "$1")
    if [ -z "$version" ]; then
      found="version unknown"
    elif [ "$version" -lt "$least" ]; then
      found="Java $version"
    elif [ ! -x "$1/bin/$program" ]; then
      found="Java $version, without $program"
    else
      echo "$1"
      exit 0
    fi
  fi
  looked="$looked
  $2$1: $found"
}

# Where the link $1 leads in the end.
resolve() {
  file=$1
  while [ -L "$file" ]; do
    target=$(readlink "$file")
    case $target in
      /*) file=$target ;;
      *) file=$(dirname "$file")/$target ;;
    esac
  done
  echo "$file"
}

if [ -n "${JAVA_HOME:-}" ]; then
  try "$JAVA_HOME" "JAVA_HOME="
else
  looked="
  JAVA_HOME: not set"
fi

on_path=$(command -v java 2>/dev/null)
if [ -n "$on_path" ]; then
  bin=$(dirname "$(resolve "$on_path")")
  try "$(cd "$bin/.." && pwd -P)" "PATH: "
else
  looked="$looked
  PATH: no java on it"
fi

if [ -n "${HOOKSWITCH_JDKS:-}" ]; then
  usual=$HOOKSWITCH_JDKS
  set -- "$HOOKSWITCH_JDKS"/*
else
  usual="/usr/lib/jvm, /opt, ~/.sdkman/candidates/java, /Library/Java/JavaVirtualMachines"
  set -- /usr/lib/jvm/* /opt/* "${HOME:-}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*
fi
for home in "$@"; do
  # Most of /opt is no Java, and links beside their targets would be tried twice.
  if [ -x "$home/bin/java" ] && [ ! -L "$home" ]; then
    try "$home" ""
  elif [ -x "$home/bin/java" ]; then
    try "$(cd "$home" && pwd -P)" "$home -> "
  fi
done

{
  echo "No JDK of version $least or newer was found. Install one, or set JAVA_HOME to it. Looked at:$looked"
  echo "and in $usual"
} >&2
exit 1
