package org.chairside.platform.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.chairside.platform.problem.TooManyAttempts;
import org.junit.jupiter.api.Test;

/** Strangers call so often in a minute, and no more. */
class StrangerCallsTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-03T14:00:00Z"));
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
          return now.get();
        }
      };
  private final StrangerCalls strangers = new StrangerCalls(clock, 3, 5);

  private void passes(String address) {
    assertThatCode(() -> strangers.count(address)).doesNotThrowAnyException();
  }

  private void isRefused(String address) {
    assertThatThrownBy(() -> strangers.count(address)).isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void addressIsBoundedAndOthersAreNot() {
    passes("a");
    passes("a");
    passes("a");
    isRefused("a");
    passes("b");
  }

  private void usesAllUp() {
    for (String address : new String[] {"a", "b", "c", "d", "e"}) {
      passes(address);
    }
    isRefused("f");
  }

  @Test
  void allAreBoundedTogether() {
    usesAllUp();
    isRefused("a");
  }

  @Test
  void nextMinuteBeginsFromNothing() {
    usesAllUp();
    now.updateAndGet(before -> before.plus(Duration.ofSeconds(59)));
    isRefused("f");
    now.updateAndGet(before -> before.plus(Duration.ofSeconds(1)));
    passes("f");
  }
}
