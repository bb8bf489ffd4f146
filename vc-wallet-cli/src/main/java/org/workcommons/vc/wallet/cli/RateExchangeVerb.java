package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.issuer.RatingExchange;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.RatingDirection;
import org.workcommons.vc.work.RatingOpening;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc rate exchange}: the platform's part, which is to take, to wait, and to show. */
@Command
final class RateExchangeVerb implements Verb {

  private final Session session;

  @Parameters(paramLabel = "EXCHANGE")
  String file = "";

  @Option(names = "--engagement", paramLabel = "FILE")
  @Nullable String job;

  @Option(names = "--aspect", paramLabel = "WORD")
  String aspect = "service";

  @Mixin SaltOptions salt = new SaltOptions();

  @Option(names = "--window", paramLabel = "DURATION")
  String window = "P3D";

  @Option(names = "--take", paramLabel = "FILE")
  List<String> taken = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR")
  @Nullable String folder;

  @Mixin GenuineOptions genuine = new GenuineOptions();

  RateExchangeVerb(Session session) {
    this.session = session;
  }

  /** What can't be taken ends it, and then nothing of it was taken. */
  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    if (file.equals(Documents.STANDARD)) {
      throw new Refusal(ExitCode.USAGE, "an exchange is kept in a file", "name one");
    }
    var now = session.clock().instant();
    var exchange = job == null ? kept() : opened(job);
    for (var name : taken) {
      exchange = take(exchange, session.documents().read(name, Limits.DOCUMENT_BYTES), now);
    }
    if (job != null || !taken.isEmpty()) {
      session.documents().overwrite(file, exchange.toByteArray());
    }
    var files = folder == null ? List.<String>of() : write(exchange, folder, now);
    if (session.json()) {
      session.terminal().json(json(exchange, files, now));
    } else {
      print(exchange, files, now);
    }
    return ExitCode.DONE;
  }

  private RatingExchange kept() throws Refusal, WalletException, ProblemException, IOException {
    return RatingExchange.restore(session.documents().read(file, Limits.DOCUMENT_BYTES));
  }

  private RatingExchange opened(String job)
      throws Refusal, WalletException, ProblemException, IOException {
    session.documents().requireFree(file);
    var secret =
        salt.required(
            session,
            "whoever opens an exchange vouches for one rating a side",
            "--salt-file is your secret of at least 16 bytes, the same for all exchanges");
    var engagement = genuine.read(session, job, Engagement.TYPE).claims();
    try {
      return RatingExchange.open(engagement, aspect, secret, Duration.parse(window));
    } catch (DateTimeException e) {
      throw new Refusal(ExitCode.USAGE, "not a time", "--window is like P3D");
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "no such exchange: " + e.getMessage(), "see vc rate exchange --help");
    }
  }

  private RatingExchange take(RatingExchange exchange, byte[] content, Instant now)
      throws Refusal, WalletException, ProblemException, IOException {
    var resolver = genuine.keys.resolver(session);
    return JsonReader.readObject(content).has("salt")
        ? exchange.reveal(RatingOpening.received(content), resolver, now)
        : exchange.commit(SignedDocument.received(content), resolver, now);
  }

  private List<String> write(RatingExchange exchange, String folder, Instant now)
      throws Refusal, WalletException {
    var files = new ArrayList<String>();
    for (var entry : exchange.released(now).entrySet()) {
      var name = folder + "/" + entry.getKey().term() + ".json";
      session.documents().overwrite(name, entry.getValue().toByteArray());
      files.add(name);
    }
    return files;
  }

  private void print(RatingExchange exchange, List<String> files, Instant now) {
    var terminal = session.terminal();
    var released = exchange.released(now);
    terminal.data("commit before  " + exchange.commitBefore());
    terminal.data("reveal before  " + exchange.revealBefore());
    for (var direction : RatingExchange.DIRECTIONS) {
      terminal.data(
          direction.term()
              + "  "
              + state(exchange, direction, released.containsKey(direction))
              + "  "
              + exchange.nullifier(direction));
    }
    files.forEach(name -> terminal.say(Look.Symbol.GOOD, "may be shown: " + name));
  }

  private static String state(
      RatingExchange exchange, RatingDirection direction, boolean released) {
    if (released) {
      return "shown";
    }
    if (exchange.isRevealed(direction)) {
      return "revealed";
    }
    return exchange.commitment(direction).isPresent() ? "committed" : "silent";
  }

  private JsonObject json(RatingExchange exchange, List<String> files, Instant now) {
    var released = exchange.released(now);
    var sides =
        RatingExchange.DIRECTIONS.stream()
            .<JsonValue>map(direction -> side(exchange, direction, released.containsKey(direction)))
            .toList();
    return JsonObject.builder()
        .put("schema", "vc/rateexchange/1")
        .put("file", file)
        .put("engagement", exchange.engagement().id().toString())
        .put("aspect", exchange.aspect())
        .put("commitBefore", exchange.commitBefore().toString())
        .put("revealBefore", exchange.revealBefore().toString())
        .put("sides", new JsonArray(sides))
        .put("files", JsonArray.ofStrings(files))
        .build();
  }

  private static JsonObject side(
      RatingExchange exchange, RatingDirection direction, boolean released) {
    return JsonObject.builder()
        .put("direction", direction.term())
        .put("nullifier", exchange.nullifier(direction).value())
        .put("committed", JsonBoolean.of(exchange.commitment(direction).isPresent()))
        .put("revealed", JsonBoolean.of(exchange.isRevealed(direction)))
        .put("shown", JsonBoolean.of(released))
        .build();
  }
}
