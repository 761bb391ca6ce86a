package org.chairside.platform.database;

import java.time.Instant;
import java.util.List;

/**
 * What a backup consists of.
 *
 * @param begunAt when copying began
 * @param endedAt when the copy was complete: it can be restored to this moment and later ones
 * @param system which database it is of, by PostgreSQL's own number
 * @param postgresql the major version that made it
 * @param firstSegment the first piece of the log that it needs
 * @param lastSegment the last piece without which it is not whole
 * @param files every file, with what proves it undamaged
 */
public record BackupManifest(
    Instant begunAt,
    Instant endedAt,
    String system,
    String postgresql,
    String firstSegment,
    String lastSegment,
    List<CopiedFile> files) {

  /**
   * A file of a backup.
   *
   * @param path below the data directory, with slashes
   * @param sha256 in hexadecimal digits
   */
  public record CopiedFile(String path, long bytes, String sha256) {}

  boolean isCompleteAt(Instant moment) {
    return !endedAt.isAfter(moment);
  }

  /** How large all files are together. */
  public long bytes() {
    return files.stream().mapToLong(CopiedFile::bytes).sum();
  }
}
