package org.chairside.flag;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.flag.Flag.FlagStatus;
import org.chairside.flag.Flag.RuleVersion;
import org.chairside.message.Message;
import org.chairside.monitoring.Recipient;
import org.chairside.platform.web.Located;
import org.chairside.platform.web.Versioned;
import org.chairside.vocabulary.Disposition;
import org.chairside.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A flag as people see it.
 *
 * @param sessionId the session in which it was raised, or null where that was in none
 * @param rule the rule's code with the protocol and its version, or null where a person raised it;
 *     a built-in rule has no protocol
 * @param reason a sentence with the numbers
 * @param reasonCode the stable name of what is said, or null where a person said it
 * @param reasonParams the values in the sentence, by name; null where a person said it
 * @param occurredAt when the condition arose; raisedAt is when the flag was
 * @param openSince when it was last opened: raised, or reopened by something new or more severe
 * @param enteredLate whether its evidence was recorded long after it happened
 * @param repeatBy until when a repeat is asked for, or null
 * @param clearedAt since when the condition holds no longer, or null while it does
 * @param withdrawnAt since when nothing in force supports it, a correction having changed the
 *     reading, or null
 * @param escalations who was notified when nobody acknowledged it
 */
public record FlagView(
    UUID id,
    UUID courseId,
    @Nullable UUID sessionId,
    UUID clinicId,
    @Nullable RuleVersion rule,
    Message title,
    Severity severity,
    FlagStatus status,
    Message reason,
    @Nullable String reasonCode,
    @Nullable Map<String, Object> reasonParams,
    List<Evidence> evidence,
    Instant occurredAt,
    Instant raisedAt,
    @Nullable UUID raisedBy,
    Instant openSince,
    boolean enteredLate,
    @Nullable Instant repeatBy,
    @Nullable Instant clearedAt,
    @Nullable Instant withdrawnAt,
    @Nullable Instant acknowledgedAt,
    @Nullable UUID acknowledgedBy,
    @Nullable Instant resolvedAt,
    @Nullable UUID resolvedBy,
    @Nullable Disposition disposition,
    @Nullable String note,
    List<Escalation> escalations,
    int version)
    implements Versioned, Located {

  /**
   * Somebody was notified because nobody had acknowledged the flag.
   *
   * @param to in which capacity
   * @param staffIds who was notified; can be empty
   * @param fallback whether nobody was named, so that everybody with the role was notified
   * @param since since when the flag was open that time
   */
  public record Escalation(
      Instant at, Recipient to, List<UUID> staffIds, boolean fallback, Instant since) {

    static Escalation of(FlagEscalation row) {
      return new Escalation(
          row.at(), row.recipient(), row.staffIds(), row.isFallback(), row.since());
    }
  }

  public static FlagView of(Flag flag) {
    Message by = flag.reasonMessage();
    return new FlagView(
        flag.id(),
        flag.courseId(),
        flag.sessionId(),
        flag.clinicId(),
        flag.rule(),
        flag.title(),
        flag.severity(),
        flag.status(),
        flag.reason(),
        by == null ? null : by.code(),
        by == null ? null : by.paramsAsJson(),
        flag.evidence(),
        flag.occurredAt(),
        flag.raisedAt(),
        flag.raisedBy(),
        flag.openSince(),
        flag.isEnteredLate(),
        flag.repeatBy(),
        flag.clearedAt(),
        flag.withdrawnAt(),
        flag.acknowledgedAt(),
        flag.acknowledgedBy(),
        flag.resolvedAt(),
        flag.resolvedBy(),
        flag.disposition(),
        flag.resolutionNote(),
        flag.escalations().stream().map(Escalation::of).toList(),
        flag.version());
  }

  @Override
  public String location() {
    return "/flags/" + id;
  }
}
