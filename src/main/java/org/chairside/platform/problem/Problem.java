package org.chairside.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.chairside.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success (RFC 9457). Title, detail and messages are worded
 * in the reader's language as the answer is written.
 *
 * @param code the stable name of what went wrong, or of the kind where there is no detail
 * @param params the values in the detail, by name
 * @param instance the path of the request, without its query
 * @param errors what is wrong field by field, where fields are at fault
 * @param repair an alternative, if one is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    URI type,
    Message title,
    int status,
    @Nullable Message detail,
    String code,
    Map<String, Object> params,
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
   * @param code the stable name of what is wrong: of an implausibility, of a broken rule of
   *     booking, else of the message
   * @param params the values in the message, by name
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FieldError(
      String field,
      Message message,
      @Nullable Integer line,
      String code,
      Map<String, Object> params) {

    /** A message that continues from the field's name, such as "is required". */
    public static FieldError of(String field, Message message) {
      return of(field, message, message.code());
    }

    /** A message that is a sentence of its own, under a code that clients know. */
    public static FieldError of(String field, Message message, String code) {
      return new FieldError(field, message, null, code, message.paramsAsJson());
    }

    /** The same in a line of an imported file. */
    public FieldError onLine(int number) {
      return new FieldError(field, message, number, code, params);
    }

    /** The message with the field's name, for places that do not show the field. */
    Message withField() {
      boolean goesOnFromTheName = code.equals(message.code());
      return goesOnFromTheName ? ProblemMessages.PROBLEM.field(field, message) : message;
    }
  }

  static Problem of(
      ProblemType type,
      @Nullable Message detail,
      @Nullable String instance,
      List<FieldError> errors,
      @Nullable Object repair) {
    Message title = type.message();
    Message said = detail == null ? title : detail;
    return new Problem(
        type.uri(),
        title,
        type.status(),
        detail,
        said.code(),
        said.paramsAsJson(),
        instance,
        errors.isEmpty() ? null : List.copyOf(errors),
        repair);
  }
}
