package org.chairside.charting;

import static org.chairside.charting.ChairMessages.CHAIR;
import static org.chairside.message.FieldMessages.FIELD;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.message.Message;
import org.chairside.monitoring.ChecklistItem;
import org.chairside.platform.problem.Invalid;
import org.chairside.session.ChecklistAnswer;
import org.jspecify.annotations.Nullable;

/** One answer to an item of a checklist; {@code ok} is null to take an earlier answer back. */
public record ItemAnswer(
    @NotBlank @Size(max = 100) String code,
    @Nullable Boolean ok,
    @Nullable @Size(max = 1000) String note) {

  public ChecklistAnswer given(Instant at, @Nullable UUID by) {
    return new ChecklistAnswer(code, ok, note, at, by);
  }

  /**
   * @throws Invalid naming an answer to an item that the list does not have, or a second answer to
   *     the same item
   */
  public static void refuseUnknown(List<ItemAnswer> answers, List<ChecklistItem> items) {
    Set<String> known = items.stream().map(ChecklistItem::code).collect(Collectors.toSet());
    Set<String> answered = new HashSet<>();
    for (int i = 0; i < answers.size(); i++) {
      if (!answered.add(answers.get(i).code())) {
        throw new Invalid("items[" + i + "].code", CHAIR.answeredTwice());
      }
      if (!known.contains(answers.get(i).code())) {
        throw new Invalid(
            "items[" + i + "].code",
            FIELD.oneOf(Message.names(items.stream().map(ChecklistItem::code).toList())));
      }
    }
  }
}
