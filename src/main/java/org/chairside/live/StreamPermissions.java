package org.chairside.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.chairside.caller.TokenHolders;
import org.chairside.membership.Memberships;
import org.chairside.platform.Actor;

/**
 * Whether readers of streams may still read: asked before each piece of news, once for all streams
 * that were opened with one token.
 */
@ApplicationScoped
class StreamPermissions {

  /** Of a reader that was not asked about. */
  private static final long NEVER = -1;

  private final TokenHolders holders;
  private final Memberships memberships;
  private final StreamLane lane;
  private final Map<Reader, Found> byReader = new ConcurrentHashMap<>();

  StreamPermissions(TokenHolders holders, Memberships memberships, StreamLane lane) {
    this.holders = holders;
    this.memberships = memberships;
    this.lane = lane;
  }

  /** Somebody who follows a clinic. */
  record Reader(Actor actor, String token, UUID clinicId) {

    /** The token does not belong in a log. */
    @Override
    public String toString() {
      return "Reader of " + clinicId;
    }
  }

  private static final class Found {
    private final ReentrantLock lock = new ReentrantLock();
    private long news = NEVER;
    private boolean holds;
  }

  /**
   * Whether the reader may be told these news, as {@link EventSignal#wakes} numbers them; an answer
   * for the same news is used again.
   */
  boolean holds(Reader reader, long news) throws SQLException, InterruptedException {
    Found found = byReader.computeIfAbsent(reader, _ -> new Found());
    found.lock.lockInterruptibly();
    try {
      if (found.news != news) {
        found.holds = lane.inTurn(() -> isHeld(reader));
        found.news = news;
      }
      return found.holds;
    } finally {
      found.lock.unlock();
    }
  }

  private boolean isHeld(Reader reader) throws SQLException {
    Actor now = holders.actor(reader.token());
    return now != null && memberships.mayEnter(now, reader.clinicId());
  }

  /** The next answer is asked for: when a stream ends, or where there were no news for a while. */
  void forget(Reader reader) {
    byReader.remove(reader);
  }
}
