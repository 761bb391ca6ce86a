package org.chairside.sessionview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.monitoring.ChecklistItem;
import org.chairside.monitoring.Protocol;
import org.chairside.session.ChecklistAnswer;
import org.chairside.session.InfusionSession;
import org.chairside.sessionview.SessionView.ChecklistItemView;

/** Shows checklists: the protocol's items, each with its latest answer. */
final class ChecklistViews {

  private ChecklistViews() {}

  static List<ChecklistItemView> beforeStart(InfusionSession session, Protocol protocol) {
    return answered(session.checkIn().checklist(), protocol.checklist());
  }

  static List<ChecklistItemView> beforeDischarge(InfusionSession session, Protocol protocol) {
    return answered(session.discharge().dischargeChecklist(), protocol.discharge().confirmations());
  }

  private static List<ChecklistItemView> answered(
      List<ChecklistAnswer> given, List<ChecklistItem> items) {
    Map<String, ChecklistAnswer> answers = new HashMap<>();
    given.forEach(answer -> answers.put(answer.code(), answer));
    return items.stream()
        .map(
            item -> {
              ChecklistAnswer answer = answers.get(item.code());
              return answer == null
                  ? new ChecklistItemView(
                      item.code(), item.text(), item.required(), null, null, null, null)
                  : new ChecklistItemView(
                      item.code(),
                      item.text(),
                      item.required(),
                      answer.ok(),
                      answer.note(),
                      answer.answeredAt(),
                      answer.answeredBy());
            })
        .toList();
  }
}
