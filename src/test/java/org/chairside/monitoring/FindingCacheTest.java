package org.chairside.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cached evaluations find the same as separate ones. */
class FindingCacheTest {

  @Test
  void cachedFindingsEqualFreshOnes() {
    for (String code : ShippedProtocols.codes()) {
      ProtocolEvaluator evaluator = new ProtocolEvaluator(ShippedProtocols.load(code));
      ProtocolEvaluatorPropertiesTest.forAny(any -> sameAsAlone(evaluator, any));
    }
  }

  /** Readings come one by one, now and then one is taken away again, and time goes on between. */
  private static void sameAsAlone(ProtocolEvaluator evaluator, AnySession any) {
    Timeline whole = any.timeline();
    FindingCache cache = new FindingCache();
    List<Reading> known = new ArrayList<>();
    List<SideEffectSpan> noticed = List.of();
    Instant now = any.instant();
    List<Reading> coming = new ArrayList<>(whole.readings());
    if (any.random().nextBoolean()) {
      Collections.shuffle(coming, any.random());
    }
    for (Reading reading : coming) {
      known.add(reading);
      if (any.random().nextInt(5) == 0) {
        known.remove(any.random().nextInt(known.size()));
      }
      if (any.random().nextInt(8) == 0) {
        noticed = whole.sideEffects();
      }
      Timeline timeline = new Timeline(whole.patient(), known, noticed, whole.infusion());
      for (int i = 0; i < 3; i++) {
        assertThat(evaluator.look(timeline, now, cache).findings())
            .isEqualTo(evaluator.assess(timeline, now).findings());
        now = now.plus(Duration.ofSeconds(any.random().nextInt(400)));
      }
    }
  }
}
