package org.workcommons.vc.wallet.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The terminal that the command was started from, even where the streams are redirected: {@code
 * /dev/tty}, and elsewhere the JDK's console.
 */
final class ControllingTerminal implements Keyboard {
  private static final Path DEVICE = Path.of("/dev/tty");
  private static final int MAX_BYTES = 4096;

  private ControllingTerminal() {}

  /** {@return the person at the terminal, empty if there is none} */
  static Optional<Keyboard> find() {
    if (Files.exists(DEVICE)) {
      return canOpen() ? Optional.of(new ControllingTerminal()) : Optional.empty();
    }
    return Optional.ofNullable(System.console()).map(JdkConsole::new);
  }

  /** {@return whether the stream with the number {@code descriptor} goes to a terminal} */
  static boolean isTerminal(int descriptor) {
    var link = Path.of("/proc/self/fd/" + descriptor);
    try {
      return Files.isSymbolicLink(link)
          ? isTerminal(Files.readSymbolicLink(link).toString())
          : asks(descriptor);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isTerminal(String device) {
    return device.startsWith("/dev/pts/")
        || device.startsWith("/dev/tty")
        || device.equals("/dev/console");
  }

  /** Where there is no {@code /proc}, the program {@code test} knows. */
  private static boolean asks(int descriptor) throws IOException {
    var test = new ProcessBuilder("test", "-t", Integer.toString(descriptor));
    return finished(test.inheritIO().start()) == 0;
  }

  @Override
  public String line(String prompt) throws IOException {
    try (var device = new RandomAccessFile(DEVICE.toFile(), "rw")) {
      return new String(ask(device, prompt));
    }
  }

  @Override
  public char[] secret(String prompt) throws IOException {
    var showAgain = new Thread(ControllingTerminal::showAgain);
    Runtime.getRuntime().addShutdownHook(showAgain); // for Ctrl-C
    try (var device = new RandomAccessFile(DEVICE.toFile(), "rw")) {
      stty("-echo");
      var typed = ask(device, prompt);
      device.writeByte('\n');
      return typed;
    } finally {
      stty("echo");
      Runtime.getRuntime().removeShutdownHook(showAgain);
    }
  }

  @Override
  public void show(String lines) throws IOException {
    try (var device = new RandomAccessFile(DEVICE.toFile(), "rw")) {
      device.write((lines + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static char[] ask(RandomAccessFile device, String prompt) throws IOException {
    device.write(prompt.getBytes(StandardCharsets.UTF_8));
    var typed = new byte[MAX_BYTES];
    int length = 0;
    for (int c = device.read(); c != '\n'; c = device.read()) {
      if (c < 0) {
        throw new IOException("nothing was typed");
      }
      if (length == MAX_BYTES) {
        throw new IOException("more than " + MAX_BYTES + " bytes were typed");
      }
      typed[length++] = (byte) c;
    }
    try {
      return Passphrases.decode(typed, length);
    } finally {
      Arrays.fill(typed, (byte) 0);
    }
  }

  private static boolean canOpen() {
    try (var device = new RandomAccessFile(DEVICE.toFile(), "rw")) {
      return device.getFD().valid();
    } catch (IOException e) {
      return false; // there is no controlling terminal
    }
  }

  private static void showAgain() {
    try {
      stty("echo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stty(String mode) throws IOException {
    finished(new ProcessBuilder("stty", mode).redirectInput(DEVICE.toFile()).start());
  }

  private static int finished(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private record JdkConsole(Console console) implements Keyboard {
    @Override
    public String line(String prompt) throws IOException {
      var line = console.readLine("%s", prompt);
      if (line == null) {
        throw new IOException("nothing was typed");
      }
      return line;
    }

    @Override
    public char[] secret(String prompt) throws IOException {
      var secret = console.readPassword("%s", prompt);
      if (secret == null) {
        throw new IOException("nothing was typed");
      }
      return secret;
    }

    @Override
    public void show(String lines) {
      console.writer().println(lines);
      console.flush();
    }
  }
}
