# The application only: it needs a PostgreSQL (see docker-compose.yml). Build it first: mvn package
FROM eclipse-temurin:25-jre

RUN groupadd --system chairside \
    && useradd --system --gid chairside --home-dir /app --no-create-home chairside

WORKDIR /app
# In the order of how seldom they change.
COPY target/quarkus-app/lib/ lib/
COPY target/quarkus-app/*.jar ./
COPY target/quarkus-app/quarkus/ quarkus/
COPY target/quarkus-app/app/ app/

USER chairside
EXPOSE 8080
ENV QUARKUS_HTTP_HOST=0.0.0.0
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
