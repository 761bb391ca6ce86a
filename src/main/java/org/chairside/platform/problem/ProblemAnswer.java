package org.chairside.platform.problem;

import static org.chairside.platform.problem.ProblemMessages.PROBLEM;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chairside.message.Message;
import org.chairside.platform.RequestId;
import org.chairside.platform.problem.Problem.FieldError;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns refusals, validation errors and faults into problem+json, all of them in one place. */
record ProblemAnswer(String path) {

  private static final Logger LOG = Logger.getLogger(ProblemAnswer.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** The answer to a request at this path that ended with the failure. */
  Response to(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal(refusal);
      case ConstraintViolationException violation -> refusal(invalid(violation));
      case JsonProcessingException json -> json(json);
      case UnauthorizedException _, AuthenticationFailedException _ ->
          answer(ProblemType.NOT_SIGNED_IN, PROBLEM.signInFirst());
      case ForbiddenException _ -> answer(ProblemType.NOT_ALLOWED, PROBLEM.notInYourRoles());
      case WebApplicationException web -> web(web);
      default -> beneath(failure);
    };
  }

  private Response refusal(Refusal refusal) {
    Response.ResponseBuilder answer =
        builder(
            refusal.type(),
            refusal.detail(),
            refusal.errors(),
            refusal instanceof Conflict conflict ? conflict.repair() : null);
    if (refusal instanceof TooManyAttempts tooMany) {
      answer.header("Retry-After", tooMany.retryAfter().plusMillis(999).toSeconds());
    }
    return answer.build();
  }

  private static Invalid invalid(ConstraintViolationException violation) {
    return new Invalid(
        violation.getConstraintViolations().stream()
            .map(v -> FieldError.of(field(v), ConstraintMessages.of(v)))
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
            .distinct()
            .toList());
  }

  private Response json(JsonProcessingException fault) {
    if (fault.getCause() instanceof WebApplicationException web) {
      return web(web);
    }
    List<FieldError> errors = JsonFaults.fieldError(fault).map(List::of).orElse(List.of());
    Message detail = errors.isEmpty() ? PROBLEM.unreadableBody() : errors.getFirst().withField();
    return builder(ProblemType.MALFORMED, detail, errors, null).build();
  }

  private Response web(WebApplicationException failure) {
    if (failure.getCause() instanceof JsonProcessingException json) {
      return json(json);
    }
    ProblemType type = ProblemType.of(failure.getResponse().getStatus());
    return switch (type) {
      case FAULT -> fault(failure);
      case UNAVAILABLE -> busy();
      default -> answer(type, null);
    };
  }

  /** More work came at once than is admitted; none of this was begun. */
  private Response busy() {
    return builder(ProblemType.UNAVAILABLE, PROBLEM.busy(), List.of(), null)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER.toSeconds())
        .build();
  }

  /** Unwraps what a transaction or the persistence puts around the cause. */
  private Response beneath(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case Refusal refusal -> {
          return refusal(refusal);
        }
        case OptimisticLockException _, StaleStateException _ -> {
          return refusal(ChangedMeanwhile.staleVersion());
        }
        case org.hibernate.exception.ConstraintViolationException broken -> {
          return brokenConstraint(broken.getConstraintName());
        }
        case OutcomeUnknown _ -> {
          return outcomeUnknown(failure);
        }
        default -> {}
      }
    }
    return DatabaseAway.isBehind(failure) ? databaseAway(failure) : fault(failure);
  }

  private Response databaseAway(Throwable failure) {
    LOG.warnf("the database is away (%s): a request was refused", DatabaseAway.state(failure));
    if (DatabaseAway.isFull(failure)) {
      CDI.current().getBeanContainer().getEvent().fire(new DatabaseFull());
    }
    return builder(ProblemType.UNAVAILABLE, PROBLEM.databaseAway(), List.of(), null)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER.toSeconds())
        .build();
  }

  private Response outcomeUnknown(Throwable failure) {
    String reference = RequestId.current();
    LOG.errorf(
        "the outcome of a commit is unknown (%s), reference %s",
        DatabaseAway.state(failure), reference);
    return builder(ProblemType.UNAVAILABLE, PROBLEM.outcomeUnknown(reference), List.of(), null)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER.toSeconds())
        .build();
  }

  // The constraint's name says what is broken; the driver's text holds row values and is not shown.
  private Response brokenConstraint(@Nullable String name) {
    return answer(ProblemType.CONFLICT, name == null ? null : PROBLEM.brokenRule(name));
  }

  /** An internal error; the log has it under the reference that the answer names. */
  private Response fault(Throwable failure) {
    String reference = RequestId.current();
    LOG.errorf(failure, "fault %s", reference);
    return answer(ProblemType.FAULT, PROBLEM.fault(reference));
  }

  private Response answer(ProblemType type, @Nullable Message detail) {
    return builder(type, detail, List.of(), null).build();
  }

  private Response.ResponseBuilder builder(
      ProblemType type,
      @Nullable Message detail,
      List<FieldError> errors,
      @Nullable Object repair) {
    return Response.status(type.status())
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(type, detail, path, errors, repair));
  }

  /** The path in the body as the caller wrote it: without the method's name and its parameter's. */
  private static String field(ConstraintViolation<?> violation) {
    List<String> path = new ArrayList<>();
    violation
        .getPropertyPath()
        .forEach(
            node -> {
              if (node.getKind() == ElementKind.METHOD) {
                return;
              }
              if (node.getKind() == ElementKind.PARAMETER) {
                path.add(node.getName());
                return;
              }
              String index = node.getIndex() == null ? "" : "[" + node.getIndex() + "]";
              path.set(path.size() - 1, path.getLast() + index);
              path.add(node.getName() == null ? "" : node.getName());
            });
    // The first name is the parameter that holds the body; of a list, its place stays.
    if (path.size() > 1) {
      int place = path.getFirst().indexOf('[');
      path.set(0, place < 0 ? "" : path.getFirst().substring(place));
    }
    return String.join(".", path.stream().filter(s -> !s.isEmpty()).toList());
  }
}
