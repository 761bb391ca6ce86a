package org.chairside.platform.problem;

import static org.chairside.platform.problem.ProblemMessages.PROBLEM;

import java.util.List;
import org.chairside.message.Message;

/** The caller's version is missing (428) or stale (412). */
public final class ChangedMeanwhile extends Refusal {

  private ChangedMeanwhile(ProblemType type, Message detail) {
    super(type, detail, List.of());
  }

  public static ChangedMeanwhile staleVersion() {
    return new ChangedMeanwhile(ProblemType.CHANGED_MEANWHILE, PROBLEM.staleVersion());
  }

  public static ChangedMeanwhile versionMissing() {
    return new ChangedMeanwhile(ProblemType.VERSION_REQUIRED, PROBLEM.versionMissing());
  }
}
