package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * What documents say as RDF, under contexts that are handed in. Nothing that a document says is
 * left out; one that says something which RDF would lose is refused.
 */
final class LinkedData {
  private final Contexts contexts;

  LinkedData(Contexts contexts) {
    this.contexts = contexts;
  }

  /**
   * {@return the canonical N-Quads of {@code document}} VC Data Integrity EdDSA Cryptosuites 1.0
   * §3.2.3.
   *
   * @param algorithm the hash that tells blank nodes apart: SHA-256 or SHA-384
   */
  byte[] canonical(JsonObject document, String algorithm) throws ProblemException {
    return CanonicalDataset.of(statements(document), digest(algorithm)).text().getBytes(UTF_8);
  }

  Set<Quad> statements(JsonObject document) throws ProblemException {
    var definitions = new ArrayList<JsonObject>();
    for (var url : NamedContexts.all(document, contexts)) {
      definitions.add(contexts.definitions(url).orElseThrow());
    }
    CompactForm.require(document, Terms.of(definitions));
    var vocabulary = Vocabulary.of(NamedContexts.own(document, contexts), contexts);
    return Statements.of(
        vocabulary.expanded(document.without("@context")), Whereabouts.in(document));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
