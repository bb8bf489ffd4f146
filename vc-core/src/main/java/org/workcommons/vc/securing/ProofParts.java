package org.workcommons.vc.securing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.encoding.Multibase;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The value of a proof that discloses selectively, taken apart: an array in CBOR behind three bytes
 * that say what it is. VC Data Integrity ECDSA Cryptosuites 1.0 §3.5.2 to §3.5.8.
 */
final class ProofParts {
  private static final int HEADER_BYTES = 3;

  private final Pointer place;
  private final List<Cbor> parts;

  private ProofParts(Pointer place, List<Cbor> parts) {
    this.place = place;
    this.parts = parts;
  }

  /** What a proof value is. */
  enum Form {
    ECDSA_SD_BASE(0),
    ECDSA_SD_DERIVED(1),
    BBS_BASE(2),
    BBS_DERIVED(3);

    private final byte[] header;

    Form(int last) {
      header = new byte[] {(byte) 0xd9, 0x5d, (byte) last};
    }

    private boolean starts(byte[] value) {
      return value.length > HEADER_BYTES
          && value[0] == header[0]
          && value[1] == header[1]
          && value[2] == header[2];
    }
  }

  /** {@return the value of a proof of {@code form}} */
  static String text(Form form, Cbor... parts) {
    var cbor = CborWriter.bytes(Cbor.of(List.of(parts)));
    var value = new byte[HEADER_BYTES + cbor.length];
    System.arraycopy(form.header, 0, value, 0, HEADER_BYTES);
    System.arraycopy(cbor, 0, value, HEADER_BYTES, cbor.length);
    return Multibase.base64Url(value);
  }

  /** {@return whether the value of {@code proof} says that it is of {@code form}} */
  static boolean is(DataIntegrityProof proof, Form form) throws ProblemException {
    return form.starts(bytes(proof));
  }

  /** {@return the {@code count} parts of {@code proof}, whose value has to be of {@code form}} */
  static ProofParts of(DataIntegrityProof proof, Form form, int count) throws ProblemException {
    var bytes = bytes(proof);
    var place = proof.pointer().at("proofValue");
    if (!form.starts(bytes)) {
      throw malformed(place, "must be a proof value of its cryptosuite");
    }
    var cbor = new byte[bytes.length - HEADER_BYTES];
    System.arraycopy(bytes, HEADER_BYTES, cbor, 0, cbor.length);
    try {
      if (CborReader.read(cbor) instanceof Cbor.Items array && array.items().size() == count) {
        return new ProofParts(place, array.items());
      }
    } catch (ProblemException e) {
      throw new ProblemException(e.problem().type(), place, e.problem().detail());
    }
    throw malformed(place, "must be an array of " + count + " parts");
  }

  private static byte[] bytes(DataIntegrityProof proof) throws ProblemException {
    var value = proof.json().string("proofValue").orElseThrow();
    var place = proof.pointer().at("proofValue");
    if (!value.startsWith("u")) {
      throw malformed(place, "must be base64url with the prefix u");
    }
    try {
      return Multibase.decode(value);
    } catch (ProblemException e) {
      throw new ProblemException(e.problem().type(), place, e.problem().detail());
    }
  }

  /** {@return the byte string at {@code index}, of {@code length} bytes} */
  byte[] bytes(int index, int length) throws ProblemException {
    return bytes(parts.get(index), length);
  }

  /** {@return the byte string at {@code index}, of any length} */
  byte[] bytes(int index) throws ProblemException {
    if (parts.get(index) instanceof Cbor.Bytes bytes) {
      return bytes.toByteArray();
    }
    throw malformed(place, "expected a byte string");
  }

  /** {@return the array of byte strings at {@code index}, each of {@code length} bytes} */
  List<byte[]> byteStrings(int index, int length) throws ProblemException {
    var found = new ArrayList<byte[]>();
    for (var item : items(index)) {
      found.add(bytes(item, length));
    }
    return found;
  }

  /** {@return the array of JSON pointers at {@code index}} */
  List<Pointer> pointers(int index) throws ProblemException {
    var found = new ArrayList<Pointer>();
    for (var item : items(index)) {
      if (!(item instanceof Cbor.Text text)) {
        throw malformed(place, "expected a text");
      }
      found.add(new Pointer(text.value()));
    }
    return found;
  }

  /** {@return the array at {@code index} of numbers from 0 up, each greater than the one before} */
  List<Integer> indexes(int index) throws ProblemException {
    var found = new ArrayList<Integer>();
    int least = 0;
    for (var item : items(index)) {
      int number = number(item);
      if (number < least) {
        throw malformed(place, "indexes must rise");
      }
      found.add(number);
      least = number + 1;
    }
    return found;
  }

  /** {@return the map at {@code index} from numbers to whatever} */
  private Map<Integer, Cbor> numbered(int index) throws ProblemException {
    if (!(parts.get(index) instanceof Cbor.Entries map)) {
      throw malformed(place, "expected a map");
    }
    var found = new LinkedHashMap<Integer, Cbor>();
    for (var entry : map.entries().entrySet()) {
      found.put(number(entry.getKey()), entry.getValue());
    }
    return found;
  }

  /** {@return the labels in the map at {@code index}, by the numbers of what has them} */
  Map<Integer, String> labels(int index, Label label) throws ProblemException {
    var labels = new LinkedHashMap<Integer, String>();
    for (var entry : numbered(index).entrySet()) {
      labels.put(entry.getKey(), label.of(entry.getValue()));
    }
    if (new HashSet<>(labels.values()).size() < labels.size()) {
      throw malformed("two things have one label");
    }
    return labels;
  }

  /** How a label is written. */
  interface Label {
    String of(Cbor item) throws ProblemException;
  }

  /** {@return the bytes of {@code item}, which has to be a byte string of {@code length} bytes} */
  byte[] bytes(Cbor item, int length) throws ProblemException {
    if (item instanceof Cbor.Bytes bytes && bytes.length() == length) {
      return bytes.toByteArray();
    }
    throw malformed(place, "expected a byte string of " + length + " bytes");
  }

  private List<Cbor> items(int index) throws ProblemException {
    if (parts.get(index) instanceof Cbor.Items array) {
      return array.items();
    }
    throw malformed(place, "expected an array");
  }

  /** {@return {@code item}, which has to be a number from 0 up} */
  int number(Cbor item) throws ProblemException {
    if (item instanceof Cbor.Int number && number.value() >= 0 && number.value() < 1 << 30) {
      return (int) number.value();
    }
    throw malformed(place, "expected a small number");
  }

  /** {@return the exception that says why the value can't be used} */
  ProblemException malformed(String detail) {
    return malformed(place, detail);
  }

  private static ProblemException malformed(Pointer place, String detail) {
    return new ProblemException(ProblemType.PROOF_VERIFICATION_ERROR, place, detail);
  }
}
