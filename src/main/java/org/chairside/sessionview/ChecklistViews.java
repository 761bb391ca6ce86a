package org.chairside.sessionview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chairside.message.Message;
import org.chairside.monitoring.ChecklistItem;
import org.chairside.monitoring.Protocol;
import org.chairside.monitoring.ProtocolText;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.InfusionSession;
import org.chairside.sessionview.SessionView.ChecklistItemView;

/** Shows checklists: the protocol's items, each with its latest answer. */
final class ChecklistViews {

  private ChecklistViews() {}

  static List<ChecklistItemView> beforeStart(InfusionSession session, Protocol protocol) {
    return answered(
        session.checkIn().checklist(),
        protocol.checklist(),
        item -> ProtocolText.checklistItem(protocol, item));
  }

  static List<ChecklistItemView> beforeDischarge(InfusionSession session, Protocol protocol) {
    return answered(
        session.discharge().dischargeChecklist(),
        protocol.discharge().confirmations(),
        item -> ProtocolText.confirmation(protocol, item));
  }

  private static List<ChecklistItemView> answered(
      List<ChecklistAnswer> given,
      List<ChecklistItem> items,
      Function<ChecklistItem, Message> text) {
    Map<String, ChecklistAnswer> answers = new HashMap<>();
    given.forEach(answer -> answers.put(answer.code(), answer));
    return items.stream()
        .map(
            item -> {
              ChecklistAnswer answer = answers.get(item.code());
              return answer == null
                  ? new ChecklistItemView(
                      item.code(), text.apply(item), item.required(), null, null, null, null)
                  : new ChecklistItemView(
                      item.code(),
                      text.apply(item),
                      item.required(),
                      answer.ok(),
                      answer.note(),
                      answer.answeredAt(),
                      answer.answeredBy());
            })
        .toList();
  }
}
