package org.chairside.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.chairside.audit.AuditChain.Link;
import org.chairside.audit.AuditRows.Count;
import org.jspecify.annotations.Nullable;

/**
 * Walks an organization's chain, recomputes its links and compares it with the heads that were
 * signed.
 */
final class Verification {

  private final Deque<SignedHead> heads;
  private final int most;
  private long number;
  private String before;
  private @Nullable Long broken;
  private int read;
  private int compared;
  private @Nullable SignedHead held;
  private @Nullable SignedHead lost;

  private Verification(@Nullable Link start, List<SignedHead> heads, int most) {
    this.number = start == null ? 0 : start.number();
    this.before = start == null ? AuditChain.BEGINNING : start.hash();
    this.most = most;
    this.heads = new ArrayDeque<>(heads);
    skipHeadsTo(number);
  }

  /**
   * Which part of the chain is checked.
   *
   * @param after the number of the link before the first; 0 from the beginning
   * @param most how many links at the most
   */
  record Part(long after, int most) {
    static final Part WHOLE = new Part(0, Integer.MAX_VALUE);
  }

  /**
   * What was found.
   *
   * @param entries how many there are
   * @param unsealed how many of them are not in the chain yet
   * @param firstBroken the number from which on the chain does not hold; null where it does
   * @param head the last link; null before the first
   * @param checkedTo the number of the last link that was read
   * @param compared how many signed heads were compared
   * @param held the last of them that the chain holds
   * @param lost the first of them that it does not hold
   */
  record Found(
      long entries,
      long unsealed,
      @Nullable Long firstBroken,
      @Nullable Link head,
      long checkedTo,
      int compared,
      @Nullable SignedHead held,
      @Nullable SignedHead lost) {

    boolean isIntact() {
      return firstBroken == null;
    }
  }

  /**
   * Checks this part of the chain.
   *
   * @param heads the organization's signed heads, by their number
   */
  static Found of(Connection connection, UUID organizationId, List<SignedHead> heads, Part part)
      throws SQLException {
    Link start =
        part.after() == 0 ? null : AuditRows.link(connection, organizationId, part.after());
    var verification = new Verification(start, heads, part.most());
    if (part.after() > 0 && start == null) {
      verification.broken = part.after();
    } else {
      AuditRows.read(connection, organizationId, verification.number, verification::read);
    }
    Link last = AuditRows.last(connection, organizationId);
    verification.compareWhatIsCutOff(last);
    Count count = AuditRows.count(connection, organizationId);
    return verification.found(count, last);
  }

  private Found found(Count count, @Nullable Link last) {
    return new Found(count.entries(), count.unsealed(), broken, last, number, compared, held, lost);
  }

  private boolean read(Link link) {
    if (!link.follows(number, before)) {
      broken = number + 1;
      return false;
    }
    number = link.number();
    before = link.hash();
    compare(link);
    read++;
    return broken == null && read < most;
  }

  private void compare(Link link) {
    for (SignedHead head = heads.peek();
        head != null && head.number() == link.number();
        head = heads.peek()) {
      heads.remove();
      compared++;
      if (head.hash().equals(link.hash())) {
        held = head;
      } else if (lost == null) {
        lose(head);
      }
    }
  }

  /** The chain was made again somewhere after the last head that it holds. */
  private void lose(SignedHead head) {
    lost = head;
    broken = held == null ? 1L : held.number() + 1;
  }

  /** A head beyond the last link: what it closed is gone. */
  private void compareWhatIsCutOff(@Nullable Link last) {
    long end = last == null ? 0 : last.number();
    for (SignedHead head : heads) {
      if (broken == null && head.number() > end) {
        compared++;
        lost = head;
        broken = end + 1;
      }
    }
  }

  private void skipHeadsTo(long start) {
    while (!heads.isEmpty() && heads.getFirst().number() <= start) {
      heads.removeFirst();
    }
  }
}
