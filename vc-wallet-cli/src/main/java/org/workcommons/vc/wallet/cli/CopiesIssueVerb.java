package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.issuer.CopyKeys;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.OneTimeCopies;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.sdjwtvc.TypeMetadata;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vc copies issue}: one credential, on each of a worker's fresh keys. */
@Command
final class CopiesIssueVerb implements Verb {
  private final Session session;

  @Parameters(paramLabel = "KEYS")
  String keys = "";

  @Mixin IssuerOptions issuer = new IssuerOptions();

  @Option(names = "--claims", paramLabel = "FILE", required = true)
  String claims = "";

  @Option(names = "--type", paramLabel = "VCT", required = true)
  String type = "";

  @Option(names = "--disclosable", paramLabel = "POINTER")
  List<String> disclosable = new ArrayList<>();

  @Option(names = "--lifetime", paramLabel = "DURATION")
  String lifetime = "P14D";

  @Option(names = "--nonce", paramLabel = "TEXT")
  @Nullable String nonce;

  @Option(names = "--decoys", paramLabel = "NUMBER")
  int decoys;

  @Option(names = "--room", paramLabel = "NUMBER")
  int room;

  @Option(names = "--status-lists", paramLabel = "URL")
  @Nullable String listBase;

  @Mixin RegisterOptions registers = new RegisterOptions();

  @Mixin TypeOptions types = new TypeOptions();

  @Mixin OutputOptions output = new OutputOptions();

  CopiesIssueVerb(Session session) {
    this.session = session;
  }

  @Override
  public ExitCode run() throws Refusal, WalletException, ProblemException, IOException {
    output.requireFree(session);
    var issued = issued();
    output.write(session, issued.toByteArray());
    session.done(
        json(issued), issued.copies().size() + " copies; the file is for their holder alone");
    return ExitCode.DONE;
  }

  private JsonObject json(IssuedCopies issued) throws ProblemException {
    var json =
        JsonObject.builder()
            .put("schema", "vc/copiesissued/1")
            .put("file", output.target)
            .put("type", type)
            .put("copies", issued.copies().size());
    if (listBase != null) {
      json.put("statuses", JsonArray.ofStrings(TokenEntries.texts(TokenEntries.of(issued))));
    }
    return json.build();
  }

  private IssuedCopies issued() throws Refusal, WalletException, ProblemException, IOException {
    if (listBase == null) {
      return issued(Optional.empty());
    }
    try (var register = registers.open(session, listBase)) {
      var lists = issuer.issuer(session, Mechanism.EDDSA_JCS_2022, register);
      return issued(Optional.of(lists::allocateTokenStatus));
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    }
  }

  private IssuedCopies issued(Optional<OneTimeCopies.Statuses> statuses)
      throws Refusal, WalletException, ProblemException, IOException {
    var sealing = issuer.sealing(session);
    var audience = CopyKeys.Audience.of(sealing.method().did().value());
    var asked =
        IssuerOptions.askedFor(session, keys, nonce == null ? audience : audience.withNonce(nonce));
    var documents = types.byType(session);
    try {
      var copies = shaped(OneTimeCopies.of(sealing.method(), sealing.key(), concealment()));
      var issued =
          statuses
              .map(copies::withStatuses)
              .orElse(copies)
              .withClock(session.clock())
              .issue(content(documents), Duration.parse(lifetime), asked);
      requireTyped(issued, documents);
      return issued;
    } catch (IssuingException e) {
      throw Issuing.refusal(e);
    } catch (DateTimeException e) {
      throw new Refusal(ExitCode.USAGE, "not a time", "--lifetime is like P14D");
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "not copies that can be issued", String.valueOf(e.getMessage()));
    }
  }

  private OneTimeCopies shaped(OneTimeCopies copies) throws Refusal {
    if (decoys != 0 && room != 0) {
      throw new Refusal(
          ExitCode.USAGE,
          "--decoys and --room both say how many digests there are",
          "--room alone hides how much somebody has, whatever it is");
    }
    return room == 0 ? copies : copies.withRoomFor(room);
  }

  /** Where the type's document is at hand, the copies name it by its digest. */
  private JsonObject content(Map<String, byte[]> documents)
      throws Refusal, WalletException, ProblemException, IOException {
    var content = JsonReader.readObject(session.documents().read(claims, Limits.DOCUMENT_BYTES));
    var typed = content.with("vct", type);
    return documents.containsKey(type)
        ? typed.with("vct#integrity", TypeMetadata.integrity(requireNonNull(documents.get(type))))
        : typed;
  }

  private void requireTyped(IssuedCopies issued, Map<String, byte[]> documents)
      throws ProblemException {
    if (documents.isEmpty()) {
      return;
    }
    var token = SdJwtVc.received(issued.copies().get(0).getBytes(US_ASCII));
    TypeMetadata.of(token, TypeMetadata.Source.of(documents)).require(token.presentation());
  }

  private Concealment concealment() throws Refusal {
    if (disclosable.stream().anyMatch(place -> !place.startsWith("/"))) {
      throw new Refusal(
          ExitCode.USAGE, "not a place in the claims", "--disclosable is like /category");
    }
    return new Concealment(disclosable.stream().map(Pointer::new).toList()).withDecoys(decoys);
  }
}
