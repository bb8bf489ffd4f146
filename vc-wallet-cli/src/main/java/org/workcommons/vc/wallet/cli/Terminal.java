package org.workcommons.vc.wallet.cli;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;

/**
 * The only way out. Data goes to standard output, everything for people to standard error. Whatever
 * is printed as text is made {@link Visible} first, so no verb has to remember that a credential
 * may contain anything.
 */
final class Terminal {
  private final PrintStream out;
  private final PrintStream err;
  private final Look outLook;
  private final Look errLook;

  Terminal(PrintStream out, PrintStream err, Look outLook, Look errLook) {
    this.out = out;
    this.err = err;
    this.outLook = outLook;
    this.errLook = errLook;
  }

  /** One line of data. */
  void data(String line) {
    print(out, Visible.text(line));
  }

  /** One line of data that starts with a symbol. */
  void data(Look.Symbol symbol, String line) {
    print(out, outLook.symbol(symbol) + " " + Visible.text(line));
  }

  /** Data for programs: one object, one line. */
  void json(JsonObject object) {
    print(out, compact(object));
  }

  /** Text of this program's own, several lines. */
  void page(String text) {
    out.write(
        text.getBytes(StandardCharsets.UTF_8), 0, text.getBytes(StandardCharsets.UTF_8).length);
    out.flush();
  }

  /** Bytes as they are. A terminal gets no binary, and no text that is not visible as it is. */
  void bytes(byte[] content) throws Refusal {
    if (outLook.terminal() && !isPlain(content)) {
      throw new Refusal(
          ExitCode.REFUSED,
          "this is not for a terminal: it is not plain text",
          "name a file instead of -, or pipe it on");
    }
    out.write(content, 0, content.length);
    out.flush();
  }

  /** One line for people. */
  void say(String line) {
    print(err, Visible.text(line));
  }

  /** One line for people that starts with a symbol. */
  void say(Look.Symbol symbol, String line) {
    print(err, errLook.symbol(symbol) + " " + Visible.text(line));
  }

  /** What went wrong and what to do about it. */
  void error(String message, String hint) {
    print(err, "vc: " + errLook.bold("error:") + " " + Visible.text(message));
    if (!hint.isEmpty()) {
      print(err, errLook.bold("hint:") + " " + Visible.text(hint));
    }
  }

  /** What went wrong, for programs. */
  void jsonError(JsonObject error) {
    print(err, compact(error));
  }

  /** {@return how standard output looks} */
  Look look() {
    return outLook;
  }

  /** {@return whether a person sees standard error} */
  boolean isWatched() {
    return errLook.terminal();
  }

  private static String compact(JsonObject object) {
    return Visible.json(new String(JsonWriter.compact(object), StandardCharsets.UTF_8));
  }

  private static boolean isPlain(byte[] content) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.lines().allMatch(line -> Visible.text(line).equals(line));
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void print(PrintStream stream, String line) {
    var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}
