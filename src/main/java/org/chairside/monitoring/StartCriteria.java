package org.chairside.monitoring;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What has to be so before an infusion starts, beside the protocol's baseline and checklist. A part
 * that a document does not have is as in {@link #STANDARD}.
 *
 * @param pressure the highest blood pressure to start with
 * @param drugNames by which names the drug is found in the patient's record
 * @param age the patient's least age
 * @param weight how old the patient's weight may be
 * @param interval how long the patient's last infusion of any course has to be ago
 * @param bookedDay how far from its booked time a session may start
 * @param hardStops the codes of the criteria that nobody overrides; the others a clinician may
 * @param source where the rest comes from: open critical flags, and what is overridden by whom
 */
record StartCriteria(
    PressureLimit pressure,
    DrugNames drugNames,
    LeastAge age,
    WeightAge weight,
    Interval interval,
    BookedDay bookedDay,
    List<String> hardStops,
    String source) {

  private static final String PROPOSAL = "This product's proposal";

  /** What applies where a document says nothing. */
  static final StartCriteria STANDARD =
      new StartCriteria(
          new PressureLimit(
              159,
              99,
              "CTCAE v5 (National Cancer Institute), hypertension grade 3 from 160 or 100 mmHg: not"
                  + " to start there is this product's proposal"),
          new DrugNames(
              List.of("ketamin", "ketalar", "ketanest", "ketaset", "spravato", "calypsol"),
              "Known hypersensitivity is a contraindication in the labels of ketamine and"
                  + " esketamine; the names: this product's proposal"),
          new LeastAge(18, "Spravato label: safety is not established in pediatric patients"),
          new WeightAge(0, "Required contents of an infusion record"),
          new Interval(
              20, "This product's proposal: the next day at the earliest, whichever course it is"),
          new BookedDay(3, PROPOSAL),
          List.of(StartEvaluation.ALLERGY),
          "Low-dose ketamine protocol of an emergency department (Scientific Research Publishing):"
              + " hold at critical values; what may be overridden: this product's proposal");

  /** What is left out is as in the standard. */
  @SuppressWarnings("NullAway") // it is left out
  public StartCriteria {
    pressure = pressure == null ? STANDARD.pressure : pressure;
    drugNames = drugNames == null ? STANDARD.drugNames : drugNames;
    age = age == null ? STANDARD.age : age;
    weight = weight == null ? STANDARD.weight : weight;
    interval = interval == null ? STANDARD.interval : interval;
    bookedDay = bookedDay == null ? STANDARD.bookedDay : bookedDay;
    hardStops = hardStops == null ? STANDARD.hardStops : List.copyOf(hardStops);
    source = source == null ? STANDARD.source : source;
  }

  /** The highest pressure in mmHg at which an infusion starts. */
  public record PressureLimit(int systolicAtMost, int diastolicAtMost, String source) {
    public PressureLimit {
      requireNonNull(source, "source is missing");
    }
  }

  /**
   * The names of the drug and its relatives.
   *
   * @param names parts of words, in lower case; where one of them is in the name of the ordered
   *     drug, an allergy or contraindication with any of them names the drug
   */
  public record DrugNames(List<String> names, String source) {
    public DrugNames {
      requireNonNull(names, "names is missing");
      requireNonNull(source, "source is missing");
      names = List.copyOf(names);
    }
  }

  /** The least age in years; 0 for none. */
  public record LeastAge(int atLeastYears, String source) {
    public LeastAge {
      requireNonNull(source, "source is missing");
    }
  }

  /** How many days old the weight may be; 0: it is of the day of the start. */
  public record WeightAge(int notOlderThanDays, String source) {
    public WeightAge {
      requireNonNull(source, "source is missing");
    }
  }

  /** The hours since the start of the last infusion; 0 for none. */
  public record Interval(int atLeastHours, String source) {
    public Interval {
      requireNonNull(source, "source is missing");
    }
  }

  /** So many hours from the booked time count as the booked day, also beyond midnight. */
  public record BookedDay(int orWithinHours, String source) {
    public BookedDay {
      requireNonNull(source, "source is missing");
    }
  }

  /** Whether nobody may override the criterion with this code. */
  boolean isHardStop(String code) {
    return hardStops.contains(code);
  }
}
