package org.chairside.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.testclinic.TestClinic.now;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.chairside.ApplicationTest;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.junit.jupiter.api.Test;

/** A paper chart is stored as its file says it, in any declared encoding, or not at all. */
@ApplicationTest
class PaperImportTest {

  private static final String NOTE = "Übelkeit gebessert, Küçük";

  private static Answer send(TestClinic clinic, UUID session, String contentType, byte[] file) {
    return clinic
        .nurse
        .request()
        .contentType(contentType)
        .body(file)
        .post("/api/sessions/" + session + "/observations/import");
  }

  private static byte[] bytes(Charset charset, String text) {
    return text.getBytes(charset);
  }

  @Test
  void declaredEncodingIsHonoured() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String file = "takenAt,systolic,diastolic,note\n%s,121,81,\"%s\"\n";
    record Case(String contentType, Charset charset, String note) {}
    int minutes = 60;
    for (Case each :
        List.of(
            new Case("text/csv", StandardCharsets.UTF_8, NOTE),
            new Case("text/csv; charset=utf-8", StandardCharsets.UTF_8, NOTE),
            new Case("text/csv; charset=UTF-8", StandardCharsets.UTF_8, "\uFEFF"),
            new Case("text/csv; charset=ISO-8859-1", StandardCharsets.ISO_8859_1, "Übelkeit, ß"),
            new Case("text/csv; charset=latin1", StandardCharsets.ISO_8859_1, "Übelkeit, é"),
            new Case("text/csv; charset=\"windows-1252\"", Charset.forName("windows-1252"), "5 €"),
            new Case("text/csv; charset=ISO-8859-9", Charset.forName("ISO-8859-9"), NOTE),
            new Case("text/csv; charset=UTF-16", StandardCharsets.UTF_16, NOTE),
            new Case("text/csv; charset=UTF-16LE", StandardCharsets.UTF_16LE, NOTE))) {
      boolean marked = each.note().equals("\uFEFF");
      String note = marked ? NOTE : each.note();
      String text =
          (marked ? "\uFEFF" : "") + file.formatted(now().minusSeconds(60L * minutes--), note);
      send(clinic, session, each.contentType(), bytes(each.charset(), text))
          .then()
          .statusCode(201)
          .body("observations[0].note", equalTo(note));
    }
    String marked = "\uFEFF" + file.formatted(now().minusSeconds(60), NOTE);
    send(clinic, session, "text/csv", bytes(StandardCharsets.UTF_16LE, marked))
        .then()
        .statusCode(201)
        .body("observations[0].note", equalTo(NOTE));
  }

  @Test
  void whatCannotBeDecodedIsRefused() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    String file = "takenAt,note\n" + now() + ",Übelkeit\n";
    String marked = "\uFEFF" + file;
    record Case(String declared, Charset real, String text, int status, String code) {}
    Charset utf8 = StandardCharsets.UTF_8;
    Charset latin = StandardCharsets.ISO_8859_1;
    Charset utf16 = StandardCharsets.UTF_16LE;
    for (Case each :
        List.of(
            new Case("; charset=x-unheard-of", utf8, file, 415, "chair.charset-unknown"),
            new Case("; charset=%%%", utf8, file, 415, "chair.charset-unknown"),
            new Case("", latin, file, 400, "chair.not-in-charset"),
            new Case("; charset=UTF-8", latin, file, 400, "chair.not-in-charset"),
            new Case("; charset=US-ASCII", utf8, file, 400, "chair.not-in-charset"),
            new Case("; charset=ISO-8859-1", utf8, marked, 400, "chair.charset-contradicted"),
            new Case("; charset=UTF-8", utf16, marked, 400, "chair.charset-contradicted"))) {
      Answer answer =
          send(clinic, session, "text/csv" + each.declared(), bytes(each.real(), each.text()));
      assertThat(answer.statusCode()).as(each.declared()).isEqualTo(each.status());
      assertThat(answer.<String>path("errors[0].code")).isEqualTo(each.code());
    }
    assertThat(clinic.session(session).path("observations")).hasSize(1);
  }

  @Test
  void semicolonsAndDecimalCommasAreRead() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    for (String file :
        List.of(
            "takenAt;temperature;note\n%s;36,7;\"a; b, c\"\n",
            "takenAt;temperature;note\r\n%s;36.7;a, b\r\n",
            "\n\"takenAt\";\"temperature\";\"note\"\n\"%s\";\"36,7\";\"a\"\n",
            "takenAt,temperature,note\n%s,36.7,a; b\n")) {
      clinic
          .nurse
          .postCsv(
              "/api/sessions/" + session + "/observations/import",
              file.formatted(now().minusSeconds(file.length())))
          .then()
          .statusCode(201)
          .body("observations[0].temperature", equalTo(36.7f));
    }
  }

  @Test
  void ambiguousSeparatorsAndDecimalsAreRefused() {
    TestClinic clinic = TestClinic.open();
    UUID session = clinic.aRunningSession();
    record Case(String file, String code) {}
    for (Case each :
        List.of(
            new Case("takenAt;temperature,note\n%s;36,7,x\n", "chair.separators-mixed"),
            new Case("takenAt,temperature\n%s,36,7\n", "chair.cells-as-header"),
            new Case("takenAt,temperature\n%s,\"36,7\"\n", "field.number"),
            new Case("takenAt;temperature\n%s;1.036,7\n", "field.number"),
            new Case("takenAt;temperature\n%s;36,\n", "field.number"),
            new Case("takenAt;systolic;diastolic\n%s;120,5;80\n", "field.whole-number"),
            new Case("takenAt;temperature\n%s,36.7\n", "chair.cells-as-header"))) {
      clinic
          .nurse
          .postCsv(
              "/api/sessions/" + session + "/observations/import", each.file().formatted(now()))
          .then()
          .statusCode(400)
          .body("errors[0].code", equalTo(each.code()));
    }
    assertThat(clinic.session(session).path("observations")).hasSize(1);
  }
}
