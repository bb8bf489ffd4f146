package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.Dispute;
import org.workcommons.vc.governance.DisputeGround;
import org.workcommons.vc.governance.RatingLeaf;
import org.workcommons.vc.governance.SignedDocument;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.SecretAccess;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.HeldCredential;
import org.workcommons.vc.wallet.store.WalletException;
import org.workcommons.vc.work.Digest;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc dispute open}: a worker objects to one rating among those that a statement counts. */
@Command
final class DisputeOpenVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "NAME")
  String name = "";

  @Option(names = "--rating", paramLabel = "NUMBER", required = true)
  int value;

  @Option(names = "--repeat", paramLabel = "NUMBER")
  int repeat = 1;

  @Option(names = "--nullifier", paramLabel = "DIGEST", required = true)
  String nullifier = "";

  @Option(names = "--ground", paramLabel = "GROUND", required = true, converter = Ground.class)
  DisputeGround ground = DisputeGround.MISTAKEN_IDENTITY;

  @Option(names = "--remedy", paramLabel = "REMEDY", converter = RemedyTerm.class)
  Dispute.Remedy remedy = Dispute.Remedy.EXCLUDE;

  @Option(names = "--community", paramLabel = "DID", required = true)
  String community = "";

  @Option(names = "--text", paramLabel = "TEXT")
  @Nullable String text;

  @Option(names = "--evidence", paramLabel = "FILE")
  @Nullable String evidence;

  @Mixin OutputOptions output = new OutputOptions();

  DisputeOpenVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    output.requireFree(session);
    var wallet = session.wallet();
    var held = HeldCredentials.find(session, wallet, name);
    var leaf = leaf(held);
    var dispute = dispute(leaf);
    var signed =
        SignedDocument.of(dispute.json())
            .sign(
                wallet.key(leaf.worker(), SecretAccess.GRANTED),
                DidKey.verificationMethod(leaf.worker()),
                dispute.filedAt());
    output.write(session, signed.bytes());
    session.done(
        JsonObject.builder()
            .put("schema", "vc/disputeopened/1")
            .put("file", output.target)
            .put("dispute", dispute.id().toString())
            .put("digest", signed.digest().value())
            .build(),
        "filed " + dispute.id() + "; hand it to the community");
    return ExitCode.DONE;
  }

  private RatingLeaf leaf(HeldCredential held) throws Refusal, ProblemException {
    var statement =
        held.statement()
            .orElseThrow(
                () ->
                    new Refusal(
                        ExitCode.USAGE,
                        "that credential is no work statement",
                        "name the month that counts the rating: vc list"));
    int step = step(statement);
    var seq = statement.link().seq();
    return new RatingLeaf(
        Did.parse(held.issuer(), Pointer.ROOT.at("issuer")),
        statement.platform(),
        statement.worker(),
        seq,
        repeat,
        step,
        Digest.parse(nullifier, Pointer.ROOT.at("nullifier")));
  }

  /** Only what the statement counts can be taken out of it. */
  private int step(WorkStatement statement) throws Refusal {
    var ratings = statement.ratings();
    boolean isCounted =
        ratings.isPresent()
            && ratings.get().scale().contains(value)
            && ratings.get().buckets().stream()
                .filter(bucket -> bucket.k() == repeat)
                .anyMatch(
                    bucket -> bucket.histogram().get(value - ratings.get().scale().worst()) > 0);
    if (!isCounted) {
      throw new Refusal(
          ExitCode.REFUSED,
          "the statement of "
              + statement.period()
              + " counts no such rating: "
              + value
              + ", by a client for the time number "
              + repeat,
          "see vc show " + name + ", under ratings: k is --repeat, h counts from the worst step");
    }
    return value - ratings.orElseThrow().scale().worst();
  }

  private Dispute dispute(RatingLeaf leaf)
      throws Refusal, WalletException, ProblemException, IOException {
    Optional<Digest> kept =
        evidence == null
            ? Optional.empty()
            : Optional.of(Digest.of(session.documents().read(evidence, Limits.BACKUP_BYTES)));
    try {
      return new Dispute(
          URI.create("urn:uuid:" + UUID.randomUUID()),
          Did.parse(community, Pointer.ROOT.at("community")),
          leaf,
          ground,
          remedy,
          Optional.ofNullable(text),
          kept,
          session.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "not a dispute: " + e.getMessage(), "see vc dispute open --help");
    }
  }

  /** The seven grounds, by their words. */
  static final class Ground extends Terms<DisputeGround> {
    Ground() {
      super(DisputeGround.values(), DisputeGround::term);
    }
  }

  /** What is asked for, by its word. */
  static final class RemedyTerm extends Terms<Dispute.Remedy> {
    RemedyTerm() {
      super(Dispute.Remedy.values(), Dispute.Remedy::term);
    }
  }
}
