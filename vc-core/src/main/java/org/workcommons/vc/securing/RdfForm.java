package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * What documents say as RDF, under contexts that are handed in. Nothing that a document says is
 * left out; one that says something which RDF would lose is refused.
 */
final class RdfForm {
  private static final Optional<CompiledContexts> NOT_COMPILED = Optional.empty();

  private final Contexts contexts;
  private final Map<List<String>, Vocabulary> vocabularies = new HashMap<>();

  RdfForm(Contexts contexts) {
    this.contexts = contexts;
  }

  /**
   * {@return the canonical N-Quads of {@code document}} VC Data Integrity EdDSA Cryptosuites 1.0
   * §3.2.3.
   *
   * @param hash what tells blank nodes apart
   */
  byte[] canonical(JsonObject document, Hash hash) throws ProblemException {
    var named = NamedContexts.in(document, contexts);
    var plain = compiled(document, named);
    if (plain.isPresent()) {
      var canonical = plain.get().canonical(hash.digest());
      if (canonical.isPresent()) {
        return canonical.get();
      }
    }
    var statements = plain.isPresent() ? plain.get().quads() : worked(document, named);
    return CanonicalDataset.of(statements, hash.digest()).text().getBytes(UTF_8);
  }

  /** {@return {@code statements} in canonical form, by SHA-256} */
  static CanonicalDataset canonical(Set<Quad> statements) throws ProblemException {
    return CanonicalDataset.of(statements, Hash.SHA_256.digest());
  }

  /** {@return the words of all contexts that {@code document} names} */
  Terms terms(JsonObject document) throws ProblemException {
    return Terms.of(NamedContexts.in(document, contexts).all(), contexts);
  }

  Set<Quad> statements(JsonObject document) throws ProblemException {
    var named = NamedContexts.in(document, contexts);
    var plain = compiled(document, named);
    return plain.isPresent() ? plain.get().quads() : worked(document, named);
  }

  private Optional<PlainDataset> compiled(JsonObject document, NamedContexts named)
      throws ProblemException {
    var compiled = named.areSimple() ? CompiledContexts.of(named.own(), contexts) : NOT_COMPILED;
    if (compiled.isEmpty()) {
      return Optional.empty();
    }
    CompactForm.require(document, compiled.get().terms());
    return CompiledStatements.of(document, compiled.get().root());
  }

  /** {@return the same, not by compiled contexts} */
  Set<Quad> statementsByProcessor(JsonObject document) throws ProblemException {
    return worked(document, NamedContexts.in(document, contexts));
  }

  private Set<Quad> worked(JsonObject document, NamedContexts named) throws ProblemException {
    var vocabulary = vocabulary(named.own());
    CompactForm.require(
        document, named.areSimple() ? vocabulary.terms() : Terms.of(named.all(), contexts));
    return Statements.of(
        vocabulary.expanded(document.without("@context")), Whereabouts.in(document));
  }

  /** A document and its proof have the same contexts, and processing them is most of the work. */
  private Vocabulary vocabulary(List<String> urls) throws ProblemException {
    var known = contexts.equals(Contexts.bundled()) ? Bundled.VOCABULARIES.get(urls) : null;
    if (known == null) {
      known = vocabularies.get(urls);
    }
    if (known == null) {
      known = Vocabulary.of(urls, contexts);
      vocabularies.put(urls, known);
    }
    return known;
  }

  /** The base context alone and with each other one, worked out when the first is needed. */
  private static final class Bundled {
    static final Map<List<String>, Vocabulary> VOCABULARIES = read();

    private static Map<List<String>, Vocabulary> read() {
      var read = new HashMap<List<String>, Vocabulary>();
      add(List.of(Contexts.CREDENTIALS_V2), read);
      for (var url : Contexts.bundled().urls()) {
        add(List.of(Contexts.CREDENTIALS_V2, url), read);
      }
      return Map.copyOf(read);
    }

    private static void add(List<String> urls, Map<List<String>, Vocabulary> read) {
      try {
        read.put(urls, Vocabulary.of(urls, Contexts.bundled()));
      } catch (ProblemException e) {
        // contexts that contradict each other: a document that names them is refused when it comes
        read.remove(urls);
      }
    }
  }
}
