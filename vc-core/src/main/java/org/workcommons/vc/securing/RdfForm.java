package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * What documents say as RDF, under contexts that are handed in. Nothing that a document says is
 * left out; one that says something which RDF would lose is refused.
 */
final class RdfForm implements CanonicalForm {
  private final Contexts contexts;

  RdfForm(Contexts contexts) {
    this.contexts = contexts;
  }

  /**
   * {@return the canonical N-Quads of {@code document}} VC Data Integrity EdDSA Cryptosuites 1.0
   * §3.2.3.
   *
   * @param hash what tells blank nodes apart
   */
  @Override
  public byte[] canonical(JsonObject document, Hash hash) throws ProblemException {
    var named = NamedContexts.in(document, contexts);
    var plain = compiled(document, named);
    try {
      var canonical = plain.flatMap(dataset -> dataset.canonical(hash.digest()));
      return canonical.isPresent() ? canonical.get() : searched(document, named, plain, hash);
    } finally {
      plain.ifPresent(PlainDataset::close);
    }
  }

  @Override
  public byte[] hash(JsonObject document, Hash hash) throws ProblemException {
    var named = NamedContexts.in(document, contexts);
    var plain = compiled(document, named);
    try {
      var hashed = plain.flatMap(dataset -> dataset.hash(hash.digest()));
      return hashed.isPresent() ? hashed.get() : hash.of(searched(document, named, plain, hash));
    } finally {
      plain.ifPresent(PlainDataset::close);
    }
  }

  /** {@return the canonical N-Quads where sorting alone does not lead to them} */
  private byte[] searched(
      JsonObject document, NamedContexts named, Optional<PlainDataset> plain, Hash hash)
      throws ProblemException {
    var statements = plain.isPresent() ? plain.get().quads() : worked(document, named);
    return CanonicalDataset.of(statements, hash.digest()).text().getBytes(UTF_8);
  }

  /** {@return {@code statements} in canonical form, by SHA-256} */
  static CanonicalDataset canonical(Set<Quad> statements) throws ProblemException {
    return CanonicalDataset.of(statements, Hash.SHA_256.digest());
  }

  /** {@return the words of all contexts that {@code document} names} */
  Terms terms(JsonObject document) throws ProblemException {
    return terms(NamedContexts.in(document, contexts));
  }

  Set<Quad> statements(JsonObject document) throws ProblemException {
    var named = NamedContexts.in(document, contexts);
    var plain = compiled(document, named);
    try {
      return plain.isPresent() ? plain.get().quads() : worked(document, named);
    } finally {
      plain.ifPresent(PlainDataset::close);
    }
  }

  /**
   * {@return what {@code document} says by compiled contexts, to be closed; empty if it is not
   * plain}
   */
  Optional<PlainDataset> compiled(JsonObject document, NamedContexts named) {
    var own = CompiledContexts.of(named.own(), contexts);
    if (own.root().isEmpty()) {
      return Optional.empty();
    }
    var terms = named.areSimple() ? own.terms() : terms(named);
    return CompiledStatements.of(document, own, terms, contexts);
  }

  private Terms terms(NamedContexts named) {
    var all = List.copyOf(named.all());
    return contexts.derived(Terms.class, all, () -> Terms.of(all, contexts));
  }

  /** {@return the same, not by compiled contexts} */
  Set<Quad> statementsByProcessor(JsonObject document) throws ProblemException {
    return worked(document, NamedContexts.in(document, contexts));
  }

  private Set<Quad> worked(JsonObject document, NamedContexts named) throws ProblemException {
    var vocabulary = Vocabulary.of(named.own(), contexts);
    var own = vocabulary.terms();
    CompactForm.require(document, named.areSimple() ? own : terms(named));
    return Statements.of(
        vocabulary.expanded(document.without("@context")), Whereabouts.in(document));
  }
}
