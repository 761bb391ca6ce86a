package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.chairside.Scratch;
import org.chairside.platform.database.Backups.Backup;
import org.chairside.platform.database.Restore.Restored;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backups of a real PostgreSQL that is written to, restored elsewhere. */
class BackupTest {

  private static final int WRITERS = 4;
  private static final Path MODEL = Scratch.directory("backup-model");

  private final Path place = Scratch.directory("backup");
  private final Path data = place.resolve("data");
  private final Path elsewhere = place.resolve("restored");
  private Backups backups;

  @BeforeEach
  void directoryForBackups() {
    backups = Backups.in(place.resolve("kept in a directory with spaces"));
  }

  @AfterEach
  void throwAway() {
    Scratch.delete(place);
  }

  /** Made once: each case begins with a copy. */
  @BeforeAll
  static void makeDatabase() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(MODEL);
        Connection owner = database.owner().connect();
        Statement statement = owner.createStatement()) {
      statement.execute("create table kept (number bigint primary key, at timestamptz)");
      statement.execute("create sequence numbers");
    }
  }

  @AfterAll
  static void throwModelAway() {
    Scratch.delete(MODEL);
  }

  private EmbeddedDatabase started() throws IOException {
    try (Stream<Path> model = Files.walk(MODEL)) {
      for (Path path : (Iterable<Path>) model::iterator) {
        Files.copy(path, data.resolve(MODEL.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return EmbeddedDatabase.start(data, backups);
  }

  /** Writes one row and returns its number when the database has confirmed it. */
  private static long write(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "insert into kept select nextval('numbers'), clock_timestamp() returning number")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** By the database's own clock, which also dates the commits. */
  private static Instant now(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private static List<Long> kept(Path directory) throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        Connection owner = database.owner().connect();
        PreparedStatement query =
            owner.prepareStatement("select number from kept order by number");
        ResultSet rows = query.executeQuery()) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }

  @Test
  void everyConfirmedWriteIsRestoredAfterTheServerIsLost() throws Exception {
    List<Long> confirmed = new ArrayList<>();
    Backup backup;
    try (EmbeddedDatabase database = started()) {
      AtomicBoolean enough = new AtomicBoolean();
      try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
        List<Future<List<Long>>> writing = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          writing.add(writers.submit(() -> writeUntil(enough, database)));
        }
        backup = backups.take(data);
        enough.set(true);
        for (Future<List<Long>> each : writing) {
          confirmed.addAll(each.get());
        }
      }
      try (Connection owner = database.owner().connect()) {
        confirmed.add(write(owner));
      }
    }
    assertThat(confirmed).hasSizeGreaterThan(WRITERS);
    assertThat(backup.manifest().bytes()).isPositive();
    Scratch.delete(data);

    Restored restored = Restore.from(backups).into(elsewhere, Optional.empty());
    assertThat(restored.backup().name()).isEqualTo(backup.name());
    assertThat(restored.lastCommit()).isPresent();
    for (DatabaseRole role : DatabaseRole.values()) {
      assertThat(Files.getPosixFilePermissions(elsewhere.resolve(role.passwordFile())))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(kept(elsewhere)).containsExactlyInAnyOrderElementsOf(confirmed);
  }

  private static List<Long> writeUntil(AtomicBoolean enough, EmbeddedDatabase database)
      throws SQLException {
    List<Long> confirmed = new ArrayList<>();
    try (Connection owner = database.owner().connect()) {
      while (!enough.get() || confirmed.isEmpty()) {
        confirmed.add(write(owner));
      }
    }
    return confirmed;
  }

  @Test
  void momentBetweenTwoWritesIsRestored() throws Exception {
    long before;
    Instant between;
    try (EmbeddedDatabase database = started();
        Connection owner = database.owner().connect();
        Statement statement = owner.createStatement()) {
      backups.take(data);
      before = write(owner);
      between = now(statement);
      write(owner);
      statement.execute("delete from kept");
    }
    Restored restored = Restore.from(backups).into(elsewhere, Optional.of(between));
    assertThat(restored.lastCommit())
        .hasValueSatisfying(last -> assertThat(last).isBeforeOrEqualTo(between));
    assertThat(kept(elsewhere)).containsExactly(before);

    Path whole = place.resolve("whole");
    Restore.from(backups).into(whole, Optional.empty());
    assertThat(kept(whole)).isEmpty();
  }

  @Test
  void backupIsWholeWithoutTheLogSince() throws Exception {
    long before;
    try (EmbeddedDatabase database = started();
        Connection owner = database.owner().connect()) {
      before = write(owner);
      backups.take(data);
      write(owner);
    }
    Scratch.delete(backups.wal());
    Files.createDirectories(backups.wal());
    Restore.from(backups).into(elsewhere, Optional.empty());
    assertThat(kept(elsewhere)).containsExactly(before);
  }

  @Test
  void damageIsFoundAndNothingAppears() throws Exception {
    Backup backup;
    try (EmbeddedDatabase _ = started()) {
      backup = backups.take(data);
    }
    Path damaged = backup.directory().resolve("pgdata/global/pg_control");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[100]++;
    Files.write(damaged, bytes);
    assertThatThrownBy(() -> Restore.from(backups).into(elsewhere, Optional.empty()))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("pgdata/global/pg_control is not what was written");
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void impossibleRestoresAreRefusedInWords() throws Exception {
    Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
    assertRefused(elsewhere, Optional.empty(), "There is no backup here.");
    try (EmbeddedDatabase _ = started()) {
      backups.take(data);
    }
    assertRefused(elsewhere, Optional.of(longAgo), "No backup was complete at 2020-01-01");
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    assertRefused(elsewhere, Optional.of(tomorrow), "What was kept ends before " + tomorrow);
    assertRefused(data, Optional.empty(), "is not empty");
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void backupsOfTwoDatabasesAreNotMixed() throws Exception {
    try (EmbeddedDatabase _ = started()) {
      backups.take(data);
    }
    try (EmbeddedDatabase _ = EmbeddedDatabase.start(elsewhere)) {
      assertThatThrownBy(() -> backups.take(elsewhere))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("holds backups of another database");
    }
    assertThat(backups.all()).hasSize(1);
  }

  @Test
  void directoryKeepsItsPermissionsAndWhatIsInItIsClosed() throws Exception {
    Path shared = Files.createDirectory(place.resolve("shared"));
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(shared, open);
    Backup backup;
    try (EmbeddedDatabase _ = started()) {
      backup = Backups.in(shared).take(data);
    }
    assertThat(Files.getPosixFilePermissions(shared)).isEqualTo(open);
    for (Path closed : List.of(backup.directory(), shared.resolve("wal"))) {
      assertThat(Files.getPosixFilePermissions(closed))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void mistypedDirectoryIsRefusedAndNotMade() {
    Path mistyped = place.resolve("no such directory");
    assertThatThrownBy(() -> Backups.from(mistyped))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessage("There are no backups in %s.", mistyped);
    assertThat(mistyped).doesNotExist();
  }

  private void assertRefused(Path target, Optional<Instant> until, String words) {
    assertThatThrownBy(() -> Restore.from(backups).into(target, until))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining(words);
  }

  @Test
  void oldBackupsGoWithTheLogThatOnlyTheyNeed() throws Exception {
    try (EmbeddedDatabase database = started();
        Connection owner = database.owner().connect()) {
      for (int i = 0; i < 3; i++) {
        write(owner);
        backups.take(data);
      }
    }
    List<Backup> all = backups.all();
    assertThat(all).hasSize(3);
    int log = segments();
    backups.keep(2);
    assertThat(backups.all()).isEqualTo(all.subList(1, 3));
    assertThat(all.getFirst().directory()).doesNotExist();
    assertThat(segments()).isPositive().isLessThan(log);
    Restore.from(backups).into(elsewhere, Optional.empty());
    assertThat(kept(elsewhere)).hasSize(3);
  }

  private int segments() throws IOException {
    try (Stream<Path> files = Files.list(backups.wal())) {
      return (int) files.filter(WalSegments::isSegment).count();
    }
  }
}
