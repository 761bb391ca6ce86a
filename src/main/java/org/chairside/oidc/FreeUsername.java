package org.chairside.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chairside.staff.StaffMembers;
import org.jspecify.annotations.Nullable;

/**
 * Usernames for people whom a provider brings. They are unique over all organizations and sign
 * nobody in: the provider does.
 */
@ApplicationScoped
class FreeUsername {

  private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{2,60}");

  private final SecureRandom random = new SecureRandom();
  private final StaffMembers staff;

  FreeUsername(StaffMembers staff) {
    this.staff = staff;
  }

  /** The one wanted, up to its {@code @}, where it is free; else one that is made up. */
  String of(@Nullable String wanted) {
    String own =
        wanted == null ? "" : wanted.strip().toLowerCase(Locale.ROOT).replaceAll("@.*", "");
    if (FORM.matcher(own).matches() && !staff.isUsernameTaken(own)) {
      return own;
    }
    return "person-%08x".formatted(random.nextInt());
  }
}
