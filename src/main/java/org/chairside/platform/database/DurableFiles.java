package org.chairside.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chairside.platform.database.BackupManifest.CopiedFile;

/** Copies that are on the disk when the call returns. */
final class DurableFiles {

  private DurableFiles() {}

  /**
   * Copies what the file holds now; it may be written to meanwhile. Nobody else can read the copy.
   *
   * @param path how the copy is called in the list
   */
  static CopiedFile copy(Path from, Path to, String path) throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    DataDirectory.createOwnersFile(to);
    MessageDigest digest = sha256();
    long bytes;
    try (InputStream in = Files.newInputStream(from);
        OutputStream out =
            new DigestOutputStream(Files.newOutputStream(to, StandardOpenOption.WRITE), digest)) {
      bytes = in.transferTo(out);
    }
    sync(to);
    return new CopiedFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** A file or a directory. */
  static void sync(Path path) throws IOException {
    if (Files.isDirectory(path) && System.getProperty("os.name").startsWith("Windows")) {
      return; // cannot be opened there, and need not be
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
