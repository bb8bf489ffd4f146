package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;

/**
 * Whom to believe: {@code --trust FILE} and {@code --trust-issuer DID}. Nobody, unless it is said.
 */
final class TrustOptions {
  private static final String SCHEMA = "vc/trust/1";

  @Option(names = "--trust", paramLabel = "FILE")
  List<String> files = new ArrayList<>();

  @Option(names = "--trust-issuer", paramLabel = "DID")
  List<String> issuers = new ArrayList<>();

  /** {@return the trust that the options say, in nobody if they say nothing} */
  IssuerTrust trust(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var anything = new HashSet<Did>();
    for (String issuer : issuers) {
      anything.add(did(issuer));
    }
    var trust = IssuerTrust.only(anything);
    for (String file : files) {
      trust = trust.or(listed(session.documents().read(file, Limits.DOCUMENT_BYTES)));
    }
    return trust;
  }

  private static Did did(String text) throws Refusal {
    try {
      return Did.parse(text, Pointer.ROOT);
    } catch (ProblemException e) {
      throw new Refusal(
          ExitCode.USAGE, "--trust-issuer " + e.problem().detail(), "give the whole identifier");
    }
  }

  /** The file: {@code specs/trust-file.md}. */
  private static IssuerTrust listed(byte[] content) throws ProblemException {
    var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
    if (!in.string("schema").equals(SCHEMA)) {
      throw in.malformed("schema", "must be " + SCHEMA);
    }
    Set<Did> anything = new HashSet<>();
    Map<Did, Set<String>> some = new HashMap<>();
    for (var issuer : in.objects("issuers")) {
      var did = Did.parse(issuer.string("id"), issuer.pointer().at("id"));
      issuer.optionalString("name");
      if (issuer.object().has("types")) {
        some.computeIfAbsent(did, unknown -> new HashSet<>()).addAll(types(issuer));
      } else {
        anything.add(did);
      }
      issuer.noOthers();
    }
    in.noOthers();
    return IssuerTrust.only(anything)
        .or((issuer, type) -> some.getOrDefault(issuer, Set.of()).contains(type));
  }

  private static List<String> types(ObjectReader issuer) throws ProblemException {
    var types = new ArrayList<String>();
    for (var item : issuer.array("types").items()) {
      if (!(item instanceof JsonString type)) {
        throw new ProblemException(
            ProblemType.MALFORMED_VALUE_ERROR,
            issuer.pointer().at("types"),
            "must be a list of strings");
      }
      types.add(type.value());
    }
    return types;
  }
}
