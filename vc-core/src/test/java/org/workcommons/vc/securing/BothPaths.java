package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.problem.ProblemException;

/**
 * A document by compiled contexts, and by the processor of JSON-LD that is the judge of them: the
 * same bytes, or nothing by the first.
 */
final class BothPaths {
  /** Which way a document went. */
  enum Way {
    /** Compiled, and canonical by sorting alone. */
    SORTED,
    /** Compiled, and nameless nodes told apart by their neighbours. */
    SEARCHED,
    /** Not compiled, but processed. */
    DECLINED,
    /** Neither: something would be lost, or is not well-formed. */
    REFUSED
  }

  /**
   * What came of a document.
   *
   * @param way the way it went
   * @param canonical its canonical N-Quads, empty where it is refused
   */
  record Judged(Way way, Optional<String> canonical) {}

  private final Contexts contexts;
  private final RdfForm form;

  BothPaths(Contexts contexts) {
    this.contexts = contexts;
    this.form = new RdfForm(contexts);
  }

  /** {@return what came of {@code document}, both ways having been compared} */
  Judged judged(JsonObject document, String what) {
    Supplier<String> text = () -> what + ": " + new String(JsonWriter.compact(document), UTF_8);
    var processed = processed(document);
    assertSwitchIsInvisible(document, processed, text);
    var canonical = processed.quads().map(BothPaths::canonical);
    var compiled = compiled(document);
    if (compiled.isEmpty()) {
      return new Judged(canonical.isPresent() ? Way.DECLINED : Way.REFUSED, canonical);
    }
    assertThat(canonical).as(text).contains(canonical(compiled.get().quads()));
    var bytes = compiled.get().canonical(Hash.SHA_256.digest());
    bytes.ifPresent(sorted -> assertThat(canonical).as(text).contains(new String(sorted, UTF_8)));
    return new Judged(bytes.isPresent() ? Way.SORTED : Way.SEARCHED, canonical);
  }

  /** What callers see: the bytes of the processor, or its refusal word by word. */
  private void assertSwitchIsInvisible(
      JsonObject document, Processed processed, Supplier<String> text) {
    try {
      var seen = new String(form.canonical(document, Hash.SHA_256), UTF_8);
      assertThat(processed.quads().map(BothPaths::canonical)).as(text).contains(seen);
    } catch (ProblemException e) {
      var refusal =
          processed.quads().map(BothPaths::canonical).orElseGet(() -> processed.refusal());
      assertThat(refusal).as(text).isEqualTo(e.problem().toString());
    }
  }

  private Optional<PlainDataset> compiled(JsonObject document) {
    try {
      return form.compiled(document, NamedContexts.in(document, contexts));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private record Processed(Optional<Set<Quad>> quads, String refusal) {}

  private Processed processed(JsonObject document) {
    try {
      return new Processed(Optional.of(form.statementsByProcessor(document)), "");
    } catch (ProblemException e) {
      return new Processed(Optional.empty(), e.problem().toString());
    }
  }

  /** What has too many nodes that look alike is refused alike. */
  private static String canonical(Set<Quad> quads) {
    try {
      return CanonicalDataset.of(quads, Hash.SHA_256.digest()).text();
    } catch (ProblemException e) {
      return e.problem().toString();
    }
  }
}
