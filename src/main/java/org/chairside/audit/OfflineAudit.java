package org.chairside.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chairside.audit.AuditChain.Link;
import org.chairside.audit.HeadFiles.Kept;
import org.chairside.audit.Verification.Found;
import org.chairside.audit.Verification.Part;
import org.chairside.platform.database.DatabaseLogin;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.platform.database.RowScope;
import org.eclipse.microprofile.config.Config;

/**
 * Checks every organization's audit without the application, and says what it found: {@code java
 * -jar quarkus-run.jar verify-audit}.
 */
public final class OfflineAudit {

  private static final int INTACT = 0;
  private static final int BROKEN = 1;
  private static final int NOT_CHECKED = 2;

  private OfflineAudit() {}

  /** The exit code: 0 where all chains hold, 1 where one does not, 2 where none could be read. */
  public static int verify(Config config, DatabaseLogin database) {
    return verify(AuditDirectory.of(config), database);
  }

  /**
   * The same with the signed heads of this directory.
   *
   * @param directory where {@code chairside.audit.directory} was when they were kept
   */
  public static int verify(Path directory, DatabaseLogin database) {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      return verify(connection, new HeadFiles(directory), System.out);
    } catch (SQLException | IOException e) {
      System.err.printf("The audit could not be checked: %s%n", e.getMessage());
      return NOT_CHECKED;
    }
  }

  private static int verify(Connection connection, HeadFiles files, PrintStream out)
      throws SQLException, IOException {
    Set<UUID> organizations = new TreeSet<>(organizations(connection));
    organizations.addAll(files.ofAll(_ -> true).keySet());
    int result = INTACT;
    for (UUID organization : organizations) {
      Kept kept = files.of(organization);
      RowScope.of(organization).apply(connection);
      Found found = Verification.of(connection, organization, kept.heads(), Part.WHOLE);
      out.println(said(organization, found, kept));
      result = found.isIntact() ? result : BROKEN;
    }
    return result;
  }

  /** Those that have a chain. */
  private static List<UUID> organizations(Connection connection) throws SQLException {
    List<UUID> organizations = new ArrayList<>();
    for (UUID organization : EveryOrganization.ids(connection)) {
      RowScope.of(organization).apply(connection);
      if (AuditRows.last(connection, organization) != null) {
        organizations.add(organization);
      }
    }
    return organizations;
  }

  private static String said(UUID organization, Found found, Kept kept) {
    Link head = found.head();
    return "%s: %d entries, %s, head %s, %d signed heads compared%s"
        .formatted(
            organization,
            found.entries(),
            found.firstBroken() == null
                ? "intact"
                : "BROKEN from entry %d on".formatted(found.firstBroken()),
            head == null ? "none" : head.hash(),
            found.compared(),
            kept.unreadable() == 0 ? "" : ", %d lines unreadable".formatted(kept.unreadable()));
  }
}
