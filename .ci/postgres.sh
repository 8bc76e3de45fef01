#!/bin/bash
# A throwaway PostgreSQL with pgvector for `npm run test:postgres`: installs what is missing, starts a cluster in a
# temporary folder, and prints its address as the last line. Running it again finds the cluster that runs.
#   .ci/postgres.sh         start, or find
#   .ci/postgres.sh stop    stop, and delete the folder
# Debian or a relative of it; installing needs root, running does not. Progress goes to stderr.
set -euo pipefail

FOLDER="${WENFA_POSTGRES_DIR:-${TMPDIR:-/tmp}/wenfa-postgres}"
FIRST_PORT="${WENFA_POSTGRES_PORT:-54329}"
OLDEST=15

# The source package of Debian 13. Debian 12 has none of its own, but both share one pool of sources on every mirror.
VECTOR_SOURCE=pool/main/p/pgvector/pgvector_0.8.0.orig.tar.gz
VECTOR_SHA256=867a2c328d4928a5a9d6f052cd3bc78c7d60228a9b914ad32aa3db88e9de27b0

say() { echo "postgres.sh: $*" >&2; }
fail() { say "$*"; exit 1; }
root_only() { [ "$(id -u)" = 0 ] || fail "needs root to $1"; }

update_once() {
  [ -z "${updated:-}" ] || return 0
  apt-get -qq update >&2
  updated=1
}

install_packages() {
  root_only "install $*"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq install -y --no-install-recommends "$@" >&2 && return 0
  update_once
  apt-get -qq install -y --no-install-recommends "$@" >&2
}

installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# The newest PostgreSQL on the machine, or nothing: under pipefail an empty answer must not end the script.
newest_postgres() {
  local bin version
  for bin in /usr/lib/postgresql/*/bin/initdb; do
    version="${bin#/usr/lib/postgresql/}"
    version="${version%%/*}"
    [ -x "$bin" ] && [ "$version" -ge "$OLDEST" ] && echo "$version"
  done | sort -n | tail -1 || true
}

packaged_postgres() { apt-cache depends postgresql 2>/dev/null | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | head -1 || true; }

have_postgres() {
  VERSION="$(newest_postgres)"
  [ -z "$VERSION" ] || return 0
  VERSION="$(packaged_postgres)"
  if [ -z "$VERSION" ]; then
    root_only "install PostgreSQL"
    update_once
    VERSION="$(packaged_postgres)"
  fi
  [ -n "$VERSION" ] && [ "$VERSION" -ge "$OLDEST" ] || fail "apt offers no PostgreSQL $OLDEST or newer"
  install_packages "postgresql-$VERSION"
}

have_vector() {
  [ ! -e "/usr/share/postgresql/$VERSION/extension/vector.control" ] || return 0
  if apt-cache show "postgresql-$VERSION-pgvector" >/dev/null 2>&1; then
    install_packages "postgresql-$VERSION-pgvector"
  else
    build_vector
  fi
}

build_vector() {
  root_only "build pgvector"
  local package missing=()
  for package in "postgresql-server-dev-$VERSION" gcc make libc6-dev; do installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
  local build
  build="$(mktemp -d)"
  fetch_vector "$build/pgvector.tar.gz"
  tar -xzf "$build/pgvector.tar.gz" -C "$build" --strip-components=1
  say "building pgvector"
  # No -march=native: the library may be cached and moved to another machine. No bitcode: it would need clang.
  make -s -C "$build" PG_CONFIG="/usr/lib/postgresql/$VERSION/bin/pg_config" OPTFLAGS="" with_llvm=no >&2
  make -s -C "$build" PG_CONFIG="/usr/lib/postgresql/$VERSION/bin/pg_config" with_llvm=no install >&2
  rm -rf "$build"
}

# From whichever mirror apt is configured with, through apt's own transport, proxies and hash check.
fetch_vector() {
  local site
  for site in $(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | sort -u); do
    /usr/lib/apt/apt-helper download-file "$site/$VECTOR_SOURCE" "$1" "SHA256:$VECTOR_SHA256" >&2 && return 0
  done
  fail "no configured mirror has $VECTOR_SOURCE"
}

# PostgreSQL refuses to run as root; its package brings the user postgres.
as_server() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

server_user() { if [ "$(id -u)" = 0 ]; then echo postgres; else id -un; fi; }

running() { as_server "$BIN/pg_ctl" -D "$FOLDER/data" status >/dev/null 2>&1; }

start_cluster() {
  if [ -e "$FOLDER" ] && [ "$(stat -c %U "$FOLDER")" != "$(server_user)" ]; then fail "$FOLDER belongs to somebody else"; fi
  if [ ! -s "$FOLDER/data/PG_VERSION" ] || [ "$(cat "$FOLDER/data/PG_VERSION")" != "$VERSION" ]; then
    rm -rf "$FOLDER"
    install -d -m 700 -o "$(server_user)" "$FOLDER"
    as_server "$BIN/initdb" -D "$FOLDER/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  fi
  local port
  for port in $(seq "$FIRST_PORT" $((FIRST_PORT + 9))); do
    # Losing this cluster in a crash costs nothing, so it does not wait for the disk.
    if as_server "$BIN/pg_ctl" -D "$FOLDER/data" -l "$FOLDER/log" -w -t 30 start >/dev/null \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$FOLDER -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"; then
      return 0
    fi
    say "port $port did not do"
  done
  tail -5 "$FOLDER/log" >&2 || true
  fail "the cluster did not start"
}

stop_cluster() {
  VERSION="$(newest_postgres)"
  BIN="/usr/lib/postgresql/$VERSION/bin"
  [ -n "$VERSION" ] && [ -d "$FOLDER" ] || return 0
  if running; then as_server "$BIN/pg_ctl" -D "$FOLDER/data" -m fast -w stop >/dev/null; fi
  rm -rf "$FOLDER"
}

if [ "${1:-}" = stop ]; then
  stop_cluster
  exit 0
fi
have_postgres
have_vector
BIN="/usr/lib/postgresql/$VERSION/bin"
running || start_cluster
echo "postgres://postgres@127.0.0.1:$(sed -n 4p "$FOLDER/data/postmaster.pid" | tr -d ' ')/postgres"
