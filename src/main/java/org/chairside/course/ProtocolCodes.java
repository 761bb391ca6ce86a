package org.chairside.course;

/** Which monitoring protocols there are; told by who keeps the protocols. */
public interface ProtocolCodes {

  /** Whether the organization has a published protocol of this code. */
  boolean isPublished(String code);
}
