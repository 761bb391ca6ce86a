package org.chairside.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tools/Artifacts.java}: a build takes only the artifacts whose digests are listed. */
class ArtifactsTest {

  private static final String POM =
      """
      <project>
        <groupId>org.chairside</groupId><artifactId>chairside</artifactId><version>1</version>
        <properties><lib.version>1.0</lib.version></properties>
        <build><plugins><plugin>
          <groupId>org.lib</groupId><artifactId>lib</artifactId><version>${lib.version}</version>
        </plugin></plugins></build>
      </project>
      """;

  @TempDir private Path project;
  private Path jar;

  @BeforeEach
  void lockOneJar() throws Exception {
    jar = project.resolve("repository/org/lib/lib/1.0/lib-1.0.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "what was published");
    Files.writeString(project.resolve("pom.xml"), POM);
    Path list = project.resolve(".mvn/checksums/checksums.sha256");
    Files.createDirectories(list.getParent());
    Files.writeString(list, digest("what was published") + "  org/lib/lib/1.0/lib-1.0.jar\n");
  }

  @Test
  void listedArtifactIsTaken() throws Exception {
    assertThat(check(jar)).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void artifactThatIsNotFetchedYetIsNoProblem() throws Exception {
    Files.delete(jar);
    assertThat(check(jar).code()).isZero();
  }

  @Test
  void exchangedArtifactFailsBuild() throws Exception {
    Files.writeString(jar, "what was publishee");
    assertThat(check(project.resolve("classes")).code()).isEqualTo(1);
    assertThat(check(jar).said()).contains("EXCHANGED", "lib-1.0.jar");
  }

  @Test
  void unlistedLibraryFailsBuild() throws Exception {
    Path other = jar.resolveSibling("lib-1.0-more.jar");
    Files.copy(jar, other);
    Outcome outcome = check(other);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains("NOT LISTED: org/lib/lib/1.0/lib-1.0-more.jar");
  }

  @Test
  void libraryFromElsewhereFailsBuild() throws Exception {
    Path elsewhere = project.resolve("lib-1.0.jar");
    Files.copy(jar, elsewhere);
    assertThat(check(elsewhere).said()).contains("NOT LISTED");
  }

  @Test
  void otherVersionInPomFailsBuild() throws Exception {
    Files.writeString(
        project.resolve("pom.xml"), POM.replace(">1.0</lib.version>", ">1.1</lib.version>"));
    Outcome outcome = check(jar);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said()).contains("NOT LISTED: org/lib/lib/1.1");
  }

  private record Outcome(int code, String said) {}

  private Outcome check(Path classpath) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                Path.of("tools/Artifacts.java").toAbsolutePath().toString(),
                "check",
                project.resolve("repository").toString(),
                project.resolve("classes") + File.pathSeparator + classpath)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }

  private static String digest(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
