package org.workcommons.vc.wallet.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.issuer.Issued;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.VerifiableCredential;
import org.workcommons.vc.model.VerifiablePresentation;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.verifier.StatusListSource;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verdict;
import org.workcommons.vc.verifier.Verdict.Accepted;
import org.workcommons.vc.verifier.Verifier;
import org.workcommons.vc.verifier.WorkHistory;
import org.workcommons.vc.wallet.Disclosure;
import org.workcommons.vc.wallet.Receipt;
import org.workcommons.vc.wallet.Wallet;
import org.workcommons.vc.wallet.store.Unlock;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.WorkStatement;

/**
 * The whole story, once, for real: three platforms' export files become signed statements, a
 * wallet, a presentation, a verdict; then everybody tries to cheat. Set on one day, so that it goes
 * the same way each time.
 */
public final class Demo {
  private static final Instant NOW = Instant.parse("2026-11-05T09:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final URI HARBOR = URI.create("https://harbor-rides.example");
  private static final URI AUDITOR = URI.create("https://auditor.example");
  private static final URI QUAYSIDE = URI.create("https://quayside.example");
  private static final int WARM_ROUNDS = 40;
  private static final String PASSPHRASE = "five gulls on the harbour wall";

  private final Path folder;
  private final Narrator tell;
  private final List<Chapter> chapters = new ArrayList<>();
  private final List<Audiences.Answered> answers = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Map<URI, VerifiableCredential> lists = new HashMap<>();

  /** Tells the story to {@code reader}, line by line, and leaves what it made in {@code folder}. */
  public static void tell(Path folder, Consumer<String> reader)
      throws IOException, IssuingException, WalletException, ProblemException {
    new Demo(folder, new Narrator(reader)).run();
  }

  Demo(Path folder, Narrator narrator) {
    this.folder = folder;
    this.tell = narrator;
  }

  /** Tells the story; returns how each part of it ended. */
  List<Chapter> run() throws IOException, IssuingException, WalletException, ProblemException {
    tell.title("Work Commons: one driver, three platforms, and everybody who tries to cheat");
    tell.say(
        "Set on 5 November 2026. The people and the platforms are made up; the signatures, the files"
            + " and the times are real. Nothing leaves this device.");
    var platforms = new ArrayList<Platform>();
    try {
      for (var records : FictionalPlatform.ALL) {
        platforms.add(Platform.open(records, folder, CLOCK));
      }
      var wallet =
          Wallet.create(folder.resolve("wallet"), Unlock.passphrase(PASSPHRASE.toCharArray()))
              .withClock(CLOCK);
      var verifier = verifier(platforms.stream().map(Platform::did).collect(Collectors.toSet()));
      var statements = sign(platforms, wallet);
      publish(platforms);
      keep(statements, wallet, verifier);
      show(wallet, verifier);
      commons(audit(wallet, verifier), wallet, platforms);
      cheat(platforms.get(0), statements.values().iterator().next().get(0), verifier);
      tell.chapter("The end");
      tell.say(
          "Nobody had to be asked, and no server had to be up: everything that was checked is in these files.");
      return List.copyOf(chapters);
    } finally {
      for (var platform : platforms) {
        platform.close();
      }
    }
  }

  /** {@return how those were answered who asked for a few claims} */
  List<Audiences.Answered> answers() {
    return List.copyOf(answers);
  }

  /** {@return what the commons made of the record} */
  List<Part> parts() {
    return List.copyOf(parts);
  }

  /**
   * What the commons made of the record.
   *
   * @param scores as it is, and in what she might have tried
   * @param imported a platform's export, by who stands behind it
   * @param ride that both sides rated
   * @param objection to a rating
   * @param summary what a platform learned
   */
  record Part(
      Commons.Scores scores,
      Import.Steps imported,
      Ride.Ended ride,
      Objection.Ended objection,
      ReputationSummary summary) {}

  /** Who has to recompute everything gets everything. */
  private WorkHistory audit(Wallet wallet, Verifier verifier) throws WalletException {
    tell.chapter("An auditor of the commons");
    tell.say("Who has to recompute what a record comes to gets every statement.");
    var request = request(AUDITOR);
    var verdict = verifier.verify(wallet.present(wallet.propose(request).approve()), request);
    end("an auditor", verdict);
    if (verdict instanceof Accepted accepted) {
      return accepted.presentation().workHistory();
    }
    throw new IllegalStateException("an honest record is accepted");
  }

  private void commons(WorkHistory history, Wallet wallet, List<Platform> platforms)
      throws WalletException, ProblemException, IssuingException {
    var dids = platforms.stream().map(Platform::did).collect(Collectors.toSet());
    var commons = Commons.founded(platforms, NOW, tell);
    var scores = commons.show(history);
    var imported =
        new Import(wallet, commons, NOW, tell)
            .show(history.chains(), platforms.get(0), dids, this::verifier);
    var ride = new Ride(wallet, platforms.get(2), NOW, tell).show(verifier(IssuerTrust.only(dids)));
    var objection =
        new Objection(wallet, commons, NOW, tell).show(history.chains(), platforms.get(1));
    var shown = new Audiences(wallet, commons, NOW, tell).show(objection.after());
    answers.addAll(shown.answers());
    parts.add(new Part(scores, imported, ride, objection, shown.summary()));
  }

  private Verifier verifier(Set<Did> trusted) {
    return verifier(IssuerTrust.only(trusted));
  }

  private Verifier verifier(IssuerTrust trust) {
    StatusListSource published = list -> java.util.Optional.ofNullable(lists.get(list));
    return Verifier.of(DidResolver.offline(), trust, StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(CLOCK)
        .withStatusLists(published);
  }

  private Map<Platform, List<Issued>> sign(List<Platform> platforms, Wallet wallet)
      throws IOException, IssuingException, WalletException, ProblemException {
    tell.chapter("Three platforms sign what they know");
    tell.say(
        "Amara drives, delivers and drives again: for Skiff Rides (five stars), Larder (thumbs up or down) and the"
            + " Tandem Drivers' Co-op (ten points). Each platform turns its own export file into one signed statement a"
            + " month. Each knows her by another identifier, so that no two of them can compare notes.");
    var statements = new LinkedHashMap<Platform, List<Issued>>();
    for (var platform : platforms) {
      var export = platform.export();
      var identity = wallet.newIdentity(platform.name());
      long start = System.nanoTime();
      var issued = platform.sign(Files.readAllBytes(export), identity.did());
      var took = Duration.ofNanos(System.nanoTime() - start);
      statements.put(platform, issued);
      tell.row(
          "%-22s %,6d kB export -> %2d statements in %s (%s)",
          platform.name(),
          Files.size(export) / 1024,
          issued.size(),
          Narrator.milliseconds(took),
          Narrator.each(took, issued.size()));
    }
    return statements;
  }

  private void publish(List<Platform> platforms) throws IssuingException {
    for (var platform : platforms) {
      for (var list : platform.lists()) {
        lists.put(list, platform.list(list));
      }
    }
  }

  private void keep(Map<Platform, List<Issued>> statements, Wallet wallet, Verifier verifier)
      throws WalletException {
    tell.chapter("Amara keeps them");
    tell.say(
        "Her wallet believes nobody either: each statement is verified, and encrypted on her own disk.");
    long start = System.nanoTime();
    int kept = 0;
    for (var issued : statements.values().stream().flatMap(List::stream).toList()) {
      if (wallet.receive(issued.credential(), verifier).result() == Receipt.Result.KEPT) {
        kept++;
      }
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    tell.row("%d statements verified and kept in %s", kept, Narrator.milliseconds(took));
  }

  private void show(Wallet wallet, Verifier verifier) throws WalletException {
    tell.chapter("Harbor Rides asks, Amara decides");
    var request =
        request(HARBOR)
            .withPurpose("to see your record before your first ride")
            .withRetention(Period.ofDays(90));
    var proposal = wallet.propose(request);
    tell.say(
        "Harbor Rides asks for her work statements, %s, and keeps them for 90 days. This would leave her wallet:",
        request.purpose().orElseThrow());
    for (var disclosure : proposal.disclosures()) {
      tell.row("%-22s %2d months, %s to %s: %,d jobs, %,d ratings", labelled(disclosure));
    }
    tell.say(
        "She agrees. Her three identifiers sign together, for Harbor Rides and for this request only.");
    var presentation = wallet.present(proposal.approve());
    long start = System.nanoTime();
    var verdict = verifier.verify(presentation, request);
    var took = Duration.ofNanos(System.nanoTime() - start);
    int count = proposal.disclosures().stream().mapToInt(Disclosure::credentials).sum();
    tell.row(
        "Harbor Rides checks %d statements (%,d kB) in %s, %s",
        count,
        presentation.toByteArray().length / 1024,
        Narrator.milliseconds(took),
        Narrator.each(took, count));
    tell.row(
        "  (%s once Java has warmed up)",
        Narrator.each(warm(presentation, request, verifier), count));
    end("the honest presentation", verdict);
    if (verdict instanceof Accepted accepted) {
      var all = accepted.presentation().subjects(WorkStatement.TYPE);
      tell.say(
          "Harbor Rides now knows of %,d ratings over %d statements, and that not one month was left out in between.",
          all.stream().mapToLong(statement -> statement.counts().ratingCount()).sum(), all.size());
    }
    eavesdrop(wallet, verifier, presentation, request);
  }

  /** The best of some more rounds, by a verifier that remembers no challenge. */
  private static Duration warm(
      VerifiablePresentation presentation, PresentationRequest request, Verifier verifier) {
    var forgetful = verifier.withChallenges((challenge, now, expires) -> true);
    var best = Duration.ofDays(1);
    for (int i = 0; i < WARM_ROUNDS; i++) {
      long start = System.nanoTime();
      forgetful.verify(presentation, request);
      var took = Duration.ofNanos(System.nanoTime() - start);
      best = took.compareTo(best) < 0 ? took : best;
    }
    return best;
  }

  private static Object[] labelled(Disclosure disclosure) {
    return new Object[] {
      disclosure.label(),
      disclosure.credentials(),
      disclosure.from().orElseThrow(),
      disclosure.to().orElseThrow(),
      disclosure.engagements(),
      disclosure.ratings()
    };
  }

  private void eavesdrop(
      Wallet wallet,
      Verifier verifier,
      VerifiablePresentation presentation,
      PresentationRequest request)
      throws WalletException {
    tell.chapter("Somebody copies the presentation and sends it again");
    end("a replayed presentation", verifier.verify(presentation, request));

    tell.chapter("Somebody at Harbor Rides passes it on to Quayside, who had asked too");
    var theirs = request(QUAYSIDE);
    var answer = wallet.present(wallet.propose(request(HARBOR)).approve());
    end("a presentation for another audience", verifier.verify(answer, theirs));
  }

  private void cheat(Platform skiff, Issued amaras, Verifier verifier)
      throws IOException, IssuingException, WalletException, ProblemException {
    tell.chapter("Malo joins in, with a wallet of his own making");
    tell.say(
        "Malo drives for Skiff Rides as well, eight months by now. His wallet signs whatever he likes.");
    var malo = new Driver();
    var months = FictionalPlatform.SKIFF.of(14, 8, 160);
    var issued = skiff.sign(months.export(), malo.did());
    publish(List.of(skiff));
    var own = documents(issued);
    end("Malo's honest presentation", answer(malo, own, verifier));

    tell.chapter("He turns the one-star ratings of a month into five stars");
    var polished = new ArrayList<>(own);
    polished.set(2, Driver.altered(own.get(2), Demo::polish));
    end("a tampered statement", answer(malo, polished, verifier));

    tell.chapter("He leaves out his worst month");
    var shorter = new ArrayList<>(own);
    shorter.remove(4);
    end("a dropped month", answer(malo, shorter, verifier));

    tell.chapter("He adds one of Amara's months, which he found on a lost phone");
    var longer = new ArrayList<>(own);
    longer.add(Driver.document(amaras.credential()));
    end("another worker's statement", answer(malo, longer, verifier));

    tell.chapter("He founds a platform, Malo's Finest Rides, and rates himself");
    try (var finest =
        Platform.open(
            FictionalPlatform.SKIFF.of(15, 3, 60).named("Malo's Finest Rides"), folder, CLOCK)) {
      var invented = documents(finest.sign(Files.readAllBytes(finest.export()), malo.did()));
      publish(List.of(finest));
      end("an unknown issuer", answer(malo, invented, verifier));
    }

    tell.chapter("Skiff Rides finds that one of his months was counted wrongly, and takes it back");
    skiff.revoke(issued.get(3).entry());
    publish(List.of(skiff));
    end("a revoked statement", answer(malo, own, verifier));

    tell.chapter("And if the list of what was taken back can't be reached?");
    tell.say("Then the answer is neither yes nor no. Nobody loses work because a server is down.");
    lists.clear();
    end("no status list to be had", answer(malo, own, verifier));
  }

  private Verdict answer(Driver malo, List<JsonObject> statements, Verifier verifier)
      throws ProblemException, IOException {
    var request = request(HARBOR);
    return verifier.verify(malo.present(statements, request, NOW), request);
  }

  private static PresentationRequest request(URI audience) {
    return PresentationRequest.from(audience, WorkStatement.TYPE)
        .expiring(NOW.plus(Duration.ofMinutes(15)));
  }

  private void end(String name, Verdict verdict) {
    tell.verdict(verdict);
    chapters.add(new Chapter(name, verdict));
  }

  /** Moves every rating of the first bucket to the best step. */
  private static JsonObject polish(JsonObject claims) {
    var ratings = (JsonObject) claims.get("ratings").orElseThrow();
    var buckets = ((JsonArray) ratings.get("buckets").orElseThrow()).items();
    var first = (JsonObject) buckets.get(0);
    var histogram = ((JsonArray) first.get("h").orElseThrow()).items();
    double all = histogram.stream().mapToDouble(count -> ((JsonNumber) count).value()).sum();
    var best =
        Stream.concat(
                Stream.generate(() -> (org.workcommons.vc.json.JsonValue) JsonNumber.of(0))
                    .limit(histogram.size() - 1),
                Stream.of((org.workcommons.vc.json.JsonValue) new JsonNumber(all)))
            .toList();
    var changed = new ArrayList<>(buckets);
    changed.set(0, first.with("h", new JsonArray(best)));
    return claims.with("ratings", ratings.with("buckets", new JsonArray(changed)));
  }

  private static List<JsonObject> documents(List<Issued> issued) throws ProblemException {
    var documents = new ArrayList<JsonObject>();
    for (var one : issued) {
      documents.add(Driver.document(one.credential()));
    }
    return documents;
  }
}
