package org.workcommons.vc.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemException;

/**
 * One Node.js process with the packages of {@code src/main/node/package.json}, which answers one
 * request after the other. It knows the contexts in {@code specs/contexts} and fetches nothing. Not
 * safe to share between threads.
 */
public final class Peer implements AutoCloseable {
  private static final String FOLDER = "examples/npm-peers/target/node";
  private static final String CONTEXTS = "specs/contexts";
  private static final long SECONDS_TO_END = 10;

  private final Process process;
  private final OutputStream requests;
  private final BufferedReader answers;
  private long asked;

  private Peer(Process process) {
    this.process = process;
    this.requests = process.getOutputStream();
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /**
   * {@return why no peer can be started, empty if one can}
   *
   * @param root this repository
   */
  public static Optional<String> missing(Path root) {
    if (!Files.isDirectory(root.resolve(FOLDER).resolve("node_modules"))) {
      return Optional.of("the npm packages are not installed, which mvn -Ppeers does");
    }
    return isInstalled() ? Optional.empty() : Optional.of("there is no program called node");
  }

  /** {@return a running peer, where nothing is {@link #missing}} */
  public static Peer start(Path root) throws IOException {
    var process =
        new ProcessBuilder("node", "main.mjs", root.resolve(CONTEXTS).toAbsolutePath().toString())
            .directory(root.resolve(FOLDER).toFile())
            .redirectError(Redirect.INHERIT)
            .start();
    return new Peer(process);
  }

  /**
   * {@return what {@code operation} gives for {@code arguments}} The operations are the functions
   * that the programs in {@code src/main/node} export.
   *
   * @throws IOException when the process is gone, or the operation failed other than by a verdict
   */
  public JsonObject ask(String operation, JsonObject arguments) throws IOException {
    var request =
        JsonObject.builder()
            .put("id", ++asked)
            .put("operation", operation)
            .put("arguments", arguments)
            .build();
    requests.write(JsonWriter.compact(request));
    requests.write('\n');
    requests.flush();
    var answer = read(answers.readLine());
    if (answer.get("result").orElse(null) instanceof JsonObject result) {
      return result;
    }
    throw new IOException(operation + " failed: " + answer.string("error").orElse("no answer"));
  }

  private static JsonObject read(@Nullable String line) throws IOException {
    if (line == null) {
      throw new IOException("the process ended");
    }
    try {
      return JsonReader.readObject(line.getBytes(UTF_8));
    } catch (ProblemException e) {
      throw new IOException("an answer that is not JSON", e);
    }
  }

  private static boolean isInstalled() {
    try {
      var process = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the process, which stops by itself when nothing more can be asked. */
  @Override
  public void close() throws IOException {
    requests.close();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
