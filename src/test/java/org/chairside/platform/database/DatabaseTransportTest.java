package org.chairside.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.sql.Connection;
import org.chairside.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patients' data cross no network in clear without a word about it. */
class DatabaseTransportTest {

  @ParameterizedTest
  @CsvSource({
    "false, 10.0.0.7, true",
    "false, 2001:db8::7, true",
    "true, 10.0.0.7, false",
    "true, 2001:db8::7, false",
    "false, 127.0.0.1, false",
    "false, 127.8.9.1, false",
    "false, ::1, false",
    "false, , false"
  })
  void networkWithoutTlsIsInClear(boolean tls, String from, boolean clear) {
    InetAddress address = from == null ? null : InetAddress.ofLiteral(from);
    assertThat(new DatabaseTransport(tls, address).isInClear()).isEqualTo(clear);
  }

  @Test
  void postgresSaysHowItIsReached() throws Exception {
    try (Connection connection = TestDatabase.shared().connectAsOwner()) {
      DatabaseTransport transport = DatabaseTransport.of(connection);
      assertThat(transport.tls()).isFalse();
      assertThat(transport.from()).isNotNull();
    }
  }
}
