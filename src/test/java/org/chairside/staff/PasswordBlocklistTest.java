package org.chairside.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chairside.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords a guesser tries first, and which neighbors of them are good ones. */
class PasswordBlocklistTest {

  private static final int SHORTEST = 12;
  private static final List<String> NAMES =
      List.of("ana.rivera", "Ana Rivera", "Harbor Ketamine Clinic");

  private final PasswordBlocklist blocklist = new PasswordBlocklist();

  @ParameterizedTest
  @CsvSource({
    "password1234,staff.password-common",
    "PassWord1234,staff.password-common",
    "correct horse battery staple,staff.password-common",
    "1qaz2wsx3edc,staff.password-common",
    "LeaveMeAlone,staff.password-common",
    "riverarivera1,staff.password-named",
    "Ana.Rivera-2031,staff.password-named",
    "HarborClinic12,staff.password-named",
    "chairside-demo,staff.password-named",
    "Chairside2031!,staff.password-named",
    "vvvvvvvvvvvvvvv,staff.password-pattern",
    "mlkjihgfedcb,staff.password-pattern",
    "aaaabbbbcccc,staff.password-pattern",
    "herons herons herons,staff.password-pattern",
    "abc9abc9abc9ab,staff.password-pattern",
  })
  void guessableIsRefused(String password, String code) {
    assertThat(blocklist.reason(password, NAMES, SHORTEST))
        .extracting(Message::code)
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a password of the ward",
        "nine herons over a barn",
        // a name among other words is no hint
        "my chairside owl sings",
        "rivera grows tomatoes",
        // "ana" is in many words
        "banana manatees",
        // no rule says which characters
        "xkqvbtmwzrhp",
        "83950174629503",
        "abcdefgh9r2kx7"
      })
  void othersAreAccepted(String password) {
    assertThat(blocklist.reason(password, NAMES, SHORTEST)).isNull();
  }

  /** OWASP ASVS 5.0.0, V6.2.4: the 3,000 commonest that have the length a password needs. */
  @Test
  void everyLineOfListIsLongEnoughAndRefused() throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of("src/main/resources/passwords/common.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(lines).hasSizeGreaterThan(3_000).isSorted().doesNotHaveDuplicates();
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line)
                  .isEqualTo(line.toLowerCase(Locale.ROOT))
                  .hasSizeGreaterThanOrEqualTo(SHORTEST);
              assertThat(blocklist.reason(line, List.of(), SHORTEST)).isNotNull();
            });
  }

  @Test
  void partAsLongAsPasswordMayRepeat() {
    String part = "heronsoverab";
    assertThat(blocklist.reason(part + part, NAMES, SHORTEST)).isNull();
    assertThat(blocklist.reason(part.repeat(2), NAMES, SHORTEST + 1)).isNotNull();
  }
}
