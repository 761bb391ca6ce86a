package org.chairside.paper;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads a request's CSV in the encoding that the request declares. */
@Provider
@Consumes("text/csv")
class CsvBody implements MessageBodyReader<CsvText> {

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == CsvText.class;
  }

  @Override
  public CsvText readFrom(
      Class<CsvText> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return CsvText.of(
        body.readAllBytes(), mediaType.getParameters().get(MediaType.CHARSET_PARAMETER));
  }
}
