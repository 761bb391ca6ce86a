package org.chairside.stepup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.chairside.platform.web.Verbatim;
import org.jspecify.annotations.Nullable;

/**
 * What an authenticator answered to a challenge (WebAuthn), each part in Base64 for addresses and
 * without padding.
 *
 * @param credentialId which passkey it is
 * @param clientData what the browser adds, {@code clientDataJSON}
 * @param userHandle whose passkey it is, as the authenticator keeps it; null where it does not say
 */
public record PasskeyAnswer(
    @NotNull @Size(min = 1, max = 1400) @Pattern(regexp = BASE64) @Verbatim String credentialId,
    @NotNull @Size(min = 1, max = 8000) @Pattern(regexp = BASE64) @Verbatim String clientData,
    @NotNull @Size(min = 1, max = 8000) @Pattern(regexp = BASE64) @Verbatim
        String authenticatorData,
    @NotNull @Size(min = 1, max = 4000) @Pattern(regexp = BASE64) @Verbatim String signature,
    @Nullable @Size(min = 1, max = 100) @Pattern(regexp = BASE64) @Verbatim String userHandle) {

  /** The characters of Base64 for addresses. */
  public static final String BASE64 = "[A-Za-z0-9_-]*";

  /** Nothing of it belongs in a log. */
  @Override
  public String toString() {
    return "PasskeyAnswer";
  }
}
