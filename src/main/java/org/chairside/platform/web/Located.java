package org.chairside.platform.web;

/** A view of something just created: its address goes into the Location header. */
public interface Located {

  /** The path below {@code /api}, such as {@code /patients/ID}. */
  String location();
}
