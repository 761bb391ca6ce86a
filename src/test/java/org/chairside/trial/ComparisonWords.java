package org.chairside.trial;

/** The parts of the comparison's report that do not depend on its numbers. */
final class ComparisonWords {

  static final String HEAD =
      """
      # Comparison of three ways of watching

      Written by `mvn -Ptrial -Dtrial=comparison` (`-Dchairside.data=DIRECTORY` where the recordings are not in
      `../shared/data`). Every session of three collections of other people's records was judged again as it
      became known, by the same code that judges live, under three protocols:

      - `plain-thresholds`: the absolute bounds of our default thresholds alone. No change from baseline, no
        confirmation by a repeat, no symptoms, no early-warning score.
      - `news2-alone`: a NEWS2 total of 5 (warning) or 7 (critical), or 3 points in one parameter (warning). It has no
        advisory, so that "advisory or worse" is "warning or worse".
      - `ketamine-standard`: the shipped default.

      In the day clinic, the only one of the three with verdicts, over three verdicts and three cuts:
      """;

  static final String LIMITS =
      """
      ## What this can tell and what it cannot

      - Nobody here was given ketamine, and no infusion was started. The first reading stands for the start of an infusion of
        60 minutes and is the baseline, for the signs that it has; the other signs have none. In the day clinic that first
        reading is itself a raised pressure in many, so that a rise from it understates a rise from the woman's own
        normal.
      - Only rules on vital signs count. There are no side effects, no pump and no schedule in the recordings: rules that look
        at these never hold. Rules of time alone (`vitals-overdue`, `infusion-overrun`) are left out of every count under
        every protocol.
      - A row counts as written down at the minute at which it was taken. A gap stays a gap: nothing is filled in, and a value
        completes a later set for 15 minutes only. Values that the program refuses as impossible are left out; the rest of their
        row counts. What it would ask to confirm as implausible is taken as confirmed.
      - A repeat within 5 minutes, which a pressure of a warning asks for, could hardly come where the cuff is read every 15
        or 30 minutes. What nobody looked at again is not refuted and holds when the 5 minutes are over, so that confirmation
        can hardly spare a flag here. At a chair with a nurse beside it, it can.
      - Consciousness and oxygen are recorded nowhere and stay unknown, so that no NEWS2 is complete: its known parts alone have
        to reach a threshold. The day clinic has pressures only; of NEWS2 there is the systolic part, at most 3 points.
        What is said here of `news2-alone` is what it sees in such records, not what it sees with a full set.
      - Every patient is on SpO2 scale 1. Nobody acknowledges late and nobody resolves: a rule has one flag in a session,
        and an alarm each time that flag is raised, grows more severe or comes again after it had cleared.
      - Intervals are 95 % by Wilson's score method and take sessions as independent. In the day clinic they are not (131 women
        came 294 times): the intervals are too narrow.

      ## What was replayed
      """;

  static final String FLAGS =
      """

      ## Flags and alarms

      Intervals in brackets, in per cent.
      """;

  static final String VERDICTS =
      """

      ## Against the verdicts of the day clinic

      Pregnant women who came for raised blood pressure. Their clinicians decided whether they were safe for discharge
      at one hour, whether a doctor reviewed them in the clinic (nearly all) and whether they were admitted (few). They also
      had urine, blood, the child's heart trace, symptoms and history, and decided for those reasons too, so that pressure
      alone cannot reach every verdict. "Safe, but with telephone review of results" counts as safe. A flag in a session
      without the verdict is called false here, though a pressure of 150 mmHg was really there.
      """;

  static final String PAIRS =
      """
      The same sessions of the day clinic under both. The last two columns count sessions: flagged by both / only by
      `ketamine-standard` / only by the other / by neither.
      """;

  static final String RULES =
      """
      ## Which rules find what is not safe, and which cost most

      Sessions of the day clinic by the verdict at one hour, flags from readings up to minute 60.
      """;

  static final String OTHER_RULES =
      """
      ### `ketamine-standard` where there are no verdicts

      A session that has a flag of a vital sign and one of the score for the same vital sign counts under both.
      """;

  private ComparisonWords() {}
}
