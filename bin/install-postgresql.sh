#!/usr/bin/env bash
# For the tests: a real PostgreSQL from the machine's packages. Installs it when it is missing, and says where its programs are;
# the tests start a server of their own, with its data under target/ and a port of its own.
set -euo pipefail

programs() {
  ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1
}

if [ -z "$(programs)" ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "the tests need PostgreSQL in /usr/lib/postgresql: please install the package postgresql" >&2
    exit 1
  fi
  # Without a server that is started by itself.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -qq -y --no-install-recommends postgresql >/dev/null || {
    apt-get update -qq
    apt-get install -qq -y --no-install-recommends postgresql >/dev/null
  }
fi
programs
