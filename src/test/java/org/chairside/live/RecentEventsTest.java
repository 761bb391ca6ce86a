package org.chairside.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.chairside.ApplicationTest;
import org.chairside.TestDatabase;
import org.chairside.live.RecentEvents.ToldEvent;
import org.chairside.message.Language;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every reader gets every event once and in order, wherever the reader begins. */
@ApplicationTest
class RecentEventsTest {

  @Inject RecentEvents events;

  private UUID organization;
  private UUID clinic;
  private long last;

  @BeforeEach
  void open() {
    TestClinic opened = TestClinic.open();
    organization = UUID.fromString(opened.admin.get("/api/me").path("organization.id"));
    clinic = opened.opensClinic("Quiet");
    last = 0;
  }

  /** So many more events of the clinic. */
  private void happens(int count) throws SQLException {
    try (Connection owner = TestDatabase.shared().connectAsOwner();
        PreparedStatement insert =
            owner.prepareStatement(
                """
                insert into event (organization_id, clinic_id, number, type, at, data)
                select ?, ?, n, 'PlaceFreed', now(), '{}' from generate_series(?, ?) n
                """)) {
      insert.setObject(1, organization);
      insert.setObject(2, clinic);
      insert.setLong(3, last + 1);
      insert.setLong(4, last + count);
      insert.executeUpdate();
    }
    last += count;
  }

  private List<Long> readFrom(long number) throws Exception {
    List<Long> read = new ArrayList<>();
    List<ToldEvent> some = events.between(organization, clinic, number, last);
    while (!some.isEmpty()) {
      some.forEach(each -> read.add(each.number()));
      some = events.between(organization, clinic, read.getLast(), last);
    }
    return read;
  }

  private List<Long> allAfter(long number) {
    return LongStream.rangeClosed(number + 1, last).boxed().toList();
  }

  @Test
  void readersBeginWhereTheyLeftOff() throws Exception {
    for (int more : new int[] {3, 1, 700, 450, 2, 1300, 1}) {
      happens(more);
      for (long number : new long[] {last, last - 1, last - 2, last / 2, 0}) {
        assertThat(readFrom(number)).as("after %d of %d", number, last).isEqualTo(allAfter(number));
      }
    }
  }

  @Test
  void whatCameWhileNobodyReadIsThereForThoseWhoAsk() throws Exception {
    happens(10);
    assertThat(readFrom(10)).isEmpty();
    happens(4_000);
    assertThat(readFrom(last - 5)).isEqualTo(allAfter(last - 5));
    assertThat(readFrom(8)).isEqualTo(allAfter(8));
    assertThat(readFrom(last - 600)).isEqualTo(allAfter(last - 600));
  }

  @Test
  void nothingBeyondTheNewestThatWasToldIsRead() throws Exception {
    happens(5);
    List<ToldEvent> some = events.between(organization, clinic, 0, 3);
    assertThat(some.stream().map(ToldEvent::number)).containsExactly(1L, 2L, 3L);
    assertThat(new String(some.getFirst().in(Language.ENGLISH), UTF_8))
        .startsWith("id:1\ndata:{\"id\":1,")
        .contains("PlaceFreed")
        .endsWith("}\n\n");
    assertThat(events.between(organization, UUID.randomUUID(), 0, 5)).isEmpty();
  }
}
