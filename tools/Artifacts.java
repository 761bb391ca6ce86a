import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Compares what the build takes from Maven's local repository with {@code
 * .mvn/checksums/checksums.sha256}, which names every jar, pom and archive with its SHA-256:
 * libraries, plugins and what these fetch on their own, such as Quarkus' build steps and compiler
 * plugins. The file has the form of {@code sha256sum}, which Maven 3.9 reads itself. {@code java
 * tools/Artifacts.java lock} writes it, from an empty repository.
 */
final class Artifacts {

  private static final Path LIST = Path.of(".mvn/checksums/checksums.sha256");
  private static final Pattern KIND = Pattern.compile(".*\\.(jar|pom|zip|tgz|tar\\.gz|exe|so)");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  /** Of these systems, another one than this computer's is resolved only here. */
  private static final List<String> BINARIES =
      List.of("linux-amd64", "linux-arm64v8", "darwin-arm64v8", "darwin-amd64", "windows-amd64");

  private Artifacts() {}

  /**
   * {@code check REPOSITORY CLASSPATH} or {@code lock}; run in the directory of the {@code
   * pom.xml}.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> problems =
        switch (arguments.length == 0 ? "" : arguments[0]) {
          case "check" -> check(Path.of(arguments[1]), arguments[2]);
          case "lock" -> lock();
          default -> List.of("check REPOSITORY CLASSPATH or lock");
        };
    problems.forEach(System.err::println);
    if (!problems.isEmpty()) {
      System.exit(1);
    }
  }

  private static List<String> check(Path repository, String classpath) throws Exception {
    SortedMap<String, String> listed = read();
    List<String> problems = new ArrayList<>();
    listed.entrySet().parallelStream()
        .filter(each -> Files.exists(repository.resolve(each.getKey())))
        .filter(each -> !digest(repository.resolve(each.getKey())).equals(each.getValue()))
        .map(each -> "EXCHANGED: " + repository.resolve(each.getKey()) + " is not the one listed")
        .forEachOrdered(problems::add);
    Stream<String> jars =
        Stream.of(classpath.split(File.pathSeparator))
            .filter(each -> each.endsWith(".jar"))
            .map(each -> relative(repository, Path.of(each)))
            .filter(each -> !listed.containsKey(each));
    Set<String> directories =
        listed.keySet().stream()
            .map(each -> each.substring(0, each.lastIndexOf('/')))
            .collect(Collectors.toSet());
    Stream<String> named = coordinates().filter(each -> !directories.contains(each));
    Stream.concat(jars, named).distinct().map(each -> "NOT LISTED: " + each).forEach(problems::add);
    if (!problems.isEmpty()) {
      problems.add(
          "%s does not name what the build takes. After a change of versions: java tools/Artifacts.java lock. Without one: somebody exchanged a file."
              .formatted(LIST));
    }
    return problems;
  }

  /** What an empty repository holds once each part of the build has fetched its own. */
  private static List<String> lock() throws Exception {
    Path repository = Files.createTempDirectory("artifacts-");
    try {
      String plugin = coordinate("pitest-maven");
      maven(
          repository,
          "verify",
          "-Pnightly",
          "-Dweb.skip=true",
          "-DskipITs=true",
          // one that needs no application and one that starts it: each fetches its own
          "-Dtest=PlausibilityTest,OperatorPortTest");
      maven(repository, "-Pmutation", plugin + ":help");
      for (String each : BINARIES) {
        maven(
            repository,
            coordinate("maven-dependency-plugin") + ":resolve",
            "-Dpostgresql.binaries=" + each);
      }
      return write(repository);
    } finally {
      try (Stream<Path> all = Files.walk(repository)) {
        all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  /** An artifact never changes; one that does is not taken. */
  private static List<String> write(Path repository) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(repository, FileVisitOption.FOLLOW_LINKS)) {
      all.filter(each -> KIND.matcher(each.getFileName().toString()).matches())
          .forEach(each -> found.put(relative(repository, each), digest(each)));
    }
    Map<String, String> before = Files.exists(LIST) ? read() : Map.of();
    List<String> problems =
        found.entrySet().stream()
            .filter(
                each ->
                    !before.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()))
            .map(each -> "EXCHANGED: %s is no longer the one listed".formatted(each.getKey()))
            .toList();
    if (problems.isEmpty()) {
      Files.createDirectories(LIST.getParent());
      Files.write(
          LIST,
          found.entrySet().stream().map(each -> each.getValue() + "  " + each.getKey()).toList());
    }
    return problems;
  }

  private static void maven(Path repository, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(File.separatorChar == '\\' ? "mvn.cmd" : "mvn");
    command.addAll(
        List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository, "-Dartifacts.skip=true"));
    command.addAll(List.of(arguments));
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
    }
  }

  private static SortedMap<String, String> read() throws IOException {
    SortedMap<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(LIST)) {
      listed.put(line.substring(66), line.substring(0, 64));
    }
    return listed;
  }

  private static String relative(Path repository, Path file) {
    Path from = repository.toAbsolutePath().normalize();
    Path to = file.toAbsolutePath().normalize();
    return (to.startsWith(from) ? from.relativize(to) : to)
        .toString()
        .replace(File.separatorChar, '/');
  }

  private static String digest(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The directory of each artifact that the {@code pom.xml} names with its version. */
  private static Stream<String> coordinates() throws Exception {
    return named().map(each -> each[0].replace('.', '/') + "/" + each[1] + "/" + each[2]);
  }

  private static String coordinate(String artifact) throws Exception {
    return named()
        .filter(each -> each[1].equals(artifact))
        .map(each -> String.join(":", each))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String[]> named() throws Exception {
    Document pom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    NodeList all = pom.getElementsByTagName("version");
    List<String[]> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element parent = (Element) all.item(i).getParentNode();
      String group = text(parent, "groupId");
      String artifact = text(parent, "artifactId");
      if (parent != pom.getDocumentElement() && group != null && artifact != null) {
        found.add(
            new String[] {
              group, resolved(pom, artifact), resolved(pom, all.item(i).getTextContent())
            });
      }
    }
    return found.stream();
  }

  private static String text(Element parent, String name) {
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each.getNodeName().equals(name)) {
        return each.getTextContent();
      }
    }
    return null;
  }

  private static String resolved(Document pom, String text) {
    return PROPERTY
        .matcher(text)
        .replaceAll(found -> pom.getElementsByTagName(found.group(1)).item(0).getTextContent());
  }
}
