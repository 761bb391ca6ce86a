#!/bin/sh
# Prints the images that the Dockerfile and the compose files start from, by their digests, as lines for .env:
# docs/operations.md, "Images by digest". ENGINE names another engine than docker.
set -eu
engine="${ENGINE:-docker}"

pin() {
  "$engine" pull --quiet "$2" >/dev/null
  echo "$1=$("$engine" image inspect --format '{{index .RepoDigests 0}}' "$2")"
}

pin BASE_IMAGE eclipse-temurin:25-jre
pin POSTGRES_IMAGE postgres:18
pin HAPROXY_IMAGE haproxy:3.2
