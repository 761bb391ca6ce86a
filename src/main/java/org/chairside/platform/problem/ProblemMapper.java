package org.chairside.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Brings every failure of a request to {@link ProblemAnswer}. The framework answers some exceptions
 * by itself; each of those needs a mapper of exactly its type to come here instead.
 */
abstract class ProblemMapper<E extends Throwable> implements ExceptionMapper<E> {

  @Context
  @SuppressWarnings("NullAway.Init") // the framework fills it
  UriInfo uri;

  @Override
  public Response toResponse(E failure) {
    return new ProblemAnswer(uri.getRequestUri().getPath()).to(failure);
  }

  @Provider
  static class Refused extends ProblemMapper<Refusal> {}

  @Provider
  static class BrokenForm extends ProblemMapper<ConstraintViolationException> {}

  @Provider
  static class MismatchedJson extends ProblemMapper<MismatchedInputException> {}

  @Provider
  static class NotSignedIn extends ProblemMapper<UnauthorizedException> {}

  @Provider
  static class SignInFailed extends ProblemMapper<AuthenticationFailedException> {}

  @Provider
  static class NotPermitted extends ProblemMapper<ForbiddenException> {}

  @Provider
  static class Web extends ProblemMapper<WebApplicationException> {}

  @Provider
  static class Anything extends ProblemMapper<Throwable> {}
}
