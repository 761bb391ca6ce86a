package org.chairside.reminder;

/** The mail server does not accept the patient's address, and will not do so later. */
final class AddressRefused extends RuntimeException {

  /**
   * @param replyCode the server's reply code; what it said may contain the address
   */
  AddressRefused(int replyCode) {
    super("reply code " + replyCode);
  }
}
