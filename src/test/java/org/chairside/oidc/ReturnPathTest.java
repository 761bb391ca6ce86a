package org.chairside.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After a sign-in nobody is sent to another site. */
class ReturnPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/board", "/sessions/7?tab=vitals#now", "/a/b/c", "/patients?q=a%20b"})
  void ownPageIsKept(String page) {
    assertThat(ReturnPath.of(page)).isEqualTo(page);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "board",
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/.//evil.example",
        "/..//evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "javascript:alert(1)",
        "/board\r\nSet-Cookie: a=b",
        "/a\\b",
        "/api/auth/logout",
        "/x/../api/auth/logout",
        "/q/health",
        "/%",
        "/é"
      })
  void allElseIsTheFirstPage(String page) {
    assertThat(ReturnPath.of(page)).isEqualTo("/");
  }
}
