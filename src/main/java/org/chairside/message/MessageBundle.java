package org.chairside.message;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages from the methods of an interface: {@code FlagMessages.heldBy(String name)} has the
 * code {@code flag.held-by} and the parameter {@code name}. The compiler checks the parameters, and
 * a test checks every catalogue against the interfaces.
 */
public final class MessageBundle implements InvocationHandler {

  private static final String SUFFIX = "Messages";

  private record Shape(String code, List<String> names) {}

  private final Map<Method, Shape> shapes = new ConcurrentHashMap<>();

  private MessageBundle() {}

  /**
   * The messages of an interface whose name ends in {@code Messages} and whose methods all return a
   * {@link Message}.
   */
  public static <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new MessageBundle()));
  }

  /** The code of a method's message. */
  static String code(Method method) {
    String name = method.getDeclaringClass().getSimpleName();
    String prefix = name.substring(0, name.length() - SUFFIX.length());
    return Codes.of(prefix) + "." + Codes.of(method.getName());
  }

  @Override
  public Object invoke(Object proxy, Method method, Object @Nullable [] values) {
    Shape shape = shapes.computeIfAbsent(method, MessageBundle::shape);
    if (values == null) {
      return new Message(shape.code(), Map.of());
    }
    Map<String, Object> params = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      params.put(shape.names().get(i), values[i]);
    }
    return new Message(shape.code(), params);
  }

  private static Shape shape(Method method) {
    List<String> names = Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
    return new Shape(code(method), names);
  }
}
