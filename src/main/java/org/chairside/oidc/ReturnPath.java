package org.chairside.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody is brought after they came back from a provider: a page of the web app. */
final class ReturnPath {

  static final String HOME = "/";

  private static final int LONGEST = 500;
  // One slash, and then none and no backslash, which some browsers read as one.
  private static final Pattern OWN = Pattern.compile("/([!-\\[\\]-~&&[^/\\\\]][!-\\[\\]-~]*)?");

  private ReturnPath() {}

  /** The wanted page; the first one where it would be another site's, or no page. */
  static String of(@Nullable String wanted) {
    if (wanted == null || wanted.length() > LONGEST || !OWN.matcher(wanted).matches()) {
      return HOME;
    }
    try {
      String path = new URI(wanted).getPath();
      // Segments of periods lead elsewhere than they seem to.
      boolean plain = !path.contains("//") && !path.contains("/.");
      return plain && !path.startsWith("/api/") && !path.startsWith("/q/") ? wanted : HOME;
    } catch (URISyntaxException e) {
      return HOME;
    }
  }
}
