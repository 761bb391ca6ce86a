package org.chairside.course;

/**
 * How closely a patient needs watching: a nurse watches fewer patients of high acuity at once. The
 * clinic says how many of each.
 */
public enum Acuity {
  STANDARD,
  HIGH
}
