package org.chairside.session;

import java.util.stream.Collectors;
import org.chairside.platform.problem.Conflict;

/** The session's state does not allow the verb. */
final class NotInThisState extends Conflict {
  NotInThisState(SessionVerb verb, SessionStatus status) {
    super(
        "You can %s a session that is %s; this one is %s."
            .formatted(
                verb.words(),
                verb.from().stream().sorted().map(Enum::name).collect(Collectors.joining(" or ")),
                status));
  }
}
