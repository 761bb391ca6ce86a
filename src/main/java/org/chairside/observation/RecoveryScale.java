package org.chairside.observation;

import java.util.List;

/**
 * A scale by which the recovery after an infusion is scored: 0 to 2 points for each item, the more
 * the better.
 *
 * <p>Two variants of either circulate. Here the Aldrete score is the modified one of 1995 with five
 * items and at most 10 points (not the six of 1970 with colour), and PADSS the one of five items.
 */
public enum RecoveryScale {
  /** Aldrete JA, The post-anesthesia recovery score revisited, J Clin Anesth 1995;7:89-91. */
  ALDRETE(
      "Modified Aldrete score (1995, five items)",
      "Aldrete, Journal of Clinical Anesthesia 1995;7:89-91: 9 or more of 10 to leave, with an"
          + " escort",
      List.of(
          new Item(
              "activity",
              "Activity",
              "Moves all four limbs, by themselves or on command",
              "Moves two limbs",
              "Moves no limb"),
          new Item(
              "respiration",
              "Respiration",
              "Breathes deeply and coughs freely",
              "Short of breath or breathing limited",
              "Does not breathe by themselves"),
          new Item(
              "circulation",
              "Circulation",
              "Systolic pressure within 20 % of baseline",
              "Systolic pressure 20 to 49 % from baseline",
              "Systolic pressure 50 % or more from baseline"),
          new Item(
              "consciousness",
              "Consciousness",
              "Fully awake",
              "Wakes when called",
              "Does not answer"),
          new Item(
              "oxygenSaturation",
              "Oxygen saturation",
              "SpO2 above 92 % on room air",
              "Needs oxygen to keep SpO2 above 90 %",
              "SpO2 not above 90 % even with oxygen"))),
  /** Chung F, Chan VWS, Ong D, A post-anesthetic discharge scoring system, 1995. */
  PADSS(
      "Post-anaesthetic discharge scoring system (PADSS)",
      "Chung, Chan and Ong, Journal of Clinical Anesthesia 1995;7:500-506: 9 or more of 10 to go"
          + " home; bleeding, and intake and output, are 2 by definition after an infusion: this"
          + " product's proposal",
      List.of(
          new Item(
              "vitalSigns",
              "Vital signs",
              "Within 20 % of baseline",
              "20 to 40 % from baseline",
              "More than 40 % from baseline"),
          new Item(
              "activity",
              "Activity and mental status",
              "Oriented to person, place and time, and a steady gait",
              "Either oriented or a steady gait",
              "Neither"),
          new Item(
              "painNauseaVomiting",
              "Pain, nausea and vomiting",
              "Minimal",
              "Moderate, treated",
              "Severe"),
          new Item("bleeding", "Bleeding", "Minimal", "Moderate", "Severe"),
          new Item(
              "intakeOutput",
              "Intake and output",
              "Has drunk and passed water",
              "Has drunk or passed water",
              "Neither")));

  /** Points of an item at the most. */
  public static final int MOST_OF_AN_ITEM = 2;

  private final String title;
  private final String source;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<Item> items;

  RecoveryScale(String title, String source, List<Item> items) {
    this.title = title;
    this.source = source;
    this.items = items;
  }

  /**
   * One item.
   *
   * @param code its name in JSON
   * @param two what 2 points mean, {@code one} and {@code zero} likewise
   */
  public record Item(String code, String title, String two, String one, String zero) {

    /** What so many points mean. */
    public String wording(int points) {
      return switch (points) {
        case 2 -> two;
        case 1 -> one;
        case 0 -> zero;
        default -> throw new IllegalArgumentException("an item has 0 to 2 points, not " + points);
      };
    }
  }

  public String title() {
    return title;
  }

  /** Where the scale comes from, and its published cut-off. */
  public String source() {
    return source;
  }

  /** The items in the order of the scale. */
  public List<Item> items() {
    return items;
  }

  /** The points of a whole recovery. */
  public int most() {
    return items.size() * MOST_OF_AN_ITEM;
  }
}
