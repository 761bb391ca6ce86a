package org.chairside.course;

/**
 * How closely a patient must be monitored: a nurse takes fewer patients of high acuity at once. The
 * clinic says how many of each.
 */
public enum Acuity {
  STANDARD,
  HIGH
}
