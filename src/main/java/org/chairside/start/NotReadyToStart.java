package org.chairside.start;

import static org.chairside.charting.ChairMessages.CHAIR;

import java.util.Arrays;
import java.util.List;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.StartEvaluation;
import org.chairside.monitoring.StartReadiness.StartCriterion;
import org.chairside.platform.problem.Conflict;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.vocabulary.VitalSign;

/** Something that the protocol requires before the infusion is unmet or unknown. */
final class NotReadyToStart extends Conflict {

  private NotReadyToStart(Message detail, List<FieldError> missing) {
    super(detail, missing);
  }

  /** What a clinician can override, among it what nobody can. */
  static NotReadyToStart because(List<StartCriterion> unmet, Protocol protocol) {
    List<FieldError> missing = unmet.stream().map(each -> error(each, protocol)).toList();
    return new NotReadyToStart(
        unmet.stream().anyMatch(StartCriterion::isHardStop)
            ? CHAIR.nobodyOverridesStart(listing(missing))
            : CHAIR.notReadyToStart(listing(missing)),
        missing);
  }

  /** What nobody can override. */
  static NotReadyToStart forGood(List<StartCriterion> hard) {
    List<FieldError> missing =
        hard.stream()
            .map(each -> FieldError.of(field(each), CHAIR.hardStop(each.text(), each.why())))
            .toList();
    return new NotReadyToStart(CHAIR.nobodyOverridesStart(listing(missing)), missing);
  }

  private static Listing listing(List<FieldError> missing) {
    return Message.semicolons(missing.stream().map(FieldError::message).toList());
  }

  private static FieldError error(StartCriterion unmet, Protocol protocol) {
    String code = unmet.code();
    if (unmet.isHardStop()) {
      return FieldError.of(field(unmet), CHAIR.hardStop(unmet.text(), unmet.why()));
    }
    if (code.startsWith(StartEvaluation.CHECKLIST)) {
      return FieldError.of(code, CHAIR.checklistItemNotMet(unmet.text()));
    }
    if (code.startsWith(StartEvaluation.BASELINE)) {
      return FieldError.of(
          code, CHAIR.baselineMissing(sign(code).message(), protocol.baseline().windowMinutes()));
    }
    return FieldError.of(
        field(unmet),
        unmet.met() == null
            ? CHAIR.criterionUnknown(unmet.text(), unmet.why())
            : CHAIR.criterionNotMet(unmet.text(), unmet.why()));
  }

  private static VitalSign sign(String code) {
    String field = code.substring(StartEvaluation.BASELINE.length());
    return Arrays.stream(VitalSign.values())
        .filter(sign -> sign.field().equals(field))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the baseline has vital signs alone"));
  }

  private static String field(StartCriterion unmet) {
    return unmet.code().contains(".") ? unmet.code() : "start." + unmet.code();
  }
}
