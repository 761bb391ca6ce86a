package org.chairside.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.chairside.message.Message;

/** A text in a request's body that may not be read; the answer names its field and says why. */
public final class ForbiddenText extends MismatchedInputException {

  private static final long serialVersionUID = 1L;

  private final transient Message why;

  /** The reason continues from the field's name. */
  public ForbiddenText(JsonParser parser, Message why) {
    super(parser, why.code(), String.class);
    this.why = why;
  }

  Message why() {
    return why;
  }
}
