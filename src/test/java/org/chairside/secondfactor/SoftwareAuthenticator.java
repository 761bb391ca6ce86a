package org.chairside.secondfactor;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.testclinic.Answer;
import org.chairside.testclinic.TestClinic;
import org.jspecify.annotations.Nullable;

/**
 * A device with one passkey: it signs with ES256 what browsers hand to an authenticator, and can be
 * told to do it wrongly.
 */
final class SoftwareAuthenticator {

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int BACKUP_ELIGIBLE = 0x08;
  private static final int BACKED_UP = 0x10;
  private static final int HAS_CREDENTIAL = 0x40;

  private final KeyPair key;
  private final byte[] id = new byte[32];
  private String userHandle = "";
  String origin = originOf(TestClinic.applicationUri());
  String relyingParty = URI.create(TestClinic.applicationUri()).getHost();
  @Nullable String type;
  long counter;
  boolean asksForOwner = true;
  boolean synced;
  boolean saysWhose = true;

  SoftwareAuthenticator() {
    new SecureRandom().nextBytes(id);
    key = newKey();
  }

  static String originOf(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String credentialId() {
    return base64(id);
  }

  /** What it makes for these options, as the body of a registration. */
  Map<String, Object> makes(Answer options, String name) {
    userHandle = options.path("user.id");
    byte[] data = authenticatorData(HAS_CREDENTIAL, attestedCredential());
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    body.put("clientData", base64(clientData("webauthn.create", options.path("challenge"))));
    body.put("attestation", base64(attestation(data)));
    body.put("transports", List.of("internal"));
    return body;
  }

  /** Its answer to these options. */
  Map<String, Object> answers(Answer options) {
    return answersTo(options.path("challenge"));
  }

  /** Its answer to this challenge. */
  Map<String, Object> answersTo(String challenge) {
    counter++;
    byte[] data = authenticatorData(0, new byte[0]);
    byte[] client = clientData("webauthn.get", challenge);
    Map<String, Object> body = new HashMap<>();
    body.put("credentialId", credentialId());
    body.put("clientData", base64(client));
    body.put("authenticatorData", base64(data));
    body.put("signature", base64(signed(data, client)));
    if (saysWhose) {
      body.put("userHandle", userHandle);
    }
    return body;
  }

  /** It says from now on that its passkey is this one's. */
  void claims(String otherUserHandle) {
    userHandle = otherUserHandle;
  }

  private byte[] clientData(String usual, String challenge) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type == null ? usual : type, challenge, origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(int flag, byte[] rest) {
    int flags =
        flag | PRESENT | (asksForOwner ? VERIFIED : 0) | (synced ? BACKUP_ELIGIBLE | BACKED_UP : 0);
    return join(
        sha256(relyingParty.getBytes(StandardCharsets.UTF_8)),
        new byte[] {(byte) flags},
        ByteBuffer.allocate(Integer.BYTES).putInt((int) counter).array(),
        rest);
  }

  private byte[] attestedCredential() {
    ECPublicKey publicKey = (ECPublicKey) key.getPublic();
    return join(
        new byte[16],
        ByteBuffer.allocate(Short.BYTES).putShort((short) id.length).array(),
        id,
        // COSE, a map of five: kty EC2, alg ES256, crv P-256, x, y
        new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
        coordinate(publicKey.getW().getAffineX()),
        new byte[] {0x22, 0x58, 0x20},
        coordinate(publicKey.getW().getAffineY()));
  }

  private static byte[] attestation(byte[] data) {
    return join(
        new byte[] {(byte) 0xa3, 0x63},
        "fmt".getBytes(StandardCharsets.UTF_8),
        new byte[] {0x64},
        "none".getBytes(StandardCharsets.UTF_8),
        new byte[] {0x67},
        "attStmt".getBytes(StandardCharsets.UTF_8),
        new byte[] {(byte) 0xa0, 0x68},
        "authData".getBytes(StandardCharsets.UTF_8),
        new byte[] {0x58, (byte) data.length},
        data);
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] whole = new byte[32];
    int length = Math.min(bytes.length, whole.length);
    System.arraycopy(bytes, bytes.length - length, whole, whole.length - length, length);
    return whole;
  }

  private byte[] signed(byte[] data, byte[] client) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      signature.update(data);
      signature.update(sha256(client));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
