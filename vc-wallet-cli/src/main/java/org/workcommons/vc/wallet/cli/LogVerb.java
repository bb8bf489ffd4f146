package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.Period;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.workcommons.vc.encoding.DateTimeStamp;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.wallet.LogEntry;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;

/** {@code vc log}: what was shown to whom, without a single value of it. */
@Command
final class LogVerb implements Verb {
  private final Session session;

  LogVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, IOException {
    var entries = session.held(session.wallet().log());
    entries.forEach(this::print);
    if (entries.isEmpty()) {
      session.terminal().say("nothing has left this wallet yet");
    }
    return ExitCode.DONE;
  }

  private void print(LogEntry entry) {
    if (session.json()) {
      session.terminal().json(json(entry));
    } else {
      session.terminal().data(line(entry));
    }
  }

  private static String line(LogEntry entry) {
    var shown =
        entry.shown().stream()
            .map(one -> one.credentials() + " " + one.type())
            .collect(Collectors.joining(", "));
    return DateTimeStamp.text(entry.at())
        + "  "
        + entry.audience()
        + "  "
        + shown
        + entry.purpose().map(purpose -> "  for: " + purpose).orElse("");
  }

  private static JsonObject json(LogEntry entry) {
    var shown = new ArrayList<JsonValue>();
    entry
        .shown()
        .forEach(
            one ->
                shown.add(
                    JsonObject.builder()
                        .put("type", one.type())
                        .put("credentials", one.credentials())
                        .build()));
    return JsonObject.builder()
        .put("schema", "vc/log/1")
        .put("at", DateTimeStamp.text(entry.at()))
        .put("audience", entry.audience())
        .putIfPresent("purpose", entry.purpose())
        .putIfPresent("retention", entry.retention().map(Period::toString))
        .put("shown", new JsonArray(shown))
        .put("digest", entry.digest())
        .build();
  }
}
