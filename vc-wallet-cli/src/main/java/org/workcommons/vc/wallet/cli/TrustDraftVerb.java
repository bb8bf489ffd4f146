package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.governance.Action;
import org.workcommons.vc.governance.OutputSchema;
import org.workcommons.vc.governance.RecognizedAction;
import org.workcommons.vc.governance.RecognizedEntity;
import org.workcommons.vc.governance.Standing;
import org.workcommons.vc.governance.TrustList;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vc trust draft}: a list of whom a community recognises, for its signers to sign. */
@Command
final class TrustDraftVerb implements Verb {
  private final Session session;

  @Option(names = "--community", paramLabel = "DID", required = true)
  String community = "";

  @Option(names = "--id", paramLabel = "URL", required = true)
  String id = "";

  @Option(names = "--platform", paramLabel = "DID[=NAME]")
  List<String> platforms = new ArrayList<>();

  @Option(names = "--probation", paramLabel = "DID[=NAME]")
  List<String> probation = new ArrayList<>();

  @Option(names = "--suspended", paramLabel = "DID[=NAME]")
  List<String> suspended = new ArrayList<>();

  @Option(names = "--from", paramLabel = "INSTANT")
  @Nullable String from;

  @Option(names = "--days", paramLabel = "NUMBER")
  int days = (int) TrustList.MAX_VALIDITY.toDays();

  @Mixin OutputOptions output = new OutputOptions();

  TrustDraftVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    output.requireFree(session);
    var list = list();
    output.write(session, text(list.json()));
    session.done(
        JsonObject.builder()
            .put("schema", "vc/trustdraft/1")
            .put("file", output.target)
            .put("entities", list.entities().size())
            .put("validUntil", list.validUntil().toString())
            .build(),
        "a draft, which counts once it is signed: vc trust sign");
    return ExitCode.DONE;
  }

  private TrustList list() throws Refusal {
    var begins = from == null ? today() : ResolverOptions.instant("--from", from);
    if (days < 1 || days > TrustList.MAX_VALIDITY.toDays()) {
      throw new Refusal(
          ExitCode.USAGE,
          "a list is in force for 1 to " + TrustList.MAX_VALIDITY.toDays() + " days",
          "sign a new one before this one ends");
    }
    var entities = entities();
    if (entities.isEmpty() || entities.size() > TrustList.MAX_ENTITIES) {
      throw new Refusal(
          ExitCode.USAGE,
          "a list names 1 to " + TrustList.MAX_ENTITIES + " entities",
          "say whom with --platform, --probation or --suspended");
    }
    return new TrustList(
        url(),
        did("--community", community),
        Optional.empty(),
        begins,
        begins.plus(Duration.ofDays(days)),
        entities);
  }

  /** What platforms issue today begins with the day, so as not to tell the hour. */
  private Instant today() {
    return session.clock().instant().truncatedTo(ChronoUnit.DAYS);
  }

  private List<RecognizedEntity> entities() throws Refusal {
    var all = new LinkedHashMap<Did, RecognizedEntity>();
    add(platforms, Standing.RECOGNISED, all);
    add(probation, Standing.PROBATION, all);
    add(suspended, Standing.SUSPENDED, all);
    return List.copyOf(all.values());
  }

  private static void add(List<String> texts, Standing standing, Map<Did, RecognizedEntity> into)
      throws Refusal {
    for (var text : texts) {
      int end = text.indexOf('=');
      var who = did("--" + standing.term(), end < 0 ? text : text.substring(0, end));
      var entity = RecognizedEntity.of(who, issuing()).withStanding(standing);
      if (into.put(who, end < 0 ? entity : named(entity, text.substring(end + 1))) != null) {
        throw new Refusal(ExitCode.USAGE, who + " is listed twice", "one standing for each");
      }
    }
  }

  private static RecognizedEntity named(RecognizedEntity entity, String name) throws Refusal {
    try {
      return entity.withName(name);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), "shorten it");
    }
  }

  private static RecognizedAction issuing() {
    return new RecognizedAction(
        Action.ISSUE, List.of(OutputSchema.of(WorkStatement.TYPE.schema())));
  }

  private URI url() throws Refusal {
    try {
      var url = new URI(id);
      if (url.isAbsolute()) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw notUrl();
    }
    throw notUrl();
  }

  private static Refusal notUrl() {
    return new Refusal(
        ExitCode.USAGE,
        "--id must be an absolute URL",
        "the same for each new edition, such as https://commons.example/trust");
  }

  private static Did did(String option, String text) throws Refusal {
    try {
      return Did.parse(text, Pointer.ROOT);
    } catch (ProblemException e) {
      throw new Refusal(
          ExitCode.USAGE, option + " " + e.problem().detail(), "give the whole identifier");
    }
  }

  private static byte[] text(JsonObject document) {
    return (JsonWriter.pretty(document) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
