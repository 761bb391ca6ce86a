package org.chairside.review;

import java.math.BigDecimal;
import org.chairside.message.Listing;
import org.chairside.message.Message;
import org.chairside.message.MessageBundle;

/** Messages and refusals of the review. */
interface ReviewMessages {
  ReviewMessages REVIEW = MessageBundle.of(ReviewMessages.class);

  Message unresolvedFlags(long count);

  Message recommendationWithAdjust();

  Message heldOnReview();

  Message because(Message what, String reason);

  Message addendum(String text);

  Message checkedIn();

  Message left();

  Message calledOff();

  Message signedOff();

  Message signedOffWith(Message disposition);

  Message started(BigDecimal mg);

  Message startedByPump(BigDecimal mg, String pump);

  Message held();

  Message rate(BigDecimal mgPerHour);

  Message ended(BigDecimal mg);

  Message observed(Listing values);

  Message news2(long score);

  Message cadss6Incomplete();

  Message corrected(Message what, String reason);

  Message sideEffect(Message type, Message severity, long grade);

  Message sideEffectNow(Message type, Message severity, long grade);

  Message sideEffectOver(Message type);

  Message flagRaised(Message title, Message severity, Message reason);

  Message flagSeen(Message title);

  Message flagWithdrawn(Message title);

  Message flagResolved(Message title, Message disposition);
}
