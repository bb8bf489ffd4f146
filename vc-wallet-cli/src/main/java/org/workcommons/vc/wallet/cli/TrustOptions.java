package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.governance.TrustAnchor;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Whom to believe: issuers that are named, in files or one by one, and whom communities list that
 * are anchors. Nobody, unless it is said.
 */
final class TrustOptions {
  private static final String SCHEMA = "vc/trust/1";

  @Option(names = "--trust", paramLabel = "FILE")
  List<String> files = new ArrayList<>();

  @Option(names = "--trust-issuer", paramLabel = "DID")
  List<String> issuers = new ArrayList<>();

  @Option(names = "--trust-list", paramLabel = "FILE")
  List<String> lists = new ArrayList<>();

  @Mixin AnchorOptions anchors = new AnchorOptions();

  /** {@return the trust that the options say now, in nobody if they say nothing} */
  IssuerTrust trust(Session session, DidResolver resolver, InstantSource clock)
      throws Refusal, WalletException, ProblemException, IOException {
    var named = named(session);
    if (lists.isEmpty()) {
      return named;
    }
    var read = lists(session, Optional.empty(), resolver, clock).orElseThrow();
    LeftOut.say(read.leftOutAt(clock.instant()), session);
    return named.or(read.now(clock));
  }

  /**
   * {@return the trust lists, empty if none was handed in}
   *
   * @param own believed too, unless the options name the same community with its signers
   */
  Optional<TrustLists> lists(
      Session session, Optional<TrustAnchor> own, DidResolver resolver, InstantSource clock)
      throws Refusal, WalletException, ProblemException, IOException {
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    var believed = new LinkedHashSet<>(anchors.anchors(session));
    own.filter(
            anchor ->
                believed.stream().noneMatch(one -> one.community().equals(anchor.community())))
        .ifPresent(believed::add);
    if (believed.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "a trust list is believed because you believe its community",
          "say --trust-anchor, the community's DID or a file: vc help formats");
    }
    var files = session.documents().readAll(lists, Limits.SIGNED_DOCUMENT_BYTES);
    return Optional.of(TrustLists.of(believed, files, resolver, clock.instant()));
  }

  /** {@return trust in the issuers that are named, in files or one by one} */
  IssuerTrust named(Session session)
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
