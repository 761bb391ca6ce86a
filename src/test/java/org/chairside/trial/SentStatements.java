package org.chairside.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements that one call sends, read from PostgreSQL's log, as a script that {@code pgbench}
 * repeats: the same statements with the same values, but each time with ids of its own.
 */
final class SentStatements {

  private static final int LISTED = 100;
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\[(\\d+)] LOG:  (?:execute [^:]+|statement): (.*?)(?:\\n\\S[^\\n]*DETAIL:  [Pp]arameters: (.*?))?"
              + "(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)",
          Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\$(\\d+) = ('[^']*+(?:''[^']*+)*+'|NULL)", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
  private static final Pattern NEW_ID = Pattern.compile("'[0-9a-f-]{36}'");
  private static final Pattern VERSION = Pattern.compile("(?<=\\band )version=\\$\\d+");

  /**
   * One statement as it was sent.
   *
   * @param values each as SQL, by its number
   */
  private record Sent(long process, String sql, Map<Integer, String> values) {}

  private final List<Sent> statements;

  private SentStatements(List<Sent> statements) {
    this.statements = statements;
  }

  /**
   * The statements of a call that began with a look-up of its token, within this part of the log:
   * those of the connection that took its transaction, until the commit.
   */
  static SentStatements in(String log, String markedBy) {
    List<Sent> all = new ArrayList<>();
    Matcher entry = ENTRY.matcher(log);
    while (entry.find()) {
      all.add(new Sent(Long.parseLong(entry.group(1)), entry.group(2).strip(), values(entry)));
    }
    long process =
        all.stream()
            .filter(sent -> sent.sql().contains(markedBy))
            .map(Sent::process)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nothing of the call is in the log"));
    List<Sent> its = all.stream().filter(sent -> sent.process() == process).toList();
    int marked = indexOf(its, markedBy, 0);
    int begin = marked;
    while (!its.get(begin).sql().equals("BEGIN")) {
      if (begin == 0) {
        throw new IllegalStateException("the log has no BEGIN of the call");
      }
      begin--;
    }
    int from = begin;
    while (from > 0 && its.get(from - 1).sql().contains("sign_in")) {
      from--;
    }
    return new SentStatements(its.subList(from, indexOf(its, "COMMIT", marked) + 1));
  }

  private static int indexOf(List<Sent> statements, String words, int from) {
    for (int i = from; i < statements.size(); i++) {
      if (statements.get(i).sql().contains(words)) {
        return i;
      }
    }
    throw new IllegalStateException("the log has no " + words);
  }

  private static Map<Integer, String> values(MatchResult entry) {
    Map<Integer, String> values = new HashMap<>();
    if (entry.group(3) != null) {
      Matcher value = VALUE.matcher(entry.group(3));
      while (value.find()) {
        values.put(Integer.valueOf(value.group(1)), value.group(2));
      }
    }
    return values;
  }

  int count() {
    return statements.size();
  }

  /** Its kinds, as a reader knows them again. */
  List<String> listed() {
    return statements.stream()
        .map(sent -> sent.sql().replaceAll("\\s+", " "))
        .map(sql -> sql.length() > LISTED ? sql.substring(0, LISTED) + " ..." : sql)
        .toList();
  }

  /** A script of {@code pgbench}; the other is of the same call, made again. */
  String script(SentStatements other) {
    Set<String> again =
        other.statements.stream()
            .flatMap(sent -> sent.values().values().stream())
            .collect(Collectors.toSet());
    StringBuilder script = new StringBuilder();
    for (Sent sent : statements) {
      Map<Integer, String> values = new HashMap<>(sent.values());
      values.replaceAll(
          (_, value) ->
              NEW_ID.matcher(value).matches() && !again.contains(value)
                  ? "gen_random_uuid()"
                  : value);
      String sql = VERSION.matcher(sent.sql()).replaceAll("version is not null");
      script
          .append(
              PARAMETER
                  .matcher(sql)
                  .replaceAll(
                      found ->
                          Matcher.quoteReplacement(
                              noVariable(values.get(Integer.valueOf(found.group(1)))))))
          .append(";\n");
    }
    return script.toString();
  }

  /** A colon before a letter is a variable of pgbench's own. */
  private static String noVariable(String value) {
    return value.replaceAll(":(?=[A-Za-z_])", ": ");
  }
}
