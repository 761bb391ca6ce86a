package org.chairside.platform.transaction;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only a few calls of these resources run at once on a replica; a few more wait without holding a
 * connection, and the rest are refused with 503. Without that they would leave neither a connection
 * nor a thread for charting.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InTurn {

  /** In which line the calls wait. */
  @Nonbinding
  Line value() default Line.PLANNING;

  /** Calls that wait for each other, and for none of another line. */
  enum Line {
    /** What books, moves and proposes: such calls would wait for each other's locks. */
    PLANNING,
    /** What reads much and can wait: figures, exports, reports, the audit. */
    REPORTS
  }
}
