package org.chairside.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.chairside.platform.event.EventLog;
import org.chairside.platform.event.LastStatement;
import org.jspecify.annotations.Nullable;

/** Notes when sessions are to be evaluated again. */
@ApplicationScoped
public class NextChecks {

  private static final String UPDATE =
      "update infusion_session set next_check_at = ? where organization_id = ? and id = ?";

  private final EventLog events;

  NextChecks(EventLog events) {
    this.events = events;
  }

  /**
   * Notes when to evaluate the session again if nothing happens; null for never. It is written at
   * the end of the transaction, and is no change of the session to those who read it.
   */
  public void set(InfusionSession session, @Nullable Instant at) {
    if (Objects.equals(session.nextCheckAt(), at)) {
      return;
    }
    session.checkAgainAt(at);
    events.writeBeside(
        new LastStatement(
            UPDATE,
            (update, from) -> {
              update.setObject(
                  from,
                  at == null ? null : at.atOffset(ZoneOffset.UTC),
                  Types.TIMESTAMP_WITH_TIMEZONE);
              update.setObject(from + 1, session.organizationId());
              update.setObject(from + 2, session.id());
              return from + 3;
            }));
  }
}
