package org.chairside.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a browser is told of each cookie, in clear and over HTTPS. */
class HostCookieTest {

  private static final String PREFIX = "__Host-";

  private static HttpServerRequest request(boolean overHttps, @Nullable Cookie cookie) {
    return (HttpServerRequest)
        Proxy.newProxyInstance(
            HttpServerRequest.class.getClassLoader(),
            new Class<?>[] {HttpServerRequest.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "isSSL" -> overHttps;
                  case "getCookie" ->
                      cookie != null && cookie.getName().equals(arguments[0]) ? cookie : null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static NewCookie only(HostCookie cookie, boolean overHttps) {
    NewCookie[] all = cookie.answer(request(overHttps, null), "value", Duration.ofMinutes(1));
    assertThat(all).hasSize(1);
    return all[0];
  }

  @ParameterizedTest
  @EnumSource
  void nobodyElseSetsOrReadsIt(HostCookie cookie) {
    NewCookie secure = only(cookie, true);
    assertThat(secure.getName()).startsWith(PREFIX);
    assertThat(secure.isSecure()).isTrue();
    for (NewCookie each : new NewCookie[] {secure, only(cookie, false)}) {
      assertThat(each.getPath()).isEqualTo("/");
      assertThat(each.getDomain()).isNull();
      assertThat(each.isHttpOnly()).isTrue();
      assertThat(each.getMaxAge()).isEqualTo(60);
      assertThat(each.getSameSite())
          .isEqualTo(cookie == HostCookie.PROVIDER_VISIT ? SameSite.LAX : SameSite.STRICT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inClearItHasNoPrefixAndOneWithPrefixIsNotRead(HostCookie cookie) {
    NewCookie clear = only(cookie, false);
    assertThat(clear.getName()).doesNotStartWith(PREFIX);
    assertThat(clear.isSecure()).isFalse();
    Cookie prefixed = Cookie.cookie(PREFIX + clear.getName(), "value");
    assertThat(cookie.value(request(false, prefixed))).isNull();
    assertThat(cookie.value(request(true, prefixed))).isEqualTo("value");
  }

  @ParameterizedTest
  @EnumSource
  void earlierNameEndsOverHttps(HostCookie cookie) {
    Cookie earlier = Cookie.cookie(only(cookie, false).getName(), "earlier");
    HttpServerRequest request = request(true, earlier);
    assertThat(cookie.value(request)).isEqualTo("earlier");
    NewCookie[] answer = cookie.answer(request, "next", Duration.ofMinutes(1));
    assertThat(answer).extracting(NewCookie::getValue).containsExactly("next", "");
    assertThat(answer[1].getName()).isEqualTo(earlier.getName());
    assertThat(answer[1].getMaxAge()).isZero();
  }
}
