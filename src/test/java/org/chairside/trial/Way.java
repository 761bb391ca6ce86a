package org.chairside.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.monitoring.Condition;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolEvaluator;
import org.chairside.monitoring.ProtocolJson;
import org.chairside.monitoring.Rule;
import org.chairside.monitoring.ShippedProtocols;

/**
 * A way of watching: a protocol, and its rules of time alone, which are left out of all counts
 * because a recording has no schedule that anybody was asked to keep.
 */
record Way(ProtocolEvaluator evaluator, Set<String> rulesOfTime) {

  static final String PLAIN = "plain-thresholds";
  static final String MERGED = "plain-merged";
  static final String NEWS2 = "news2-alone";
  static final String STANDARD = "ketamine-standard";

  /** Plain thresholds, the same merged, NEWS2 alone, the shipped standard; in this order. */
  static List<Way> compared() {
    return List.of(
        of(ofTheTrial(PLAIN)),
        of(ofTheTrial(MERGED)),
        of(ofTheTrial(NEWS2)),
        of(ShippedProtocols.load(STANDARD)));
  }

  /** A protocol document that somebody wants to compare. */
  static Way inFile(Path document) {
    try {
      return of(ProtocolJson.read(Files.readString(document)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document that is only there for the comparison, read and checked. */
  static Protocol ofTheTrial(String code) {
    try (InputStream in = Way.class.getResourceAsStream("/protocols/" + code + ".json")) {
      byte[] document = Objects.requireNonNull(in, code).readAllBytes();
      return ProtocolJson.read(new String(document, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Way of(Protocol protocol) {
    return new Way(
        new ProtocolEvaluator(protocol),
        protocol.rules().stream()
            .filter(rule -> rule.levels().stream().anyMatch(level -> isOfTime(level.condition())))
            .map(Rule::code)
            .collect(Collectors.toSet()));
  }

  private static boolean isOfTime(Condition condition) {
    return switch (condition) {
      case Condition.VitalsOverdue _, Condition.InfusionOverrun _ -> true;
      case Condition.AllOf(var conditions) -> conditions.stream().anyMatch(Way::isOfTime);
      case Condition.AnyOf(var conditions) -> conditions.stream().anyMatch(Way::isOfTime);
      default -> false;
    };
  }

  String name() {
    return evaluator.protocol().code();
  }

  boolean counts(String rule) {
    return !rulesOfTime.contains(rule);
  }
}
