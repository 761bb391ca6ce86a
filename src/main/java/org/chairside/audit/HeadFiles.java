package org.chairside.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signed heads in a directory outside the database, a file for each month (UTC), beside the
 * public keys that they are read with. Replicas may share it.
 */
final class HeadFiles {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

  private final Path directory;

  HeadFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * What the files hold.
   *
   * @param heads those whose signature is right, by their number
   * @param unreadable how many lines are no head, or not signed by a known key
   */
  record Kept(List<SignedHead> heads, int unreadable) {}

  /** Makes the directory where it is missing, for its owner only. */
  void prepare() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  /** Appends them; they are on disk when it returns. */
  void append(List<SignedHead> heads) throws IOException {
    for (SignedHead head : heads) {
      Path file =
          directory.resolve("heads-" + MONTH.format(head.at().atOffset(ZoneOffset.UTC)) + ".log");
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        channel.position(channel.size());
        write(channel, (endsALine(channel) ? "" : "\n") + head.line() + "\n");
        channel.force(true);
      }
    }
  }

  /** A crash may have cut the last line off: the next one must not be added to it. */
  private static boolean endsALine(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() == 0
        || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The heads of this organization; each signature is checked. */
  Kept of(UUID organization) throws IOException {
    return read(line -> line.contains(organization.toString()), _ -> true);
  }

  /**
   * The heads of all organizations that are wanted, read once; only their signatures are checked.
   */
  Map<UUID, List<SignedHead>> ofAll(Predicate<SignedHead> wanted) throws IOException {
    return read(_ -> true, wanted).heads().stream()
        .collect(Collectors.groupingBy(SignedHead::organizationId));
  }

  private Kept read(Predicate<String> asked, Predicate<SignedHead> wanted) throws IOException {
    Map<String, PublicKey> keys = keys();
    List<SignedHead> heads = new ArrayList<>();
    int unreadable = 0;
    for (Path file : files("heads-", ".log")) {
      for (String line : Files.readAllLines(file)) {
        Optional<SignedHead> head = asked.test(line) ? SignedHead.read(line) : Optional.empty();
        if (head.isPresent() && !wanted.test(head.get())) {
          continue;
        }
        if (head.isPresent() && isOurs(head.get(), keys)) {
          heads.add(head.get());
        } else if (asked.test(line)) {
          unreadable++;
        }
      }
    }
    heads.sort(Comparator.comparingLong(SignedHead::number));
    return new Kept(heads, unreadable);
  }

  private static boolean isOurs(SignedHead head, Map<String, PublicKey> keys) {
    PublicKey key = keys.get(head.keyId());
    return key != null && InstallationKey.isSigned(key, head.statement(), head.signature());
  }

  private Map<String, PublicKey> keys() throws IOException {
    Map<String, PublicKey> keys = new HashMap<>();
    for (Path file : files("key-", ".pem")) {
      try {
        PublicKey key = InstallationKey.publicKey(Files.readString(file));
        keys.put(InstallationKey.id(key), key);
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new IOException("%s holds no public Ed25519 key".formatted(file), e);
      }
    }
    return keys;
  }

  private List<Path> files(String prefix, String suffix) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(
              file -> {
                String name = file.getFileName().toString();
                return name.startsWith(prefix) && name.endsWith(suffix);
              })
          .sorted()
          .toList();
    }
  }
}
