package org.chairside.session;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people do with a session, as the web app offers it to them. */
@Schema(name = "SessionAction")
public enum OfferedAction {
  CHECK_IN,
  CHECKLIST,
  START,
  RATE,
  PAUSE,
  RESUME,
  STOP,
  FINISH,
  OBSERVE,
  SIDE_EFFECT,
  CORRECT,
  ENTERED_IN_ERROR,
  RAISE_FLAG,
  ASSIGN_NURSE,
  SCORE_RECOVERY,
  DISCHARGE_CHECKLIST,
  DISCHARGE,
  SIGN_OFF,
  ADDENDUM,
  RESCHEDULE,
  CANCEL,
  NO_SHOW,
  CHANGE_CHAIR,
  UNDO_CHECK_IN,
  UNDO_FINISH,
  UNDO_DISCHARGE,
  UNDO_CANCEL,
  UNDO_NO_SHOW;

  /**
   * Facts that decide besides the session's state.
   *
   * @param courseActive whether the course is neither held nor cancelled
   * @param patientElsewhere whether the patient sits in a chair for another session
   * @param somethingCharted whether an observation or a side effect is in force
   * @param flagUnresolved whether a flag of the session waits for a clinician
   * @param overdue whether the patient should have come, and late ones too
   * @param undoSince what was recorded before that instant is not taken back any more
   */
  public record Facts(
      boolean courseActive,
      boolean patientElsewhere,
      boolean somethingCharted,
      boolean flagUnresolved,
      boolean overdue,
      Instant undoSince) {

    private boolean canUndo(InfusionSession session, SessionVerb undo) {
      Instant recorded = session.recordedAt(undo);
      return session.allows(undo) && recorded != null && !recorded.isBefore(undoSince);
    }
  }

  /**
   * Whether the state of the session allows it. Preconditions of the call itself (checklist,
   * baseline, discharge criteria) are not checked here: the call names what is missing.
   */
  public boolean isAllowed(InfusionSession session, Facts facts) {
    return switch (this) {
      case CHECK_IN -> allows(session, SessionVerb.CHECK_IN) && !facts.patientElsewhere();
      case CHECKLIST -> allows(session, SessionVerb.CHECK);
      case START -> allows(session, SessionVerb.START) && facts.courseActive();
      case RATE -> allows(session, SessionVerb.CHANGE_RATE);
      case PAUSE -> allows(session, SessionVerb.PAUSE);
      case RESUME -> allows(session, SessionVerb.RESUME);
      case STOP -> allows(session, SessionVerb.STOP);
      case FINISH -> allows(session, SessionVerb.FINISH);
      case OBSERVE, SIDE_EFFECT, RAISE_FLAG -> allows(session, SessionVerb.CHART);
      case CORRECT -> allows(session, SessionVerb.CHART) && facts.somethingCharted();
      case ENTERED_IN_ERROR -> facts.somethingCharted();
      case ASSIGN_NURSE -> allows(session, SessionVerb.ASSIGN);
      case SCORE_RECOVERY -> allows(session, SessionVerb.SCORE);
      case DISCHARGE_CHECKLIST -> allows(session, SessionVerb.CONFIRM);
      case DISCHARGE -> allows(session, SessionVerb.DISCHARGE);
      case SIGN_OFF -> allows(session, SessionVerb.SIGN_OFF) && !facts.flagUnresolved();
      case ADDENDUM -> allows(session, SessionVerb.ADD_TO);
      case RESCHEDULE -> allows(session, SessionVerb.MOVE) && facts.courseActive();
      case CANCEL -> allows(session, SessionVerb.CANCEL);
      case NO_SHOW -> allows(session, SessionVerb.MISS) && facts.overdue();
      case CHANGE_CHAIR -> allows(session, SessionVerb.CHANGE_CHAIR);
      case UNDO_CHECK_IN -> allows(session, SessionVerb.UNDO_CHECK_IN) && !facts.somethingCharted();
      case UNDO_FINISH -> facts.canUndo(session, SessionVerb.UNDO_FINISH);
      case UNDO_DISCHARGE -> facts.canUndo(session, SessionVerb.UNDO_DISCHARGE);
      case UNDO_CANCEL -> facts.canUndo(session, SessionVerb.UNDO_CANCEL) && facts.courseActive();
      case UNDO_NO_SHOW -> facts.canUndo(session, SessionVerb.UNDO_MISS) && facts.courseActive();
    };
  }

  private static boolean allows(InfusionSession session, SessionVerb verb) {
    return session.allows(verb);
  }
}
