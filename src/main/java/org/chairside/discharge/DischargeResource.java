package org.chairside.discharge;

import static org.chairside.charting.ChairMessages.CHAIR;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chairside.charting.ItemAnswer;
import org.chairside.message.Message;
import org.chairside.monitoring.DischargeReadiness;
import org.chairside.observation.RecoveryScale;
import org.chairside.observation.RecoveryScores;
import org.chairside.platform.Actor.Role;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.OneLine;
import org.chairside.platform.web.Page;
import org.chairside.platform.web.Versioned;
import org.chairside.session.OfferedAction;
import org.chairside.session.OfferedActionEndpoint;
import org.chairside.session.Sessions;
import org.chairside.sessionview.RecoveryScoreView;
import org.chairside.sessionview.SessionView;
import org.chairside.sessionview.SessionViews;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Discharge: recovery scores, confirmations, the escort, and readiness. */
@Path("/")
@OneTransaction
@RolesAllowed({Role.NURSES, Role.CLINICIANS})
class DischargeResource {

  private final Discharges discharges;
  private final DischargeGate gate;
  private final Sessions sessions;
  private final RecoveryScores scores;
  private final SessionViews views;

  DischargeResource(
      Discharges discharges,
      DischargeGate gate,
      Sessions sessions,
      RecoveryScores scores,
      SessionViews views) {
    this.discharges = discharges;
    this.gate = gate;
    this.sessions = sessions;
    this.scores = scores;
    this.views = views;
  }

  /**
   * How the recovery is scored.
   *
   * @param assessedAt when; left out, it is now
   * @param items points of 0 to 2 by the item's code; what is left out is derived where it can be
   */
  public record NewRecoveryScore(
      @NotNull RecoveryScale scale,
      @Nullable Instant assessedAt,
      @NotNull @Size(max = 10) Map<String, Integer> items) {}

  /**
   * What is confirmed before the patient goes home.
   *
   * @param items answers to confirmations of the protocol
   * @param escort who takes the patient home, by name or relation; left out, it stays
   */
  public record DischargeAnswers(
      @Nullable @Size(max = 100) List<@NotNull @Valid ItemAnswer> items,
      @OneLine
          @Nullable
          @Size(max = 200)
          @Pattern(regexp = "(?s).*\\S.*", message = "field.required")
          String escort) {}

  /** A scale by which the recovery can be scored. */
  public record RecoveryScaleView(
      RecoveryScale code, Message title, Message source, int most, List<RecoveryItemView> items) {

    static RecoveryScaleView of(RecoveryScale scale) {
      return new RecoveryScaleView(
          scale,
          scale.message(),
          scale.source(),
          scale.most(),
          scale.items().stream().map(RecoveryItemView::of).toList());
    }
  }

  /** An item of a scale. */
  public record RecoveryItemView(String code, Message title, List<PointsView> points) {

    static RecoveryItemView of(RecoveryScale.Item item) {
      return new RecoveryItemView(
          item.code(),
          item.title(),
          IntStream.of(2, 1, 0).mapToObj(p -> new PointsView(p, item.wording(p))).toList());
    }
  }

  /** What so many points mean. */
  public record PointsView(int points, Message wording) {}

  /** The scales by which a recovery can be scored, with the wording of every item. */
  @GET
  @Path("/recovery-scales")
  @Authenticated
  public Page<RecoveryScaleView> scales() {
    return new Page<>(
        Arrays.stream(RecoveryScale.values()).map(RecoveryScaleView::of).toList(), null);
  }

  @GET
  @Path("/sessions/{id}/recovery-scores")
  @Authenticated
  public Page<RecoveryScoreView> scores(UUID id) {
    UUID sessionId = sessions.get(id).id();
    return new Page<>(scores.of(sessionId).stream().map(RecoveryScoreView::of).toList(), null);
  }

  @POST
  @Path("/sessions/{id}/recovery-scores")
  @OfferedActionEndpoint(OfferedAction.SCORE_RECOVERY)
  @ResponseStatus(201)
  public RecoveryScoreView score(UUID id, @Valid @NotNull NewRecoveryScore score) {
    return RecoveryScoreView.of(
        discharges.score(id, score.scale(), score.assessedAt(), score.items()));
  }

  @PUT
  @Path("/sessions/{id}/discharge-checklist")
  @OfferedActionEndpoint(OfferedAction.DISCHARGE_CHECKLIST)
  public SessionView confirm(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull DischargeAnswers answers) {
    List<ItemAnswer> items = answers.items() == null ? List.of() : answers.items();
    if (items.isEmpty() && answers.escort() == null) {
      throw new Invalid("items", CHAIR.answerOrEscort());
    }
    Versioned.require(ifMatch, sessions.lock(id).version());
    return views.of(
        discharges.confirm(id, items, answers.escort() == null ? null : answers.escort().strip()));
  }

  /** Each discharge criterion of the protocol: met, unmet or unknown, and why. */
  @GET
  @Path("/sessions/{id}/discharge-readiness")
  @Authenticated
  public DischargeReadiness readiness(UUID id) {
    return gate.readiness(sessions.get(id));
  }
}
