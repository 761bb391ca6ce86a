package org.chairside.trial;

import org.chairside.browser.LiveBoard;

/**
 * How quickly the board answers a hand while forty chairs are live: {@code mvn -Ptrial
 * -Dtrial=board}.
 */
final class LiveBoardTrial {

  private LiveBoardTrial() {}

  public static void main(String[] args) throws Exception {
    LiveBoard.measure();
    // the browser's driver keeps threads of its own
    System.exit(0);
  }
}
