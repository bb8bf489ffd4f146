package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The characters of one JSON text, read from left to right: strings, numbers and what stands
 * between them, exactly as the grammar of RFC 8259 has them. It is our own because the readers that
 * we know accept more than the grammar, and each of them something else.
 */
final class JsonScanner {
  /** What {@link #peek} answers at the end of the text. */
  static final int END = -129;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** UTF-8 that was found good; where it is not read as text, a byte is as good as a character. */
  private final byte[] utf8;

  private final Charset charset;
  private final int end;
  private int at;

  private JsonScanner(byte[] utf8, Charset charset) {
    this.utf8 = utf8;
    this.charset = charset;
    this.end = utf8.length;
  }

  /**
   * {@return a scanner of {@code utf8}, which must not change: at most {@code maxBytes}, and
   * nothing but UTF-8}
   */
  static JsonScanner of(byte[] utf8, int maxBytes) throws ProblemException {
    if (utf8.length > maxBytes) {
      throw limit("larger than " + maxBytes + " bytes");
    }
    if (isAscii(utf8)) {
      // which is Latin 1 as well, and that is copied as it is
      return new JsonScanner(utf8, ISO_8859_1);
    }
    requireUtf8(utf8);
    var scanner = new JsonScanner(utf8, UTF_8);
    if (scanner.startsWith(BYTE_ORDER_MARK)) {
      throw scanner.syntax("starts with a byte order mark");
    }
    return scanner;
  }

  private static boolean isAscii(byte[] utf8) {
    int seen = 0;
    for (byte each : utf8) {
      seen |= each;
    }
    return seen >= 0;
  }

  private static void requireUtf8(byte[] utf8) throws ProblemException {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw new ProblemException(ProblemType.PARSING_ERROR, Pointer.ROOT, "not UTF-8");
    }
  }

  private boolean startsWith(byte[] start) {
    return end >= start.length && Arrays.equals(utf8, 0, start.length, start, 0, start.length);
  }

  /** {@return the next byte, below 0 if it is none of ASCII; or {@link #END}} */
  int peek() {
    return at < end ? utf8[at] : END;
  }

  void skipSpace() {
    while (at < end && isSpace(utf8[at])) {
      at++;
    }
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /**
   * Takes the bracket that opens an object or array, and the one that closes it if that follows.
   *
   * @return whether it followed
   */
  boolean takesEmpty(char closing) {
    at++;
    skipSpace();
    if (peek() != closing) {
      return false;
    }
    at++;
    return true;
  }

  /**
   * Takes what follows a member or an item: a comma, or the bracket that closes the whole.
   *
   * @return whether it was a comma
   */
  boolean takesMore(char closing) throws ProblemException {
    skipSpace();
    int next = peek();
    if (next != ',' && next != closing) {
      throw notJson();
    }
    at++;
    skipSpace();
    return next == ',';
  }

  /** {@return the name of a member, taken with the colon after it} */
  String name() throws ProblemException {
    var name = string(Limits.NAME_CHARS);
    skipSpace();
    take(':');
    skipSpace();
    return name;
  }

  /** Takes {@code literal}. */
  void literal(String literal) throws ProblemException {
    for (int i = 0; i < literal.length(); i++) {
      take(literal.charAt(i));
    }
  }

  /** {@return the text of a string, well-formed and of at most {@code maxChars} characters} */
  String string(int maxChars) throws ProblemException {
    take('"');
    int start = at;
    skipPlain();
    var string = peek() == '"' ? text(start) : withEscapes(start);
    take('"');
    if (string.length() > maxChars) {
      throw limit("text of more than " + maxChars + " characters where no more are allowed");
    }
    return string;
  }

  private void skipPlain() {
    // in local variables: this loop sees nearly every character of a document
    var bytes = utf8;
    int i = at;
    while (i < bytes.length && isPlain(bytes[i])) {
      i++;
    }
    at = i;
  }

  /** What is not of ASCII is below 0. */
  private static boolean isPlain(byte c) {
    return c != '"' && c != '\\' && (c >= 0x20 || c < 0);
  }

  private String text(int start) {
    return new String(utf8, start, at - start, charset);
  }

  private String withEscapes(int start) throws ProblemException {
    var string = new StringBuilder().append(text(start));
    while (peek() == '\\') {
      string.append(escape());
      int plain = at;
      skipPlain();
      string.append(text(plain));
    }
    if (!JsonString.isWellFormed(string.toString())) {
      throw syntax("text with a lone surrogate");
    }
    return string.toString();
  }

  private char escape() throws ProblemException {
    take('\\');
    int letter = peek();
    at++;
    return switch (letter) {
      case '"', '\\', '/' -> (char) letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (hexDigit() << 12 | hexDigit() << 8 | hexDigit() << 4 | hexDigit());
      default -> throw notJson();
    };
  }

  private int hexDigit() throws ProblemException {
    int c = peek();
    at++;
    if (isDigit(c)) {
      return c - '0';
    }
    int letter = c | 0x20;
    if (letter < 'a' || letter > 'f') {
      throw notJson();
    }
    return letter - 'a' + 10;
  }

  /** {@return the text of a number} */
  String number() throws ProblemException {
    int start = at;
    takeIf('-');
    if (!takeIf('0')) {
      digits();
    }
    if (takeIf('.')) {
      digits();
    }
    if (takeIf('e') || takeIf('E')) {
      if (!takeIf('-')) {
        takeIf('+');
      }
      digits();
    }
    if (at - start > Limits.NUMBER_CHARS) {
      throw limit("a number with more than " + Limits.NUMBER_CHARS + " characters");
    }
    return text(start);
  }

  private void digits() throws ProblemException {
    if (!isDigit(peek())) {
      throw notJson();
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private boolean takeIf(char expected) {
    if (peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  private void take(char expected) throws ProblemException {
    if (!takeIf(expected)) {
      throw notJson();
    }
  }

  private ProblemException notJson() {
    return syntax("not JSON");
  }

  /** {@return the exception that says {@code detail} of the place reached} */
  ProblemException syntax(String detail) {
    int line = 1;
    int column = 1;
    for (char before : new String(utf8, 0, Math.min(at, end), charset).toCharArray()) {
      column++;
      if (before == '\n') {
        line++;
        column = 1;
      }
    }
    return new ProblemException(
        ProblemType.PARSING_ERROR,
        Pointer.ROOT,
        detail + ", at line " + line + ", column " + column);
  }

  /** {@return the exception that says which limit was exceeded} */
  static ProblemException limit(String detail) {
    return new ProblemException(ProblemType.LIMIT_EXCEEDED, Pointer.ROOT, detail);
  }
}
