package org.chairside.platform.transaction;

import static org.chairside.message.FieldMessages.FIELD;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.chairside.platform.Actor;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.event.LastStatement;
import org.chairside.platform.problem.DatabaseAway;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.KeyReused;
import org.chairside.platform.problem.OutcomeUnknown;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were given to POSTs with an Idempotency-Key, stored in the transaction that the POST
 * itself was: a retry after a crash either finds the answer or finds nothing written.
 */
@ApplicationScoped
class IdempotentAnswers {

  private static final int LONGEST_KEY = 200;
  private static final String REMEMBER =
      "update idempotent_answer set body = ?"
          + " where organization_id = ? and staff_id = ? and key = ?";

  private final EntityManager database;
  private final EventLog events;
  private final ObjectMapper json;
  private final Clock clock;

  IdempotentAnswers(EntityManager database, EventLog events, ObjectMapper json, Clock clock) {
    this.database = database;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /** Proceeds with the call unless this key has been answered before. */
  @Nullable Object once(String key, String path, InvocationContext call) throws Exception {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new Invalid("Idempotency-Key", FIELD.charactersBetween(1, LONGEST_KEY));
    }
    byte[] fingerprint = fingerprint(path, call);
    if (!claim(key, fingerprint)) {
      return earlier(key, fingerprint, call);
    }
    Object answer = call.proceed();
    String body = answer == null ? null : json.writeValueAsString(answer);
    UUID organization = Actor.current().organizationId();
    UUID staff = staff();
    events.writeBeside(
        new LastStatement(
            REMEMBER,
            (update, from) -> {
              update.setString(from, body);
              update.setObject(from + 1, organization);
              update.setObject(from + 2, staff);
              update.setString(from + 3, key);
              return from + 4;
            }));
    return answer;
  }

  /**
   * Takes the key for this transaction. A concurrent request with the same key waits here until the
   * first has committed, and then gets its answer.
   *
   * @throws OutcomeUnknown where the first did not end in time, as while no standby confirms its
   *     commit: what it wrote may still be saved
   */
  private boolean claim(String key, byte[] fingerprint) {
    try {
      return insert(key, fingerprint);
    } catch (PersistenceException failure) {
      throw DatabaseAway.isHeldLock(failure) ? new OutcomeUnknown(failure) : failure;
    }
  }

  private boolean insert(String key, byte[] fingerprint) {
    return database
            .createNativeQuery(
                """
                insert into idempotent_answer
                  (organization_id, staff_id, key, fingerprint, created_at)
                values (:organization, :staff, :key, :fingerprint, :at)
                on conflict on constraint idempotent_answer_pk do nothing
                """)
            .setParameter("organization", Actor.current().organizationId())
            .setParameter("staff", staff())
            .setParameter("key", key)
            .setParameter("fingerprint", fingerprint)
            .setParameter("at", clock.instant())
            .executeUpdate()
        == 1;
  }

  private @Nullable Object earlier(String key, byte[] fingerprint, InvocationContext call)
      throws IOException {
    Object[] row =
        (Object[])
            database
                .createNativeQuery(
                    """
                    select fingerprint, body from idempotent_answer
                    where organization_id = :organization and staff_id = :staff and key = :key
                    """)
                .setParameter("organization", Actor.current().organizationId())
                .setParameter("staff", staff())
                .setParameter("key", key)
                .getSingleResult();
    if (!Arrays.equals(fingerprint, (byte[]) row[0])) {
      throw new KeyReused();
    }
    return row[1] == null
        ? null
        : json.readValue(
            (String) row[1],
            json.getTypeFactory().constructType(call.getMethod().getGenericReturnType()));
  }

  /** Deletes the organization's answers older than the given age. */
  void forgetOlderThan(Duration age) {
    database
        .createNativeQuery(
            """
            delete from idempotent_answer
            where organization_id = :organization and created_at < :limit
            """)
        .setParameter("organization", Actor.current().organizationId())
        .setParameter("limit", clock.instant().minus(age))
        .executeUpdate();
  }

  private static UUID staff() {
    UUID staff = Actor.current().staffId();
    if (staff == null) {
      throw new IllegalStateException("an HTTP call has a person behind it");
    }
    return staff;
  }

  private byte[] fingerprint(String path, InvocationContext call) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      for (Object parameter : call.getParameters()) {
        digest.update((byte) 0);
        digest.update(json.writeValueAsBytes(parameter));
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
