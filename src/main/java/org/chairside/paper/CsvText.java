package org.chairside.paper;

import static org.chairside.charting.ChairMessages.CHAIR;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.Problem.FieldError;
import org.chairside.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file's text, decoded exactly as its sender declared or not at all: what is stored from it
 * is never changed afterwards, so that a guessed letter would stay wrong.
 *
 * @param value without byte order mark
 */
record CsvText(String value) {

  private static final String CHARSET = "charset";
  private static final String MARK = "\uFEFF";

  /** The bytes with which a file says its own encoding. */
  private enum ByteOrderMark {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16BE(StandardCharsets.UTF_16BE),
    UTF_16LE(StandardCharsets.UTF_16LE);

    private final Charset charset;

    ByteOrderMark(Charset charset) {
      this.charset = charset;
    }

    static @Nullable ByteOrderMark of(byte[] file) {
      return Arrays.stream(values()).filter(mark -> mark.begins(file)).findFirst().orElse(null);
    }

    private boolean begins(byte[] file) {
      byte[] bytes = MARK.getBytes(charset);
      return file.length >= bytes.length
          && Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
    }

    boolean agreesWith(Charset declared) {
      return declared.equals(charset)
          || (declared.equals(StandardCharsets.UTF_16) && this != UTF_8);
    }
  }

  /** An encoding that the server cannot read: 415. */
  private static final class UnknownCharset extends Invalid {
    UnknownCharset() {
      super(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          List.of(FieldError.of(CHARSET, CHAIR.charsetUnknown())));
    }
  }

  /**
   * Decodes a file.
   *
   * @param charset as the request declares it; null where it does not: then the file's byte order
   *     mark decides, else it is UTF-8
   * @throws Invalid where the charset is unknown (415), the byte order mark says another one, or
   *     the bytes are not text in it
   */
  static CsvText of(byte[] file, @Nullable String charset) {
    ByteOrderMark mark = ByteOrderMark.of(file);
    Charset declared = charset == null ? null : known(charset);
    if (declared != null && mark != null && !mark.agreesWith(declared)) {
      throw new Invalid(CHARSET, CHAIR.charsetContradicted(mark.charset.name()));
    }
    Charset own = mark == null ? StandardCharsets.UTF_8 : mark.charset;
    String text = decoded(file, declared == null ? own : declared);
    return new CsvText(text.startsWith(MARK) ? text.substring(MARK.length()) : text);
  }

  private static Charset known(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      throw new UnknownCharset();
    }
  }

  private static String decoded(byte[] file, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(file))
          .toString();
    } catch (CharacterCodingException _) {
      throw new Invalid("body", CHAIR.notInCharset(charset.name()));
    }
  }
}
