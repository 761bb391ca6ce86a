# The application only: it needs a PostgreSQL (see docker-compose.yml). Build it first: mvn package
ARG BASE_IMAGE=eclipse-temurin:25-jre
FROM ${BASE_IMAGE}

# Numbers of our own: files in a volume keep their owner when the base image numbers its users differently, and an
# orchestrator can see that the user is not root.
RUN groupadd --gid 10001 chairside \
    && useradd --uid 10001 --gid chairside --home-dir /app --no-create-home --shell /usr/sbin/nologin chairside \
    && install --directory --owner=chairside --group=chairside --mode=700 /var/lib/chairside

WORKDIR /app
# In the order of how seldom they change. They stay root's: the application cannot change itself.
COPY target/quarkus-app/lib/ lib/
COPY target/quarkus-app/*.jar ./
COPY target/quarkus-app/quarkus/ quarkus/
COPY target/quarkus-app/app/ app/

# What this virtual machine learns of the classes in a short day in a demo clinic (PostgreSQL refuses to run as root). A
# start with options for modules that the rehearsal did not have would pass it over.
RUN install --directory --owner=chairside /tmp/rehearsal \
    && setpriv --reuid=10001 --regid=10001 --clear-groups env QUARKUS_MANAGEMENT_PORT=0 \
        java -Duser.home=/tmp/rehearsal -XX:AOTCacheOutput=/tmp/rehearsal/app.aot -Xlog:disable -jar quarkus-run.jar rehearse \
    && mv /tmp/rehearsal/app.aot app.aot && chown root:root app.aot && rm -rf /tmp/rehearsal

USER 10001:10001
EXPOSE 8080
# All that it keeps: the signing key and the signed heads of the audit, and the key of secrets (docs/operations.md).
VOLUME /var/lib/chairside
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    CHAIRSIDE_SECRETS_KEY_FILE=/var/lib/chairside/secrets.key \
    CHAIRSIDE_AUDIT_DIRECTORY=/var/lib/chairside/audit
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-Xlog:aot*=error", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
