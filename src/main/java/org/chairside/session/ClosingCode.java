package org.chairside.session;

import static org.chairside.session.SessionMessages.SESSION;

import java.util.EnumSet;
import java.util.Set;
import org.chairside.message.Message;
import org.chairside.platform.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** Why a session that was booked did not take place, so that it can be counted. */
public enum ClosingCode {
  /** The patient canceled. */
  PATIENT,
  /** The clinic canceled: a nurse absent, a chair closed. */
  CLINIC,
  /** The patient's state forbids the infusion today. */
  MEDICAL,
  /** The patient came without having fasted. */
  NOT_FASTED,
  /** The patient has no escort home. */
  NO_ESCORT,
  /** The patient cannot get to the clinic. */
  TRANSPORT,
  /** The weather keeps the patient or the staff away. */
  WEATHER,
  /** The patient did not come and had not canceled. */
  NO_SHOW,
  /** The whole course was cancelled. */
  COURSE_CANCELLED,
  /** The patient has died. */
  DECEASED,
  /** None of these; see the reason. */
  OTHER;

  private static final Set<ClosingCode> HAVE_A_VERB_OF_THEIR_OWN =
      EnumSet.of(NO_SHOW, COURSE_CANCELLED, DECEASED);

  /**
   * The code recorded for a canceled session.
   *
   * @param said the code given, or null; then a reason that is itself a code, in capitals or not,
   *     is taken for it, and any other reason is {@link #OTHER}
   * @throws Invalid for a code of another verb
   */
  public static ClosingCode forCancelling(@Nullable ClosingCode said, String reason) {
    ClosingCode code = said == null ? from(reason) : said;
    if (HAVE_A_VERB_OF_THEIR_OWN.contains(code)) {
      throw new Invalid(
          said == null ? "reason" : "code",
          SESSION.closingCode(
              Message.names(EnumSet.complementOf(EnumSet.copyOf(HAVE_A_VERB_OF_THEIR_OWN))),
              code.name()));
    }
    return code;
  }

  /**
   * The code recorded for a missed session.
   *
   * @param said the code given, or null
   * @throws Invalid for any other than {@link #NO_SHOW}
   */
  public static ClosingCode forMissing(@Nullable ClosingCode said) {
    if (said != null && said != NO_SHOW) {
      throw new Invalid("code", SESSION.noShowOnly());
    }
    return NO_SHOW;
  }

  private static ClosingCode from(String reason) {
    for (ClosingCode code : values()) {
      if (code.name().equalsIgnoreCase(reason.strip())) {
        return code;
      }
    }
    return OTHER;
  }
}
