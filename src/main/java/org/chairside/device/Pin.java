package org.chairside.device;

import static org.chairside.staff.StaffMessages.STAFF;

import java.util.stream.IntStream;
import org.chairside.platform.problem.Invalid;

/** A PIN for a shared device: 4 to 8 digits that are not easily guessed. */
record Pin(String digits) {

  Pin {
    if (!digits.matches("[0-9]{4,8}")) {
      throw new Invalid("pin", STAFF.pinForm());
    }
    if (isRun(digits, 0) || isRun(digits, 1) || isRun(digits, -1)) {
      throw new Invalid("pin", STAFF.pinGuessable());
    }
  }

  private static boolean isRun(String digits, int step) {
    return IntStream.range(1, digits.length())
        .allMatch(i -> digits.charAt(i) - digits.charAt(i - 1) == step);
  }

  /** Never shown, not even in a log. */
  @Override
  public String toString() {
    return "Pin";
  }
}
