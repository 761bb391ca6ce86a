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
          Map.of(
              "assess", AssessTrial::main,
              "board", LiveBoardTrial::main,
              "clock", ClockTrial::main,
              "comparison", ComparisonTrial::main,
              "kill", KillTrial::main,
              "latency", LatencyTrial::main,
              "planning", PlanningTrial::main,
              "real-input", RealInputTrial::main,
              "screens", ScreensTrial::main,
              "what-if", WhatIfTrial::main));

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
