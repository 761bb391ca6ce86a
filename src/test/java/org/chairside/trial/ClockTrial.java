package org.chairside.trial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chairside.Replica;
import org.chairside.TestDatabase;
import org.chairside.testclinic.TestClinic;

/**
 * Prints how soon sets of vital signs that all fall overdue at one instant are flagged by one
 * replica, how many it flags in a second, and what that takes: {@code mvn -Ptrial -Dtrial=clock}.
 * Fails where one is not flagged, or twice. The times belong to the machine.
 */
public final class ClockTrial {

  private final Replica replica;
  private final TestDatabase.Access database;
  private final Bulk bulk;

  private ClockTrial(Replica replica, TestDatabase.Access database, Bulk bulk) {
    this.replica = replica;
    this.database = database;
    this.bulk = bulk;
  }

  public static void main(String[] args) throws Exception {
    int sessions = Integer.getInteger("sessions", 500);
    try (ScratchDatabase database = new ScratchDatabase("clock");
        Replica replica = database.replica()) {
      TestClinic clinic =
          TestClinic.at(replica.uri().toString(), Server.ADMIN, TestClinic.PASSWORD, 20);
      Bulk bulk = new Bulk(database.access(), clinic);
      System.out.println("sets overdue at once   half s   all s   sets/s   processor ms/set");
      ClockTrial trial = new ClockTrial(replica, database.access(), bulk);
      // The first rounds are the Java runtime's, which has not compiled yet what it does often.
      trial.fallDue(sessions);
      trial.fallDue(sessions);
      trial.fallDue(sessions);
    }
  }

  private void fallDue(int sessions) throws Exception {
    Instant due = TestClinic.now().plusSeconds(4);
    bulk.leftAlone(sessions, due);
    Duration before = replica.processorTime();
    if (Instant.now().isAfter(due)) {
      throw new IllegalStateException("writing the sessions took too long");
    }
    List<Double> after = List.of();
    while (after.size() < sessions && Instant.now().isBefore(due.plusSeconds(60))) {
      Thread.sleep(200);
      after = flaggedAfter(due);
    }
    Duration spent = replica.processorTime().minus(before);
    Thread.sleep(2000);
    after = flaggedAfter(due);
    if (after.size() != sessions) {
      throw new IllegalStateException(after.size() + " flags in " + sessions + " sessions");
    }
    double last = after.getLast();
    System.out.printf(
        "%20d %8.2f %7.2f %8.0f %18.1f%n",
        sessions,
        after.get(sessions / 2),
        last,
        sessions / (last - after.getFirst()),
        (double) spent.toMillis() / sessions);
  }

  /** How many seconds after that instant each overdue set was flagged, ascending. */
  private List<Double> flaggedAfter(Instant due) throws SQLException {
    OffsetDateTime at = due.atOffset(ZoneOffset.UTC);
    try (Connection connection = database.connectAsOwner();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select extract(epoch from raised_at - ?)::float8 from flag
                where rule = 'vitals-overdue' and raised_at >= ? order by 1
                """)) {
      query.setObject(1, at);
      query.setObject(2, at);
      ResultSet row = query.executeQuery();
      List<Double> after = new ArrayList<>();
      while (row.next()) {
        after.add(row.getDouble(1));
      }
      return after;
    }
  }
}
