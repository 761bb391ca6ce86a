package org.chairside.passkey;

/** What an authenticator answered is not what it was asked for. The message is for the log. */
public final class PasskeyFault extends Exception {

  private static final long serialVersionUID = 1;

  PasskeyFault(String message) {
    super(message);
  }
}
