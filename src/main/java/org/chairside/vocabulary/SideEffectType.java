package org.chairside.vocabulary;

import static org.chairside.vocabulary.SideEffectType.Symptom.CARDIAC;
import static org.chairside.vocabulary.SideEffectType.Symptom.NEUROLOGICAL;

import org.jspecify.annotations.Nullable;

/**
 * What ketamine can do to a patient in the chair, each with the wording by which it is graded.
 *
 * <p>The wording is shortened from the Common Terminology Criteria for Adverse Events, version 5
 * (CTCAE v5), and null where CTCAE has no such grade or no such term, or where its text has not
 * been checked yet. Dissociation has no CTCAE term: its four steps are this product's own. CTCAE
 * grades hypertension by absolute pressure, which many people have at rest: chart only what was not
 * there at baseline.
 */
public enum SideEffectType {
  DISSOCIATION(
      "dissociation",
      "noticed, not troubling",
      "marked detachment, answers and is reassured",
      "distressing, or cannot be reassured",
      "danger to self or others"),
  SOMNOLENCE(
      "somnolence",
      "more than usual drowsiness",
      "moderate sedation, limits instrumental daily activities",
      "obtundation or stupor",
      "life-threatening"),
  DEPRESSED_CONSCIOUSNESS(
      "depressed consciousness",
      "less alert",
      "sedation, slow response",
      "difficult to arouse",
      "coma"),
  DIZZINESS(
      "dizziness",
      "mild unsteadiness",
      "moderate, limits instrumental daily activities",
      "severe, limits self-care",
      null),
  VERTIGO(
      "vertigo",
      "mild",
      "moderate, limits instrumental daily activities",
      "severe, limits self-care",
      null),
  NAUSEA(
      "nausea",
      "loss of appetite",
      "intake decreased",
      "tube feeding, parenteral nutrition or hospital",
      null),
  VOMITING(
      "vomiting",
      "no intervention",
      "intravenous fluids as an outpatient, medical intervention",
      "hospital",
      "life-threatening"),
  HEADACHE(
      "headache",
      "mild",
      "moderate, limits instrumental daily activities",
      "severe, limits self-care",
      null),
  ANXIETY("anxiety", "mild", "moderate", "severe, hospital", "life-threatening"),
  AGITATION("agitation", "mild", "moderate", "severe, hospital not indicated", "life-threatening"),
  CONFUSION(
      "confusion",
      "mild disorientation",
      "moderate, limits instrumental daily activities",
      "severe, limits self-care",
      "life-threatening"),
  HALLUCINATION(
      "hallucination",
      "mild, such as perceptual distortions",
      "moderate",
      "severe, hospital not indicated",
      "threat to self or others"),
  DELIRIUM("delirium", "mild", "moderate", "severe, new onset", "threat to self or others"),
  PSYCHOSIS("psychosis", "mild", "moderate", "severe, new onset", "threat to self or others"),
  EUPHORIA("euphoria", "mild", "moderate", "severe, hypomania", null),
  DISTRESS("psychological distress"),
  HYPERTENSION(
      "treatment-emergent hypertension",
      "systolic 120 to 139 or diastolic 80 to 89 mmHg",
      "systolic 140 to 159 or diastolic 90 to 99 mmHg",
      "systolic 160 or more, or diastolic 100 mmHg or more",
      "hypertensive crisis, neurological deficit"),
  HYPOTENSION(
      "hypotension", "asymptomatic", "non-urgent intervention", "hospital", "life-threatening"),
  TACHYCARDIA(
      "tachycardia",
      "asymptomatic",
      "symptomatic, non-urgent intervention",
      "urgent intervention",
      null),
  BRADYCARDIA(
      "bradycardia",
      "asymptomatic",
      "symptomatic, change of medication",
      "symptomatic, intervention",
      "life-threatening"),
  CHEST_PAIN("chest pain", CARDIAC),
  DYSPNOEA("dyspnoea", CARDIAC),
  HYPOXIA("hypoxia", null, "intermittent oxygen", "below 88 % at rest", "airway compromise"),
  LARYNGOSPASM(
      "laryngospasm",
      null,
      "transient",
      "recurrent, non-invasive intervention",
      "persistent, syncope"),
  SYNCOPE("syncope", NEUROLOGICAL, null, null, "fainting", null),
  SEIZURE("seizure", NEUROLOGICAL),
  NEUROLOGICAL_DEFICIT("neurological deficit", NEUROLOGICAL),
  BLURRED_VISION(
      "double or blurred vision",
      "no intervention",
      "moderate",
      "marked, visual acuity 20/40 to 20/200",
      "visual acuity 20/200 or worse"),
  NYSTAGMUS(
      "nystagmus",
      null,
      "moderate, limits instrumental daily activities",
      "severe, limits self-care",
      null),
  DYSARTHRIA("dysarthria", "mildly slurred speech", "moderate", "severe", null),
  PARAESTHESIA("paraesthesia or hypoaesthesia", "mild", "moderate", "severe", null),
  TREMOR("tremor", "mild", "moderate", "severe", null),
  DRY_MOUTH("dry mouth"),
  HYPERSALIVATION("hypersalivation"),
  EXTRAVASATION(
      "infusion-site extravasation",
      "painless oedema",
      "erythema with symptoms",
      "ulceration or necrosis",
      "life-threatening"),
  INFUSION_REACTION(
      "infusion-related reaction",
      "mild, no interruption",
      "interruption, prompt response",
      "prolonged, hospital",
      "life-threatening"),
  ANAPHYLAXIS("anaphylaxis", null, null, "bronchospasm, parenteral treatment", "life-threatening"),
  OTHER("other side effect");

  /** Whether it turns a raised blood pressure into an emergency: a symptom of heart or brain. */
  public enum Symptom {
    NONE,
    CARDIAC,
    NEUROLOGICAL
  }

  private final String title;
  private final Symptom symptom;
  private final @Nullable String mild;
  private final @Nullable String moderate;
  private final @Nullable String severe;
  private final @Nullable String lifeThreatening;

  SideEffectType(String title) {
    this(title, Symptom.NONE);
  }

  SideEffectType(String title, Symptom symptom) {
    this(title, symptom, null, null, null, null);
  }

  SideEffectType(
      String title,
      @Nullable String mild,
      @Nullable String moderate,
      @Nullable String severe,
      @Nullable String lifeThreatening) {
    this(title, Symptom.NONE, mild, moderate, severe, lifeThreatening);
  }

  SideEffectType(
      String title,
      Symptom symptom,
      @Nullable String mild,
      @Nullable String moderate,
      @Nullable String severe,
      @Nullable String lifeThreatening) {
    this.title = title;
    this.symptom = symptom;
    this.mild = mild;
    this.moderate = moderate;
    this.severe = severe;
    this.lifeThreatening = lifeThreatening;
  }

  /** The name in a sentence. */
  public String title() {
    return title;
  }

  /**
   * Whether it is a symptom of the heart or the brain that makes a raised pressure an emergency.
   */
  public Symptom symptom() {
    return symptom;
  }

  /** How this severity looks in this side effect; null where no wording exists. */
  public @Nullable String wording(SideEffectSeverity severity) {
    return switch (severity) {
      case MILD -> mild;
      case MODERATE -> moderate;
      case SEVERE -> severe;
      case LIFE_THREATENING -> lifeThreatening;
    };
  }
}
