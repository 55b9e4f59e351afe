#!/usr/bin/env bash
# For the tests: a real Asterisk, and SIPp for phones, from the packages of Debian. Says in which folder Asterisk is.
#
# Debian has Asterisk in "sid" only. Its packages and all that they need are unpacked into a folder of their own and run from
# there with their own C library: nothing of the machine is changed, no root is needed for that. The mirror is the one that
# the machine itself is configured with. The folder is kept (HOOKSWITCH_ASTERISK says where, else the user's cache).
set -euo pipefail

folder="${HOOKSWITCH_ASTERISK:-${XDG_CACHE_HOME:-$HOME/.cache}/hookswitch/asterisk}"

package() {
  command -v "$1" >/dev/null 2>&1 && return
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "the tests of the connector to Asterisk need '$1': please install the package $2" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -qq -y --no-install-recommends "$2" >/dev/null || {
    apt-get update -qq
    apt-get install -qq -y --no-install-recommends "$2" >/dev/null
  }
}

mirror() {
  apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" && $2 !~ /security/ { print $2; exit }'
}

package sipp sip-tester

if [ ! -e "$folder/complete" ]; then
  package mmdebstrap mmdebstrap
  mirror="$(mirror)"
  # Until the lists have been fetched once, apt does not know whose mirrors they are.
  if [ -z "$mirror" ] && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    mirror="$(mirror)"
  fi
  if [ -z "$mirror" ]; then
    echo "the tests of the connector to Asterisk need a Debian mirror in the machine's apt sources, and found none" >&2
    exit 1
  fi
  mkdir -p "$(dirname "$folder")"
  fresh="$(mktemp -d "$folder.XXXXXX")"
  trap 'rm -rf "$fresh"' EXIT
  # Mirrors may lag, hence no Valid-Until.
  mmdebstrap --quiet --variant=extract --include=asterisk \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Install-Recommends "false"' \
    sid "$fresh/root" "$mirror" >"$fresh/log" 2>&1 || { cat "$fresh/log" >&2; exit 1; }
  touch "$fresh/complete"
  rm -rf "$folder"
  mv -T "$fresh" "$folder" 2>/dev/null || [ -e "$folder/complete" ]
fi
echo "$folder/root"
