package org.workcommons.vc.securing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborReader;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** The header parameters of a COSE message. RFC 9052 §3, RFC 9596. */
final class CoseHeader {
  private static final Cbor.Key ALG = new Cbor.Int(1);
  private static final Cbor.Key CRIT = new Cbor.Int(2);
  private static final Cbor.Key CTY = new Cbor.Int(3);
  private static final Cbor.Key KID = new Cbor.Int(4);
  private static final Cbor.Key CLAIMS = new Cbor.Int(15);
  private static final Cbor.Key TYP = new Cbor.Int(16);

  /** RFC 9360: x5bag, x5chain, x5u. Whoever wrote the message wrote them too. */
  private static final Set<Cbor.Key> KEY_SOURCES =
      Set.of(new Cbor.Int(32), new Cbor.Int(33), new Cbor.Int(35));

  private static final Map<Cbor.Key, String> NAMES =
      Map.of(ALG, "alg", CRIT, "crit", CTY, "cty", KID, "kid", CLAIMS, "claims", TYP, "typ");

  private final CoseAlgorithm algorithm;
  private final JsonObject names;

  private CoseHeader(CoseAlgorithm algorithm, JsonObject names) {
    this.algorithm = algorithm;
    this.names = names;
  }

  /** {@return the protected header of a new message} */
  static byte[] bytes(TokenForm form, KeyType key, String kid) {
    var entries = new LinkedHashMap<Cbor.Key, Cbor>();
    entries.put(ALG, Cbor.of(CoseAlgorithm.of(key).label()));
    entries.put(CTY, Cbor.of("application/" + form.cty()));
    entries.put(KID, Cbor.of(kid.getBytes(UTF_8)));
    entries.put(TYP, Cbor.of(form.type().text()));
    return CborWriter.bytes(new Cbor.Entries(entries));
  }

  /**
   * {@return the headers of a message} What is not protected anybody can change: only the {@code
   * kid}, which a key must confirm, may stand there.
   */
  static CoseHeader read(byte[] protectedBytes, Cbor.Entries unprotected) throws ProblemException {
    if (protectedBytes.length > Limits.TOKEN_HEADER_BYTES) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED,
          Pointer.ROOT,
          "a header of more than " + Limits.TOKEN_HEADER_BYTES + " bytes");
    }
    if (!(CborReader.read(protectedBytes) instanceof Cbor.Entries header)) {
      throw CoseSign1.unreadable("the protected header must be a map");
    }
    requireNothingThatMatters(header);
    requireUnprotected(unprotected, header);
    return new CoseHeader(algorithm(header), names(header, unprotected));
  }

  CoseAlgorithm algorithm() {
    return algorithm;
  }

  /** {@return the parameters that matter, by the names that JOSE has for them} */
  JsonObject names() {
    return names;
  }

  private static void requireNothingThatMatters(Cbor.Entries header) throws ProblemException {
    if (header.entries().containsKey(CRIT)) {
      throw TokenForm.unverifiable("crit", "extensions of the message format are not supported");
    }
    if (header.entries().containsKey(CLAIMS)) {
      throw TokenForm.unverifiable("claims", "claims belong in the payload");
    }
    requireNoKeys(header);
  }

  private static void requireUnprotected(Cbor.Entries unprotected, Cbor.Entries header)
      throws ProblemException {
    requireNoKeys(unprotected);
    for (var label : unprotected.entries().keySet()) {
      if (header.entries().containsKey(label)) {
        throw TokenForm.unverifiable(name(label), "must not be protected and unprotected at once");
      }
      if (!label.equals(KID) && NAMES.containsKey(label)) {
        throw TokenForm.unverifiable(name(label), "must be protected");
      }
    }
  }

  private static void requireNoKeys(Cbor.Entries header) throws ProblemException {
    for (var label : header.entries().keySet()) {
      if (KEY_SOURCES.contains(label)) {
        throw TokenForm.unverifiable(
            "x5c", "keys are looked up by kid, never taken from the message itself");
      }
    }
  }

  private static CoseAlgorithm algorithm(Cbor.Entries header) throws ProblemException {
    if (header.entries().get(ALG) instanceof Cbor.Int label) {
      var algorithm = CoseAlgorithm.of(label.value());
      if (algorithm.isPresent()) {
        return algorithm.get();
      }
    }
    throw TokenForm.unverifiable("alg", "must be EdDSA, Ed25519, ES256, ES384 or ES512");
  }

  private static JsonObject names(Cbor.Entries header, Cbor.Entries unprotected)
      throws ProblemException {
    var names = JsonObject.builder();
    putText(names, header, TYP);
    putText(names, header, CTY);
    var place = header.entries().containsKey(KID) ? header : unprotected;
    var kid = place.entries().get(KID);
    if (kid instanceof Cbor.Bytes bytes) {
      names.put("kid", text(bytes.toByteArray()));
    } else if (kid != null) {
      throw malformed("kid", "must be a byte string");
    }
    return names.build();
  }

  private static void putText(JsonObject.Builder names, Cbor.Entries header, Cbor.Key label)
      throws ProblemException {
    var value = header.entries().get(label);
    if (value instanceof Cbor.Text text) {
      names.put(name(label), text.value());
    } else if (value != null) {
      throw malformed(name(label), "must be a media type");
    }
  }

  private static String text(byte[] utf8) throws ProblemException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("kid", "must be text in UTF-8");
    }
  }

  private static String name(Cbor.Key label) {
    return NAMES.getOrDefault(label, "header");
  }

  private static ProblemException malformed(String name, String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, Pointer.ROOT.at(name), detail);
  }
}
