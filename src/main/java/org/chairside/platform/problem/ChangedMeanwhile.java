package org.chairside.platform.problem;

import java.util.List;

/** The caller's version is missing (428) or stale (412). */
public final class ChangedMeanwhile extends Refusal {

  private ChangedMeanwhile(ProblemType type, String detail) {
    super(type, detail, List.of());
  }

  public static ChangedMeanwhile staleVersion() {
    return new ChangedMeanwhile(
        ProblemType.CHANGED_MEANWHILE,
        "The If-Match header does not name the present version; read it again before changing it.");
  }

  public static ChangedMeanwhile versionMissing() {
    return new ChangedMeanwhile(
        ProblemType.VERSION_REQUIRED,
        "Send the ETag of the version that you are changing in an If-Match header.");
  }
}
