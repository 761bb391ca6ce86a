#!/bin/sh
# Runs once, in an empty volume: the roles that docs/operations.md describes, and the database.
: "${OWNER_PASSWORD:?is empty, so the database cannot be made}"
: "${APPLICATION_PASSWORD:?is empty, so the database cannot be made}"

# psql reads the passwords from the environment: on its command line every process could see them.
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" <<'SQL'
\getenv owner OWNER_PASSWORD
\getenv application APPLICATION_PASSWORD
create role chairside_owner login password :'owner';
create role chairside login password :'application';
create database chairside owner chairside_owner;
SQL
