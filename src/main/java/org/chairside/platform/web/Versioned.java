package org.chairside.platform.web;

import org.chairside.platform.problem.ChangedMeanwhile;
import org.jspecify.annotations.Nullable;

/** A view of a single resource: its version is answered as the ETag. */
public interface Versioned {

  /** Grows with every change of the resource. */
  int version();

  /** The number in the ETag: the version, or the revision if "version" means something else. */
  default int revision() {
    return version();
  }

  /** The ETag's value of a version. */
  static String etag(int version) {
    return "\"" + version + "\"";
  }

  /** Refuses where the caller does not name a version (428) or names a stale one (412). */
  static void require(@Nullable String ifMatch, int version) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ChangedMeanwhile.versionMissing();
    }
    check(ifMatch, version);
  }

  /** Refuses where the caller names a version and it is stale (412). */
  static void check(@Nullable String ifMatch, int version) {
    if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(etag(version))) {
      throw ChangedMeanwhile.staleVersion();
    }
  }
}
