package org.chairside.trial;

/** The parts of the comparison's report that do not depend on its numbers. */
final class ComparisonWords {

  static final String HEAD =
      """
      # Comparison of four monitoring methods

      Written by `mvn -Ptrial -Dtrial=comparison` (`-Dchairside.data=DIRECTORY` if the recordings are not in
      `../shared/data`). Every session of three public data sets was evaluated again as it became known, by the same
      code as live, under four protocols:

      - `plain-thresholds`: the absolute bounds of our default thresholds alone. No change from baseline, no
        confirmation by a repeat, no symptoms, no early-warning score.
      - `plain-merged`: the same with systolic and diastolic as one rule that opens again as the standard's does. It is
        the honest rival: it differs from the standard only in what the standard adds.
      - `news2-alone`: a NEWS2 total of 5 (warning) or 7 (critical), or 3 points in one parameter (warning). It has no
        advisory, so that "advisory or worse" is "warning or worse".
      - `ketamine-standard`: the shipped default.

      In the day clinic, the only one of the three with verdicts, over three verdicts and three cuts:
      """;

  static final String LIMITS =
      """
      ## Limitations

      - Nobody here was given ketamine, and no infusion was started. The first reading is taken as the start of an
        infusion of 60 minutes and as the baseline for the signs that it has; the other signs have no baseline. In the
        day clinic that first reading is often a raised pressure itself, so a rise from it understates the rise from
        the woman's normal pressure.
      - Only rules on vital signs count. The recordings have no side effects, no pump and no schedule: rules on these
        never hold. Rules on time alone (`vitals-overdue`, `infusion-overrun`) are excluded from every count.
      - A row counts as recorded at the minute at which it was taken. Gaps are not filled in, and a value completes a
        later set for 15 minutes only. Values that the program refuses as impossible are left out; the rest of their
        row counts. Implausible values are taken as confirmed.
      - A warning pressure requires a repeat within 5 minutes, which is hardly possible if the cuff is read every 15
        or 30 minutes. Without a repeat the warning holds when the 5 minutes are over, so confirmation hardly avoids a
        flag here. With a nurse at the chair, it can. An advisory that only waits for its repeat is a flag and no
        interruption.
      - Consciousness and oxygen are never recorded and stay unknown, so no NEWS2 is complete: its known parts alone
        must reach a threshold. The day clinic has pressures only; NEWS2 has only its systolic part, at most 3 points.
        The results of `news2-alone` hold for such records, not for full sets.
      - Every patient is on SpO2 scale 1. Flags are acknowledged at once and never resolved: a rule has one flag per
        session, and interrupts each time that flag is raised, becomes more severe, brings what its rule calls news or
        recurs after clearing. A flag of `ketamine-standard` clears after two sets without its condition, one of the
        others after one.
      - Intervals are 95 % by Wilson's score method and treat sessions as independent. In the day clinic they are not
        (131 women came 294 times), so the intervals are too narrow.

      ## What was replayed
      """;

  static final String FLAGS =
      """

      ## Flags and interruptions

      Intervals in brackets, in per cent.
      """;

  static final String VERDICTS =
      """

      ## Against the verdicts of the day clinic

      Pregnant women who came for raised blood pressure. Their clinicians decided whether they were safe for discharge
      at one hour, whether a doctor reviewed them in the clinic (nearly all) and whether they were admitted (few).
      They also had urine and blood tests, the fetal heart trace, symptoms and history, and based their decisions on
      those, too, so pressure alone cannot predict every verdict. "Safe, but with telephone review of results" counts
      as safe. A flag in a session without the verdict is called false here, although the pressure of 150 mmHg was
      real.
      """;

  static final String PAIRS =
      """
      The same sessions of the day clinic under both. The last two columns count sessions: flagged by both / only by
      `ketamine-standard` / only by the other / by neither.
      """;

  static final String RULES =
      """
      ## Which rules find unsafe sessions, and which cost most

      Sessions of the day clinic by the verdict at one hour, flags from readings up to minute 60.
      """;

  static final String OTHER_RULES =
      """
      ### `ketamine-standard` where there are no verdicts

      A session that has a flag of a vital sign and one of the score for the same vital sign counts under both.
      """;

  private ComparisonWords() {}
}
