package org.chairside.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;
import org.jspecify.annotations.Nullable;

/** Writes values into jsonb columns, independent of the API's JSON. */
@JsonFormat
@PersistenceUnitExtension
public class RowJson implements FormatMapper {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final JacksonJsonFormatMapper mapper = new JacksonJsonFormatMapper(JSON);

  /** The value of a jsonb column, where a query reads it without Hibernate; null where it is. */
  public static <T> @Nullable T read(@Nullable String column, TypeReference<T> type) {
    try {
      return column == null ? null : JSON.readValue(column, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column holds another kind of JSON", e);
    }
  }

  @Override
  public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
    return mapper.fromString(text, type, options);
  }

  @Override
  public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
    return mapper.toString(value, type, options);
  }
}
