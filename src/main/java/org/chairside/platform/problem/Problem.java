package org.chairside.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success (RFC 9457).
 *
 * @param instance the path of the request, without its query
 * @param errors what is wrong field by field, where fields are at fault
 * @param repair what would do instead, where something is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    URI type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    @Nullable List<FieldError> errors,
    @Nullable Object repair) {

  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * One field at fault.
   *
   * @param field its path in the request's body, such as {@code sessions[1].start}
   * @param message what is wrong, naming the bound
   * @param line the line of an imported file, the header being line 1; null elsewhere
   * @param code the stable name of an implausibility; null elsewhere
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FieldError(
      String field, String message, @Nullable Integer line, @Nullable String code) {

    public static FieldError of(String field, String message) {
      return new FieldError(field, message, null, null);
    }
  }

  static Problem of(
      ProblemType type,
      @Nullable String detail,
      @Nullable String instance,
      List<FieldError> errors,
      @Nullable Object repair) {
    return new Problem(
        type.uri(),
        type.title(),
        type.status(),
        detail,
        instance,
        errors.isEmpty() ? null : List.copyOf(errors),
        repair);
  }
}
