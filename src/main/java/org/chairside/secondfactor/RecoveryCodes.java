package org.chairside.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.platform.database.OrganizationRows;
import org.chairside.staff.Tokens;

/** Codes on paper for who lost their device, within the current transaction. */
@ApplicationScoped
class RecoveryCodes {

  /** As many as somebody gets at once. */
  static final int MADE = 10;

  // Without those that look like another. Four groups of four are 79 random bits: nobody guesses
  // them, so that a fast hash is enough.
  private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int CHARACTERS_OF_GROUP = 4;

  private final SecureRandom random = new SecureRandom();
  private final OrganizationRows rows;
  private final Clock clock;

  RecoveryCodes(OrganizationRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** How many of the person's codes can still be used. */
  int left(UUID staffId) {
    return rows.first(
            """
            select count(*) from recovery_code
            where organization_id = ? and staff_id = ? and used_at is null
            """,
            row -> row.getInt(1),
            rows.in(),
            staffId)
        .orElse(0);
  }

  /** Gives the person new codes in place of all that they had. They are shown once. */
  List<String> make(UUID staffId) {
    rows.change(
        "delete from recovery_code where organization_id = ? and staff_id = ?", rows.in(), staffId);
    List<String> codes = Stream.generate(this::code).distinct().limit(MADE).toList();
    for (String code : codes) {
      rows.change(
          """
          insert into recovery_code (organization_id, staff_id, code_hash, created_at)
          values (?, ?, ?, ?)
          """,
          rows.in(),
          staffId,
          hash(code),
          clock.instant());
    }
    return codes;
  }

  /** Takes a code, once, however it is spaced. */
  boolean use(UUID staffId, String code) {
    return rows.change(
            """
            update recovery_code set used_at = ?
            where organization_id = ? and staff_id = ? and code_hash = ? and used_at is null
            """,
            clock.instant(),
            rows.in(),
            staffId,
            hash(code))
        == 1;
  }

  private static byte[] hash(String code) {
    return Tokens.hash(code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", ""));
  }

  private String code() {
    return Stream.generate(this::group).limit(GROUPS).collect(Collectors.joining("-"));
  }

  private String group() {
    return IntStream.range(0, CHARACTERS_OF_GROUP)
        .mapToObj(_ -> CHARACTERS.charAt(random.nextInt(CHARACTERS.length())))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
