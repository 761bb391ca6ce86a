package org.chairside.trial;

import java.util.Map;
import java.util.TreeMap;

/** Runs one trial by its name: {@code mvn -Ptrial -Dtrial=NAME}. */
final class Trials {

  private interface Trial {
    void run(String[] args) throws Exception;
  }

  private static final Map<String, Trial> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              entry("assess", AssessTrial::main),
              entry("attack", AttackTrial::main),
              entry("bench", BenchTrial::main),
              entry("board", LiveBoardTrial::main),
              entry("clock", ClockTrial::main),
              entry("comparison", ComparisonTrial::main),
              entry("fail-over", FailOverTrial::main),
              entry("kill", KillTrial::main),
              entry("kill-database", KillDatabaseTrial::main),
              entry("latency", LatencyTrial::main),
              entry("outage", OutageTrial::main),
              entry("planning", PlanningTrial::main),
              entry("real-input", RealInputTrial::main),
              entry("screens", ScreensTrial::main),
              entry("streams", StreamsTrial::main),
              entry("what-if", WhatIfTrial::main)));

  private static Map.Entry<String, Trial> entry(String name, Trial trial) {
    return Map.entry(name, trial);
  }

  private Trials() {}

  public static void main(String[] args) throws Exception {
    Trial trial = args.length == 1 ? BY_NAME.get(args[0]) : null;
    if (trial == null) {
      System.err.println(
          "Name a trial with -Dtrial=, one of: " + String.join(", ", BY_NAME.keySet()));
      System.exit(2);
      return;
    }
    trial.run(new String[0]);
  }
}
