#!/bin/sh
# Runs once, in an empty volume of the first primary: the role that a standby copies and follows it with.
: "${REPLICATION_PASSWORD:?is empty, so no standby could be made}"

psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" <<'SQL'
\getenv replication REPLICATION_PASSWORD
create role replicator login replication password :'replication';
-- From the next start on a commit waits until a standby has it on disk, whichever that is.
alter system set synchronous_standby_names = '*';
SQL
echo "host replication replicator all scram-sha-256" >>"$PGDATA/pg_hba.conf"
