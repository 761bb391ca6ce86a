package org.chairside.platform.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Adds to the OpenAPI document what the Java types already define: a component that is not nullable
 * is always there, one that is may be null, nothing else is in the object, a call answers with its
 * own status, and everything that is not a success answers with a problem.
 *
 * <p>It is compiled for Java 17 and uses no other class of ours: Quarkus creates it once in Maven's
 * own JVM, although it works only in the running application.
 */
@OpenApiFilter(stages = RunStage.RUNTIME_STARTUP)
public class ContractFromTypes implements OASFilter {

  private static final String SENTENCE = "org.chairside.message.Message";
  private static final String SENTENCE_REF = "#/components/schemas/" + SENTENCE;

  private final Map<String, Class<?>> answered = new HashMap<>();
  private final Map<String, Class<?>> sent = new HashMap<>();
  private final Map<String, Method> calls = new HashMap<>();

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(bean -> bean.getBeanClass())
        .filter(type -> type.isAnnotationPresent(Path.class))
        .forEach(this::readResource);
    sent.keySet().removeAll(answered.keySet());
    document.getComponents().getSchemas().forEach(this::describe);
    document.getComponents().getSchemas().values().forEach(ContractFromTypes::inlineSentences);
    document.getComponents().removeSchema(SENTENCE);
    document.getComponents().addSchema("Problem", problemSchema());
    document.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .forEach(this::describe);
  }

  private void readResource(Class<?> resource) {
    for (Method method : resource.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        calls.put(resource.getSimpleName() + "_" + method.getName(), method);
        remember(method.getGenericReturnType(), answered);
        for (Type parameter : method.getGenericParameterTypes()) {
          remember(parameter, sent);
        }
      }
    }
  }

  private static void remember(Type type, Map<String, Class<?>> records) {
    if (type instanceof ParameterizedType generic) {
      remember(generic.getRawType(), records);
      for (Type argument : generic.getActualTypeArguments()) {
        remember(argument, records);
      }
    } else if (type instanceof Class<?> record
        && record.isRecord()
        && records.put(schemaName(record), record) == null) {
      for (RecordComponent component : record.getRecordComponents()) {
        remember(component.getGenericType(), records);
      }
    }
  }

  /** The name that the type has in the contract: its own, unless an annotation keeps another. */
  private static String schemaName(Class<?> record) {
    var annotation =
        record.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    return annotation == null || annotation.name().isEmpty()
        ? record.getSimpleName()
        : annotation.name();
  }

  private void describe(String name, Schema schema) {
    if (schema.getProperties() == null) {
      // an enum, or a text that a record stands for
      return;
    }
    Class<?> view = answered.get(name.startsWith("Page") ? "Page" : name);
    Class<?> request = sent.get(name);
    if (view != null) {
      JsonInclude inclusion = view.getAnnotation(JsonInclude.class);
      describe(schema, view, inclusion == null);
    } else if (request != null) {
      // Requests may omit a nullable field; answers never do.
      describe(schema, request, false);
    }
  }

  private static void describe(Schema schema, Class<?> type, boolean nullsAreWritten) {
    List<String> always = new ArrayList<>();
    Map<String, Schema> properties = new HashMap<>();
    for (RecordComponent component : components(type)) {
      Schema property = schema.getProperties().get(component.getName());
      if (property == null || component.isAnnotationPresent(JsonIgnore.class)) {
        continue;
      }
      boolean clearable = component.getType() == JsonNullable.class;
      if (clearable) {
        property = present(property);
      }
      boolean nullable = clearable || isNullable(component.getAnnotatedType());
      if (!nullable || nullsAreWritten) {
        always.add(component.getName());
      }
      if (holdsNulls(component.getAnnotatedType())) {
        property.setItems(orNull(property.getItems()));
      }
      properties.put(component.getName(), nullable ? orNull(property) : property);
    }
    properties.forEach(schema::addProperty);
    schema.setRequired(always);
    schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
  }

  /** A message is a text in every answer. */
  private static void inlineSentences(Schema schema) {
    if (schema.getProperties() != null) {
      Map.copyOf(schema.getProperties())
          .forEach((name, property) -> schema.addProperty(name, inlined(property)));
    }
  }

  private static Schema inlined(Schema property) {
    if (SENTENCE_REF.equals(property.getRef())) {
      return type(Schema.SchemaType.STRING);
    }
    if (property.getItems() != null) {
      property.setItems(inlined(property.getItems()));
    }
    if (property.getAnyOf() != null) {
      property.setAnyOf(property.getAnyOf().stream().map(ContractFromTypes::inlined).toList());
    }
    return property;
  }

  /** The components of the record, and in place of a part that is unwrapped in JSON its own. */
  private static List<RecordComponent> components(Class<?> record) {
    List<RecordComponent> all = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        all.addAll(components(component.getType()));
      } else {
        all.add(component);
      }
    }
    return all;
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  /** A list of answers of which some are missing. */
  private static boolean holdsNulls(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType list
        && list.getType() instanceof ParameterizedType generic
        && generic.getRawType() == List.class
        && isNullable(list.getAnnotatedActualTypeArguments()[0]);
  }

  /** What a JsonNullable holds; that it may be null is said as of everything else. */
  private static Schema present(Schema property) {
    if (property.getRef() != null) {
      return OASFactory.createSchema().ref(property.getRef());
    }
    property.removeType(Schema.SchemaType.NULL);
    return property;
  }

  private static Schema orNull(Schema property) {
    Schema nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    return OASFactory.createSchema().anyOf(List.of(property, nothing));
  }

  private void describe(Operation operation) {
    Method method = calls.get(operation.getOperationId());
    APIResponses responses = OASFactory.createAPIResponses();
    List<String> declared =
        operation.getResponses().getAPIResponses().keySet().stream()
            .filter(status -> status.startsWith("2") || status.startsWith("3"))
            .toList();
    for (String each : declared.isEmpty() ? List.of("200") : declared) {
      responses.addAPIResponse(status(method, each), operation.getResponses().getAPIResponse(each));
    }
    operation.setResponses(responses.addAPIResponse("default", problem()));
  }

  private static String status(@Nullable Method method, String declared) {
    ResponseStatus status = method == null ? null : method.getAnnotation(ResponseStatus.class);
    return status == null ? declared : Integer.toString(status.value());
  }

  private static Schema problemSchema() {
    Schema text = type(Schema.SchemaType.STRING);
    Schema error =
        type(Schema.SchemaType.OBJECT)
            .addProperty("field", text)
            .addProperty("message", text)
            .addProperty("line", type(Schema.SchemaType.INTEGER))
            .addProperty("code", text)
            .addProperty("params", type(Schema.SchemaType.OBJECT))
            .required(List.of("field", "message", "code", "params"))
            .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    return type(Schema.SchemaType.OBJECT)
        .addProperty("type", text)
        .addProperty("title", text)
        .addProperty("status", type(Schema.SchemaType.INTEGER))
        .addProperty("detail", text)
        .addProperty("code", text)
        .addProperty("params", type(Schema.SchemaType.OBJECT))
        .addProperty("instance", text)
        .addProperty("errors", type(Schema.SchemaType.ARRAY).items(error))
        .addProperty("repair", type(Schema.SchemaType.OBJECT))
        .required(List.of("type", "title", "status", "code", "params"))
        .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
  }

  private static Schema type(Schema.SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }

  private static APIResponse problem() {
    return OASFactory.createAPIResponse()
        .description("What went wrong, as problem+json")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/problem+json",
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
  }
}
