package org.chairside.replan;

import static org.chairside.booking.BookingMessages.BOOKING;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.breach.BlockedDays;
import org.chairside.message.Message;
import org.chairside.platform.Stamp;
import org.chairside.platform.TenantRow;
import org.chairside.platform.problem.Conflict;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Moves that would let a clinic's sessions keep every rule again; made once the proposal is
 * applied.
 */
@Entity
@Table(name = "replan")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ReplanProposal extends TenantRow {

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID clinicId;
  private Instant periodFrom;
  private Instant periodUntil;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ReplanMove> moves;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Unsaved> unsaved;

  private @Nullable Instant appliedAt;
  private @Nullable UUID appliedBy;
  @Version private int version;

  protected ReplanProposal() {}

  ReplanProposal(
      UUID clinicId,
      Instant from,
      Instant until,
      List<ReplanMove> moves,
      List<Unsaved> unsaved,
      Stamp written) {
    super(written);
    this.clinicId = clinicId;
    periodFrom = from;
    periodUntil = until;
    this.moves = List.copyOf(moves);
    this.unsaved = List.copyOf(unsaved);
  }

  /**
   * One session's move.
   *
   * @param reason the rule that it breaks where it is, or that it makes room
   */
  public record ReplanMove(
      UUID sessionId,
      UUID courseId,
      int number,
      Instant fromStart,
      UUID fromChairId,
      @Nullable UUID fromNurseId,
      Instant start,
      Instant end,
      UUID chairId,
      @Nullable UUID nurseId,
      Message reason) {

    boolean changesPlace() {
      return !fromStart.equals(start) || !fromChairId.equals(chairId);
    }
  }

  /**
   * A session for which no place was found.
   *
   * @param reason what it breaks where it is
   * @param elsewhere what blocks the other days on which it could be; empty in re-plans of earlier
   *     releases
   */
  public record Unsaved(
      UUID sessionId,
      UUID courseId,
      int number,
      Instant start,
      UUID chairId,
      Message reason,
      List<BlockedDays> elsewhere) {

    public Unsaved {
      // rows of earlier releases lack it
      elsewhere = elsewhere == null ? List.of() : List.copyOf(elsewhere);
    }
  }

  void apply(Stamp written) {
    if (appliedAt != null) {
      throw new Conflict(BOOKING.replanApplied());
    }
    appliedAt = written.at();
    appliedBy = written.by();
  }

  UUID id() {
    return id;
  }

  UUID clinicId() {
    return clinicId;
  }

  Instant from() {
    return periodFrom;
  }

  Instant until() {
    return periodUntil;
  }

  List<ReplanMove> moves() {
    return moves;
  }

  List<Unsaved> unsaved() {
    return unsaved;
  }

  @Nullable Instant appliedAt() {
    return appliedAt;
  }

  @Nullable UUID appliedBy() {
    return appliedBy;
  }
}
