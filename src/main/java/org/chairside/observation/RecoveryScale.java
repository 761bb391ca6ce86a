package org.chairside.observation;

import java.util.List;
import java.util.stream.Stream;
import org.chairside.message.Message;
import org.chairside.message.Worded;

/**
 * A scale by which the recovery after an infusion is scored: 0 to 2 points for each item, the more
 * the better.
 *
 * <p>Two variants of either circulate. Here the Aldrete score is the modified one of 1995 with five
 * items and at most 10 points (not the six of 1970 with colour), and PADSS the one of five items.
 */
public enum RecoveryScale implements Worded {
  /** Aldrete JA, The post-anesthesia recovery score revisited, J Clin Anesth 1995;7:89-91. */
  ALDRETE("activity", "respiration", "circulation", "consciousness", "oxygenSaturation"),
  /** Chung F, Chan VWS, Ong D, A post-anesthetic discharge scoring system, 1995. */
  PADSS("vitalSigns", "activity", "painNauseaVomiting", "bleeding", "intakeOutput");

  /** Points of an item at the most. */
  public static final int MOST_OF_AN_ITEM = 2;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<Item> items;

  RecoveryScale(String... items) {
    this.items = Stream.of(items).map(code -> new Item(this, code)).toList();
  }

  /**
   * One item.
   *
   * @param code its name in JSON
   */
  public record Item(RecoveryScale scale, String code) {

    /** What it is about. */
    public Message title() {
      return text("").message();
    }

    /** What so many points mean, 0 to 2. */
    public Message wording(int points) {
      if (points < 0 || points > MOST_OF_AN_ITEM) {
        throw new IllegalArgumentException("an item has 0 to 2 points, not " + points);
      }
      return text("-" + points).message();
    }

    private Text text(String suffix) {
      return new Text(scale.name() + "_" + code + suffix);
    }
  }

  /** Where the scale comes from, and its published cut-off. */
  public Message source() {
    return new Source(name()).message();
  }

  /** The items in the order of the scale. */
  public List<Item> items() {
    return items;
  }

  /** The points of a whole recovery. */
  public int most() {
    return items.size() * MOST_OF_AN_ITEM;
  }

  private record Text(String name) implements Worded {}

  private record Source(String name) implements Worded {}
}
