package org.chairside.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import org.chairside.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people write a date. */
class WrittenDateTest {

  private static final LocalDate DAY = LocalDate.of(2001, 3, 28);

  private static Set<LocalDate> meanings(String text) {
    return WrittenDate.in(Folding.plain(text)).map(WrittenDate::meanings).orElse(Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001-03-28",
        "2001/3/28",
        "2001.03.28",
        "20010328",
        "03/28/2001",
        "3/28/2001",
        "28/03/2001",
        "03-28-2001",
        "28.03.2001",
        "28.3.2001",
        "28. 3. 2001",
        "28032001",
        "28 Mar 2001",
        "28 MAR 2001",
        "28-Mar-2001",
        "28 March 2001",
        "28th March 2001",
        "Mar 28, 2001",
        "Mar. 28, 2001",
        "March 28th, 2001",
        "Wednesday, March 28, 2001",
        "Wed, 28 Mar 2001",
        "2001 Mar 28",
        "28. März 2001",
        "28. Marz 2001",
        "28. Maerz 2001",
        "28. Mär. 2001",
        "Mittwoch, 28. März 2001",
        "Mi., 28. März 2001",
        "２８ Mar ２００１",
        "٢٨.٠٣.٢٠٠١"
      })
  void dateIsReadInEveryForm(String text) {
    assertThat(meanings(text)).containsExactly(DAY);
    assertThat(meanings("Okafor, Ada " + text)).containsExactly(DAY);
    assertThat(meanings(text + " Ada")).containsExactly(DAY);
  }

  @Test
  void everyDayIsReadInEveryFormOfEveryLanguage() {
    for (Language language : Language.all()) {
      for (int style :
          new int[] {DateFormat.FULL, DateFormat.LONG, DateFormat.MEDIUM, DateFormat.SHORT}) {
        DateFormat format =
            DateFormat.getDateInstance(style, ULocale.forLanguageTag(language.tag()));
        format.setTimeZone(TimeZone.GMT_ZONE);
        for (LocalDate day = LocalDate.of(2000, 1, 1);
            day.getYear() < 2001;
            day = day.plusDays(1)) {
          String text = format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
          assertThat(meanings(text)).as(text).contains(day);
        }
      }
    }
  }

  @Test
  void ambiguousDateHasEveryMeaning() {
    assertThat(meanings("03/04/2001"))
        .containsExactlyInAnyOrder(LocalDate.of(2001, 3, 4), LocalDate.of(2001, 4, 3));
    assertThat(meanings("03.04.2001")).containsExactly(LocalDate.of(2001, 4, 3));
    assertThat(meanings("28.03.01")).containsExactlyInAnyOrder(DAY, LocalDate.of(1901, 3, 28));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2001",
        "28 Mar",
        "Okafor 28 2001",
        "31.02.2001",
        "2001-13-01",
        "13/13/2001",
        "12345678",
        "312-555-0199",
        "(312) 555-0199",
        "MRN-20010328",
        "a20010328",
        "Marta 28",
        "May June"
      })
  void otherTextIsNoDate(String text) {
    assertThat(meanings(text)).isEmpty();
  }
}
