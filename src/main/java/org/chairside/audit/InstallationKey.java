package org.chairside.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key with which this installation signs, in files that only its owner reads. */
final class InstallationKey {

  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "signing-key.pem";
  private static final int ID_BYTES = 8;

  private final String id;
  private final PrivateKey key;

  private InstallationKey(String id, PrivateKey key) {
    this.id = id;
    this.key = key;
  }

  /** The key in this directory, made where there is none. */
  static InstallationKey in(Path directory) throws IOException {
    Path file = directory.resolve(PRIVATE);
    if (!Files.exists(file)) {
      make(directory, file);
    }
    try {
      String[] parts = Files.readString(file).split("(?<=-----END PRIVATE KEY-----\n)", 2);
      PublicKey verifying = publicKey(parts[1]);
      PrivateKey signing =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der(parts[0])));
      return new InstallationKey(id(verifying), signing);
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("%s holds no Ed25519 key".formatted(file), e);
    }
  }

  /** The first half of a SHA-256 over the public key, in hexadecimal digits. */
  String id() {
    return id;
  }

  String sign(String statement) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(statement.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with Ed25519", e);
    }
  }

  static boolean isSigned(PublicKey key, String statement, String signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(statement.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(signed));
    } catch (GeneralSecurityException | IllegalArgumentException notSigned) {
      return false;
    }
  }

  /** The public key in this text. */
  static PublicKey publicKey(String pem) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der(pem)));
  }

  static String id(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Complete or absent; where two programs make one at once, the first one's stays. */
  private static void make(Path directory, Path file) throws IOException {
    KeyPair pair = newPair();
    String verifying = pem("PUBLIC KEY", pair.getPublic().getEncoded());
    // First: a head that was signed with a key of which only the private half is kept proves
    // nothing.
    Files.writeString(directory.resolve("key-" + id(pair.getPublic()) + ".pem"), verifying);
    Path draft = Files.createTempFile(directory, "signing-key-", ".new");
    PosixFileAttributeView posix = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(draft, pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + verifying);
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException othersKeyStays) {
      // read by the caller
    } catch (UnsupportedOperationException withoutLinks) {
      Files.copy(draft, file, StandardCopyOption.COPY_ATTRIBUTES);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with Ed25519", e);
    }
  }

  private static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(label, body, label)
        .replace(System.lineSeparator(), "\n");
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }
}
