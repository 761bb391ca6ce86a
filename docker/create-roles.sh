#!/bin/sh
# Runs once, in an empty volume: the roles that docs/operations.md describes, and the database.
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" \
  --set=owner="$OWNER_PASSWORD" --set=application="$APPLICATION_PASSWORD" <<'SQL'
create role chairside_owner login password :'owner';
create role chairside login password :'application';
create database chairside owner chairside_owner;
SQL
