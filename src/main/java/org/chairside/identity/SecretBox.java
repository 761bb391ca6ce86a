package org.chairside.identity;

import static org.chairside.identity.IdentityMessages.IDENTITY;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.chairside.platform.database.EmbeddedDatabase;
import org.chairside.platform.problem.Conflict;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what Chairside has to know in clear: the secrets with which it shows providers that it
 * is their client, and those of authenticator apps. AES-256-GCM with a key in a file, so that
 * neither the database nor a backup of it tells them. Other keys are derived from it, none of which
 * opens what it encrypted. The file is {@code chairside.secrets.key-file}; the embedded database
 * has one in its directory. An admin names no file and no variable: they are not the operator, and
 * could have any file sent to a provider of their own.
 */
@ApplicationScoped
public class SecretBox {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Optional<Path> file;
  private @Nullable SecretKey key;

  SecretBox(@ConfigProperty(name = "chairside.secrets.key-file") Optional<String> file) {
    this.file =
        file.map(Path::of)
            .or(
                () ->
                    Optional.ofNullable(System.getProperty(EmbeddedDatabase.RUNS_IN))
                        .map(data -> Path.of(data, "secrets.key")));
  }

  /**
   * The encrypted secret of this row, such as a provider; it opens for no other.
   *
   * @throws Conflict where the operator has named no file for the key
   */
  public byte[] close(UUID row, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] encrypted =
          cipher(Cipher.ENCRYPT_MODE, nonce, row).doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] closed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
      System.arraycopy(encrypted, 0, closed, NONCE_BYTES, encrypted.length);
      return closed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /**
   * The secret of this row, or empty where the key is another one than the secret was encrypted
   * with.
   */
  public Optional<String> open(UUID row, byte[] closed) {
    try {
      byte[] nonce = Arrays.copyOf(closed, NONCE_BYTES);
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, nonce, row)
              .doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES);
      return Optional.of(new String(secret, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException | Conflict e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the operator has named a file for the key, or there is one of the embedded database.
   */
  public boolean hasFile() {
    return file.isPresent();
  }

  /**
   * A key of 256 bits for one purpose and these things, by HKDF from the key in the file. It is the
   * same for the same things, and says nothing of another one.
   *
   * @throws Conflict where the operator has named no file for the key
   */
  public byte[] derive(String purpose, UUID... of) {
    StringBuilder info = new StringBuilder(purpose);
    for (UUID each : of) {
      info.append('/').append(each);
    }
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(key())
                  .thenExpand(info.toString().getBytes(StandardCharsets.UTF_8), KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, UUID row) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(row.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private synchronized SecretKey key() {
    if (key == null) {
      Path path = file.orElseThrow(() -> new Conflict(IDENTITY.noSecretKey()));
      try {
        key = new SecretKeySpec(read(path), "AES");
      } catch (IOException | IllegalArgumentException e) {
        throw new IllegalStateException("%s holds no key of 32 bytes".formatted(path), e);
      }
    }
    return key;
  }

  private byte[] read(Path path) throws IOException {
    if (!Files.exists(path)) {
      make(path);
    }
    byte[] read = Base64.getDecoder().decode(Files.readString(path).strip());
    if (read.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has 32 bytes in Base64");
    }
    return read;
  }

  /** Complete or absent; where two programs make one at once, the first one's stays. */
  private void make(Path path) throws IOException {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    Path directory = path.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path draft = Files.createTempFile(directory, "secrets-", ".new");
    try {
      PosixFileAttributeView posix =
          Files.getFileAttributeView(draft, PosixFileAttributeView.class);
      if (posix != null) {
        posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(draft, Base64.getEncoder().encodeToString(fresh));
      Files.createLink(path, draft);
    } catch (FileAlreadyExistsException othersKeyStays) {
      // read by the caller
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
