package org.chairside.testclinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Finds a patient of the stories where none belongs: in logs, metrics, addresses and what a browser
 * keeps. They are known by family name, record number and birth date.
 */
public final class PatientTraces {

  private static final Pattern PATIENT = Pattern.compile("Okafor|MRN-\\w+|1980-04-12");

  private static final Queue<String> LOGGED = new ConcurrentLinkedQueue<>();

  private PatientTraces() {}

  /** The lines of a text that name a patient. */
  public static List<String> in(String text) {
    return text.lines().filter(line -> PATIENT.matcher(line).find()).toList();
  }

  /** Fails where a text names one. */
  public static void requireNone(String where, String text) {
    assertThat(in(text)).as("patients named in " + where).isEmpty();
  }

  /** From now on every word that this virtual machine logs is looked at. */
  static void watchLog() {
    Handler listener =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            LOGGED.addAll(in(line.getLoggerName() + " " + said(line)));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger.getLogger("").addHandler(listener);
  }

  /** Fails where something logged since then names one. */
  public static void requireNoneLogged() {
    assertThat(LOGGED).as("patients named in the log").isEmpty();
  }

  /** What was found in the log and is now forgotten: for the test of the finding itself. */
  public static List<String> takeLogged() {
    List<String> found = List.copyOf(LOGGED);
    LOGGED.removeAll(found);
    return found;
  }

  private static String said(LogRecord line) {
    StringBuilder words = new StringBuilder(String.valueOf(line.getMessage()));
    Object[] parameters = line.getParameters();
    if (parameters != null) {
      words.append(Arrays.toString(parameters));
    }
    for (Throwable each = line.getThrown(); each != null; each = each.getCause()) {
      words.append('\n').append(each);
    }
    return words.toString();
  }
}
