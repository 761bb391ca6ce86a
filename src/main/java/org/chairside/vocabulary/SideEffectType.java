package org.chairside.vocabulary;

import static org.chairside.vocabulary.SideEffectSeverity.LIFE_THREATENING;
import static org.chairside.vocabulary.SideEffectSeverity.MILD;
import static org.chairside.vocabulary.SideEffectSeverity.MODERATE;
import static org.chairside.vocabulary.SideEffectSeverity.SEVERE;

import java.util.Set;
import org.chairside.message.Message;
import org.chairside.message.Worded;
import org.jspecify.annotations.Nullable;

/**
 * Side effects of ketamine, each with its wording by grade.
 *
 * <p>The wording is shortened from the Common Terminology Criteria for Adverse Events, version 5
 * (CTCAE v5), and null where CTCAE has no such grade or no such term, or where its text has not
 * been checked yet. Dissociation has no CTCAE term: its four steps are this product's own. CTCAE
 * grades hypertension by absolute pressure, which many people have at rest: chart only what was not
 * there at baseline.
 */
public enum SideEffectType implements Worded {
  DISSOCIATION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  SOMNOLENCE(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  DEPRESSED_CONSCIOUSNESS(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  DIZZINESS(MILD, MODERATE, SEVERE),
  VERTIGO(MILD, MODERATE, SEVERE),
  NAUSEA(MILD, MODERATE, SEVERE),
  VOMITING(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  HEADACHE(MILD, MODERATE, SEVERE),
  ANXIETY(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  AGITATION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  CONFUSION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  HALLUCINATION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  DELIRIUM(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  PSYCHOSIS(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  EUPHORIA(MILD, MODERATE, SEVERE),
  DISTRESS,
  HYPERTENSION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  HYPOTENSION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  TACHYCARDIA(MILD, MODERATE, SEVERE),
  BRADYCARDIA(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  CHEST_PAIN(Symptom.CARDIAC),
  DYSPNOEA(Symptom.CARDIAC),
  HYPOXIA(MODERATE, SEVERE, LIFE_THREATENING),
  LARYNGOSPASM(MODERATE, SEVERE, LIFE_THREATENING),
  SYNCOPE(Symptom.NEUROLOGICAL, SEVERE),
  SEIZURE(Symptom.NEUROLOGICAL),
  NEUROLOGICAL_DEFICIT(Symptom.NEUROLOGICAL),
  BLURRED_VISION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  NYSTAGMUS(MODERATE, SEVERE),
  DYSARTHRIA(MILD, MODERATE, SEVERE),
  PARAESTHESIA(MILD, MODERATE, SEVERE),
  TREMOR(MILD, MODERATE, SEVERE),
  DRY_MOUTH,
  HYPERSALIVATION,
  EXTRAVASATION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  INFUSION_REACTION(MILD, MODERATE, SEVERE, LIFE_THREATENING),
  ANAPHYLAXIS(SEVERE, LIFE_THREATENING),
  OTHER;

  /** Whether it turns a raised blood pressure into an emergency: a symptom of heart or brain. */
  public enum Symptom {
    NONE,
    CARDIAC,
    NEUROLOGICAL
  }

  private final Symptom symptom;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
  private final Set<SideEffectSeverity> worded;

  SideEffectType(SideEffectSeverity... worded) {
    this(Symptom.NONE, worded);
  }

  SideEffectType(Symptom symptom, SideEffectSeverity... worded) {
    this.symptom = symptom;
    this.worded = Set.of(worded);
  }

  /**
   * Whether it is a symptom of the heart or the brain that makes a raised pressure an emergency.
   */
  public Symptom symptom() {
    return symptom;
  }

  /** How this severity looks in this side effect; null where no wording exists. */
  public @Nullable Message wording(SideEffectSeverity severity) {
    return worded.contains(severity) ? new SideEffectGrading(this, severity).message() : null;
  }
}
