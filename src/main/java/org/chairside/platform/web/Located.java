package org.chairside.platform.web;

/** A view of something just made: its address is answered in the Location header. */
public interface Located {

  /** The path below {@code /api}, such as {@code /patients/ID}. */
  String location();
}
