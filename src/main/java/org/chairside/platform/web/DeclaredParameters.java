package org.chairside.platform.web;

import static org.chairside.platform.web.RequestMessages.REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.chairside.message.Message;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a query parameter that the endpoint does not declare, and a single one that is given more
 * than once. An ignored filter would answer with more than was asked for, and look like an answer.
 */
@ApplicationScoped
class DeclaredParameters {

  /** Whether a parameter may be repeated, by its name; one map for each endpoint. */
  private final Map<Method, Map<String, Boolean>> repeatable = new ConcurrentHashMap<>();

  @ServerRequestFilter
  void check(UriInfo uri, ResourceInfo endpoint) {
    Map<String, List<String>> given = uri.getQueryParameters();
    if (given.isEmpty()
        || endpoint.getResourceMethod().isAnnotationPresent(OtherParameters.class)) {
      return;
    }
    Map<String, Boolean> declared =
        repeatable.computeIfAbsent(endpoint.getResourceMethod(), DeclaredParameters::of);
    List<FieldError> errors = new ArrayList<>();
    given.forEach(
        (name, values) -> {
          if (!declared.containsKey(name)) {
            errors.add(FieldError.of(name, unknown(declared)));
          } else if (values.size() > 1 && !declared.get(name)) {
            errors.add(FieldError.of(name, REQUEST.parameterRepeated()));
          }
        });
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }

  private static Message unknown(Map<String, Boolean> declared) {
    return declared.isEmpty()
        ? REQUEST.noParameters()
        : REQUEST.unknownParameter(Message.names(List.copyOf(declared.keySet())));
  }

  /** The query parameters of an endpoint, sorted by name, those of its parameter objects too. */
  static Map<String, Boolean> of(Method endpoint) {
    Map<String, Boolean> declared = new TreeMap<>();
    for (Parameter parameter : endpoint.getParameters()) {
      add(parameter, parameter.getType(), declared);
    }
    addFields(endpoint.getDeclaringClass(), declared);
    return declared;
  }

  private static void add(AnnotatedElement place, Class<?> type, Map<String, Boolean> declared) {
    QueryParam query = place.getAnnotation(QueryParam.class);
    if (query != null) {
      declared.put(query.value(), Collection.class.isAssignableFrom(type) || type.isArray());
    } else if (place.isAnnotationPresent(BeanParam.class)) {
      addFields(type, declared);
    }
  }

  private static void addFields(Class<?> holder, Map<String, Boolean> declared) {
    for (Class<?> c = holder; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        add(field, field.getType(), declared);
      }
    }
  }
}
