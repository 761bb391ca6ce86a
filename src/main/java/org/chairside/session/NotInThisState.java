package org.chairside.session;

import static org.chairside.session.SessionMessages.SESSION;

import org.chairside.message.Message;
import org.chairside.platform.problem.Conflict;

/** The session's state does not allow the verb. */
final class NotInThisState extends Conflict {
  NotInThisState(SessionVerb verb, SessionStatus status) {
    super(
        SESSION.notInThisState(
            verb.message(),
            Message.or(verb.from().stream().sorted().map(SessionStatus::message).toList()),
            status.message()));
  }
}
