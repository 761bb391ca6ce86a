import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources, or names those that are badly formatted. The build runs it on the
 * toolchain's Java: Maven's own may be too old for the formatter.
 */
public final class Format {
  private static final JavaFormatterOptions STYLE =
      JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build();

  private Format() {}

  /** The first argument is {@code check} or {@code write}, the others are directories. */
  public static void main(String[] arguments) throws IOException {
    boolean write = arguments[0].equals("write");
    List<Path> bad =
        Stream.of(arguments)
            .skip(1)
            .flatMap(Format::sources)
            .parallel()
            .filter(Format::isBad)
            .toList();
    for (Path source : bad) {
      if (write) {
        Files.writeString(source, formatted(Files.readString(source)));
      }
      System.out.println((write ? "Formatted " : "Badly formatted: ") + source);
    }
    if (!write && !bad.isEmpty()) {
      System.out.println("Run: mvn -Pformat");
      System.exit(1);
    }
  }

  private static Stream<Path> sources(String root) {
    if (Files.notExists(Path.of(root))) {
      return Stream.empty();
    }
    try (Stream<Path> walk = Files.walk(Path.of(root))) {
      return walk.filter(path -> path.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isBad(Path source) {
    try {
      String text = Files.readString(source);
      return !text.equals(formatted(text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String formatted(String text) {
    try {
      String imports = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE);
      return new Formatter(STYLE).formatSource(RemoveUnusedImports.removeUnusedImports(imports));
    } catch (com.google.googlejavaformat.java.FormatterException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
