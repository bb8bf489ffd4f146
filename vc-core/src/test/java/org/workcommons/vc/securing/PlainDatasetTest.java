package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.securing.BothPaths.Way;

/** Canonicalising by sorting alone, where that is enough: the suite of the W3C. */
class PlainDatasetTest {
  private static final String SUITE = "rdf-canon/";

  @Test
  void sortsWhatIsPlainInTheSuiteAsTheSuiteSays() throws Exception {
    var manifest = JsonReader.readObject(Vectors.bytes(SUITE + "manifest.jsonld"));
    var tally = new Tally();
    for (var entry : ObjectReader.of(manifest, Pointer.ROOT).objects("entries")) {
      if (entry.string("type").equals("rdfc:RDFC10EvalTest")) {
        tally.add("rdf-canon", way(entry));
      }
    }
    tally.print();
    assertThat(tally.count("rdf-canon", Way.SORTED)).isGreaterThan(15);
    assertThat(tally.count("rdf-canon", Way.SEARCHED)).isGreaterThan(3);
  }

  private static Way way(ObjectReader entry) throws Exception {
    var quads = CanonicalDatasetTest.read(Vectors.text(SUITE + entry.string("action")));
    var plain = plain(quads);
    if (plain.isEmpty()) {
      return Way.DECLINED;
    }
    assertThat(plain.get().hasRepetition()).isFalse();
    var hash = entry.optionalString("hashAlgorithm").isPresent() ? Hash.SHA_384 : Hash.SHA_256;
    var expected = Vectors.text(SUITE + entry.string("result"));
    var name = entry.object().string("id").orElseThrow();
    assertThat(CanonicalDataset.of(plain.get().quads(), hash.digest()).text())
        .as(name)
        .isEqualTo(expected);
    var sorted = plain(quads).orElseThrow();
    assertThat(sorted.hasRepetition()).isFalse();
    var bytes = sorted.canonical(hash.digest());
    bytes.ifPresent(text -> assertThat(new String(text, UTF_8)).as(name).isEqualTo(expected));
    return bytes.isPresent() ? Way.SORTED : Way.SEARCHED;
  }

  /** {@return {@code quads} as a plain dataset, empty where they are none} */
  private static Optional<PlainDataset> plain(Set<Quad> quads) {
    var mentions = new HashMap<String, Integer>();
    for (var quad : quads) {
      mentions.merge(quad.object(), 1, Integer::sum);
      boolean isLoop = NQuads.isBlank(quad.object()) && quad.object().equals(quad.subject());
      if (quad.graph().isPresent() || isLoop) {
        return Optional.empty();
      }
    }
    if (mentions.entrySet().stream()
        .anyMatch(mention -> NQuads.isBlank(mention.getKey()) && mention.getValue() > 1)) {
      return Optional.empty();
    }
    var dataset = new PlainDataset();
    var nodes = new LinkedHashMap<String, PlainDataset.Node>();
    var ranks = new TreeMap<String, Integer>();
    quads.forEach(quad -> ranks.put(quad.predicate(), 0));
    ranks.replaceAll((predicate, rank) -> ranks.headMap(predicate).size());
    for (var quad : quads) {
      state(quad, ranks.get(quad.predicate()), dataset, nodes);
    }
    return Optional.of(dataset);
  }

  private static void state(
      Quad quad, int rank, PlainDataset dataset, Map<String, PlainDataset.Node> nodes) {
    var subject = node(quad.subject(), dataset, nodes);
    var predicate = (quad.predicate() + ' ').getBytes(US_ASCII);
    if (quad.object().startsWith("\"")) {
      dataset.begin(predicate).put(quad.object());
      dataset.end(subject, predicate, rank);
    } else {
      dataset.state(subject, predicate, rank, node(quad.object(), dataset, nodes));
    }
  }

  private static PlainDataset.Node node(
      String term, PlainDataset dataset, Map<String, PlainDataset.Node> nodes) {
    return nodes.computeIfAbsent(
        term,
        first ->
            NQuads.isBlank(term)
                ? dataset.nameless()
                : dataset.named(term.substring(1, term.length() - 1)));
  }
}
