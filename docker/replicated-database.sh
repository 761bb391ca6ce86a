#!/bin/sh
# Starts one of the two PostgreSQL of compose-ha.yml: as the primary that PRIMARY names, or as a standby, which copies it first.
set -eu
: "${NAME:?}" "${PRIMARY:?}" "${REPLICATION_PASSWORD:?}"

if [ "$PRIMARY" != "$NAME" ]; then
  if [ -s "$PGDATA/PG_VERSION" ] && [ ! -f "$PGDATA/standby.signal" ]; then
    # Two primaries would each take writes that the other does not have.
    echo "$NAME was the primary, and $PRIMARY is now. Its data are old: delete its volume, and it becomes a standby." >&2
    exit 1
  fi
  if [ ! -s "$PGDATA/PG_VERSION" ]; then
    until PGPASSWORD="$REPLICATION_PASSWORD" pg_basebackup --host="$PRIMARY" --username=replicator \
      --pgdata="$PGDATA" --write-recovery-conf --checkpoint=fast; do
      echo "$PRIMARY cannot be copied yet" >&2
      sleep 2
    done
    # Once it is promoted there is nobody to wait for, until the operator has made the other one a standby.
    echo "synchronous_standby_names = ''" >>"$PGDATA/postgresql.auto.conf"
  fi
fi
exec docker-entrypoint.sh "$@"
