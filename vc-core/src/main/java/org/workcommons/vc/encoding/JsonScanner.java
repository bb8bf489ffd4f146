package org.workcommons.vc.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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

  /** So many are remembered, a power of two: the objects of a list have the same few. */
  private static final int NAMES = 64;

  /** So many make no number that an int can't hold. */
  private static final int FEW_DIGITS = 9;

  /** Eight bytes at once, the first of them lowest. */
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** A 1 in each of eight bytes. */
  private static final long EACH = 0x0101_0101_0101_0101L;

  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** UTF-8 that was found good; where it is not read as text, a byte is as good as a character. */
  private final byte[] utf8;

  private final boolean isAscii;
  private final int end;
  private int at;

  /** Names that were met, each at the place that {@link #placeOf} says, the last one there. */
  private final @Nullable JsonString[] names = new JsonString[NAMES];

  /** Where each of them starts. */
  private final int[] starts = new int[NAMES];

  private JsonScanner(byte[] utf8, boolean isAscii) {
    this.utf8 = utf8;
    this.isAscii = isAscii;
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
      return new JsonScanner(utf8, true);
    }
    requireUtf8(utf8);
    var scanner = new JsonScanner(utf8, false);
    if (scanner.startsWith(BYTE_ORDER_MARK)) {
      throw scanner.syntax("starts with a byte order mark");
    }
    return scanner;
  }

  private static boolean isAscii(byte[] utf8) {
    int words = utf8.length / Long.BYTES * Long.BYTES;
    long seen = 0;
    for (int i = 0; i < words; i += Long.BYTES) {
      seen |= (long) WORDS.get(utf8, i);
    }
    for (int i = words; i < utf8.length; i++) {
      seen |= utf8[i];
    }
    return (seen & NOT_ASCII) == 0;
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
  JsonString name() throws ProblemException {
    take('"');
    int start = at;
    skipPlain();
    var name = peek() == '"' ? known(start) : withEscapes(start);
    take('"');
    requireFew(name, Limits.NAME_CHARS);
    skipSpace();
    take(':');
    skipSpace();
    return name;
  }

  /** {@return the name from {@code start} to here, the same object where it was met before} */
  private JsonString known(int start) {
    int place = placeOf(start);
    var met = names[place];
    if (met != null && isAt(starts[place], start)) {
      return met;
    }
    var name = string(start);
    names[place] = name;
    starts[place] = start;
    return name;
  }

  /** Whether the name that starts at {@code other} is the one from {@code start} to here. */
  private boolean isAt(int other, int start) {
    int length = at - start;
    return utf8[other + length] == '"'
        && Arrays.equals(utf8, other, other + length, utf8, start, at);
  }

  private int placeOf(int start) {
    int length = at - start;
    int sum = length == 0 ? 0 : 7 * utf8[start] + 3 * utf8[start + length / 2] + utf8[at - 1];
    return (sum + length) & (NAMES - 1);
  }

  /** Takes {@code literal}. */
  void literal(String literal) throws ProblemException {
    for (int i = 0; i < literal.length(); i++) {
      take(literal.charAt(i));
    }
  }

  /** {@return a string, well-formed and of no more characters than are allowed} */
  JsonString string() throws ProblemException {
    take('"');
    int start = at;
    skipPlain();
    var string = peek() == '"' ? string(start) : withEscapes(start);
    take('"');
    requireFew(string, Limits.STRING_CHARS);
    return string;
  }

  private static void requireFew(JsonString string, int maxChars) throws ProblemException {
    if (string.value().length() > maxChars) {
      throw limit("text of more than " + maxChars + " characters where no more are allowed");
    }
  }

  private void skipPlain() {
    // in local variables: this loop sees nearly every character of a document
    var bytes = utf8;
    int i = at;
    while (i + Long.BYTES <= bytes.length) {
      long others = others((long) WORDS.get(bytes, i));
      if (others != 0) {
        at = i + Long.numberOfTrailingZeros(others) / Byte.SIZE;
        return;
      }
      i += Long.BYTES;
    }
    while (i < bytes.length && isPlain(bytes[i])) {
      i++;
    }
    at = i;
  }

  /**
   * {@return something whose lowest bit that is set stands in the first of eight bytes that is not
   * plain, 0 if all are} None becomes zero or less where it must not; only what stands after one
   * that does may seem to do so too.
   */
  private static long others(long bytes) {
    long quotes = bytes ^ EACH * '"';
    long backslashes = bytes ^ EACH * '\\';
    long controls = bytes - EACH * ' ' & ~bytes;
    return (quotes - EACH & ~quotes | backslashes - EACH & ~backslashes | controls) & NOT_ASCII;
  }

  /** What is not of ASCII is below 0. */
  private static boolean isPlain(byte c) {
    return c != '"' && c != '\\' && (c >= 0x20 || c < 0);
  }

  private JsonString string(int start) {
    // ASCII is Latin 1 as well, and that is copied as it is
    return isAscii ? JsonString.ofLatin1(utf8, start, at) : new JsonString(text(start));
  }

  private String text(int start) {
    return text(start, at);
  }

  private String text(int start, int end) {
    return new String(utf8, start, end - start, isAscii ? ISO_8859_1 : UTF_8);
  }

  private JsonString withEscapes(int start) throws ProblemException {
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
    return new JsonString(string.toString());
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

  /**
   * {@return the whole number without a sign and of few digits that stands here, taken; below 0 if
   * something else does, of which nothing is taken}
   */
  int takeFewDigits() {
    int value = 0;
    int i = at;
    while (i < end && i < at + FEW_DIGITS && isDigit(utf8[i])) {
      value = 10 * value + utf8[i] - '0';
      i++;
    }
    boolean hasLeadingZero = i > at + 1 && utf8[at] == '0';
    if (i == at || hasLeadingZero || i < end && mayBeInNumber(utf8[i])) {
      return -1;
    }
    at = i;
    return value;
  }

  private static boolean mayBeInNumber(byte c) {
    return isDigit(c) || c == '.' || c == 'e' || c == 'E';
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
    for (char before : text(0, Math.min(at, end)).toCharArray()) {
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
