package org.workcommons.vc.bbs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.fixture.Vectors;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/** One of the test vectors that come with the draft. */
record Fixture(String name, ObjectReader in) {
  private static final String ROOT = "bbs/bls12-381-sha-256/";
  private static final HexFormat HEX = HexFormat.of();

  static Fixture at(String file) throws Exception {
    return of(Vectors.at(ROOT + file));
  }

  static List<Fixture> all(String folder) throws Exception {
    var fixtures = new ArrayList<Fixture>();
    for (var file : Vectors.files(ROOT + folder, ".json")) {
      fixtures.add(of(file));
    }
    return fixtures;
  }

  private static Fixture of(Path file) throws Exception {
    var object = JsonReader.readObject(Files.readAllBytes(file));
    return new Fixture(file.getFileName().toString(), ObjectReader.of(object, Pointer.ROOT));
  }

  byte[] hex(String name) throws ProblemException {
    return HEX.parseHex(in.string(name));
  }

  List<byte[]> hexes(String name) throws ProblemException {
    var items = new ArrayList<byte[]>();
    for (var item : in.array(name).items()) {
      items.add(HEX.parseHex(((JsonString) item).value()));
    }
    return items;
  }

  TreeMap<Integer, byte[]> disclosed() throws ProblemException {
    var messages = hexes("messages");
    var disclosed = new TreeMap<Integer, byte[]>();
    for (long index : in.integers("disclosedIndexes", 0, 1000)) {
      disclosed.put((int) index, messages.get((int) index));
    }
    return disclosed;
  }

  boolean isValid() throws ProblemException {
    return in.object("result").required("valid").equals(JsonBoolean.TRUE);
  }

  Fixture object(String name) throws ProblemException {
    return new Fixture(name, in.object(name));
  }
}
