package org.chairside.course;

/** Which monitoring protocols exist; implemented by the package that keeps them. */
public interface ProtocolCodes {

  /** Whether the organization has a published protocol of this code. */
  boolean isPublished(String code);
}
