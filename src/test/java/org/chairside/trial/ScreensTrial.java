package org.chairside.trial;

import java.io.IOException;
import org.chairside.browser.Screenshots;

/** Pictures of every page of the web app, in {@code target/screens}. */
final class ScreensTrial {

  private ScreensTrial() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Screenshots.take();
    // the browser's driver keeps threads of its own
    System.exit(0);
  }
}
