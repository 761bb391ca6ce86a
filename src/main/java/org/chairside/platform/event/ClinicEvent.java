package org.chairside.platform.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a clinic; it is never changed. Its record components are the event's
 * data; its class name, in the past tense, is its type. It carries ids and numbers, never a name or
 * free text about a patient beyond what the session itself shows.
 */
public interface ClinicEvent {

  /** The clinic in which it happened. */
  @JsonIgnore
  UUID clinicId();

  /** The session that it belongs to, or null for an event of the whole clinic. */
  @JsonIgnore
  @Nullable UUID sessionId();
}
