package org.chairside.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.chairside.platform.problem.Problem.FieldError;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns refusals, validation errors and faults into problem+json, all of them in one place. */
class ProblemMapper {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  Response refusal(Refusal refusal, UriInfo uri) {
    Response.ResponseBuilder answer =
        answer(refusal.type(), refusal.detail(), uri, refusal.errors());
    if (refusal instanceof TooManyAttempts tooMany) {
      answer.header("Retry-After", tooMany.retryAfter().toSeconds());
    }
    return answer.build();
  }

  @ServerExceptionMapper
  Response violation(ConstraintViolationException violation, UriInfo uri) {
    List<FieldError> errors =
        violation.getConstraintViolations().stream()
            .map(v -> FieldError.of(field(v), v.getMessage()))
            .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
            .toList();
    return refusal(new Invalid(errors), uri);
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException fault, UriInfo uri) {
    List<FieldError> errors = JsonFaults.fieldError(fault).map(List::of).orElse(List.of());
    String detail =
        errors.isEmpty()
            ? "The body is not the JSON that is expected here."
            : errors.getFirst().field() + " " + errors.getFirst().message();
    return answer(ProblemType.MALFORMED, detail, uri, errors).build();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response notSignedIn(UriInfo uri) {
    return answer(ProblemType.NOT_SIGNED_IN, "Sign in first.", uri, List.of()).build();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response notAllowed(UriInfo uri) {
    return answer(ProblemType.NOT_ALLOWED, "Your roles do not include this.", uri, List.of())
        .build();
  }

  @ServerExceptionMapper
  Response web(WebApplicationException failure, UriInfo uri) {
    if (failure.getCause() instanceof JsonProcessingException json) {
      return json(json, uri);
    }
    ProblemType type = ProblemType.of(failure.getResponse().getStatus());
    return type == ProblemType.FAULT
        ? fault(failure, uri)
        : answer(type, null, uri, List.of()).build();
  }

  @ServerExceptionMapper
  Response anything(RuntimeException failure, UriInfo uri) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case Refusal refusal -> {
          return refusal(refusal, uri);
        }
        case OptimisticLockException _, StaleStateException _ -> {
          return refusal(ChangedMeanwhile.staleVersion(), uri);
        }
        case org.hibernate.exception.ConstraintViolationException broken -> {
          return brokenConstraint(broken, uri);
        }
        default -> {}
      }
    }
    return fault(failure, uri);
  }

  // The constraint's name is the sentence that is broken; the driver's text holds row values and is
  // not shown.
  private static Response brokenConstraint(
      org.hibernate.exception.ConstraintViolationException broken, UriInfo uri) {
    String name = broken.getConstraintName();
    String rule = name == null ? "a rule of the database" : name.replace('_', ' ');
    return answer(ProblemType.CONFLICT, "This would break the rule: " + rule + ".", uri, List.of())
        .build();
  }

  private static Response fault(Throwable failure, UriInfo uri) {
    UUID reference = UUID.randomUUID();
    LOG.errorf(failure, "fault %s", reference);
    return answer(
            ProblemType.FAULT,
            "Nothing was written. The log names this fault " + reference + ".",
            uri,
            List.of())
        .build();
  }

  private static Response.ResponseBuilder answer(
      ProblemType type, @Nullable String detail, UriInfo uri, List<FieldError> errors) {
    return Response.status(type.status())
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(type, detail, uri.getRequestUri().getPath(), errors));
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
    // The first name is the parameter that holds the body.
    List<String> inBody = path.size() > 1 ? path.subList(1, path.size()) : path;
    return String.join(".", inBody.stream().filter(s -> !s.isEmpty()).toList());
  }
}
