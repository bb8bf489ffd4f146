package org.workcommons.vc.securing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.VerificationKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;

/**
 * A selectively disclosable token, with what it discloses put in its place, unverified. RFC 9901
 * §7.1.
 */
final class SdJwtContent implements SignedContent {
  private final SdJwtParts parts;
  private final CompactJws jws;
  private final List<SdDisclosure> disclosures;
  private final Hash hash;
  private final SdPayload.Result processed;

  private SdJwtContent(
      SdJwtParts parts,
      CompactJws jws,
      List<SdDisclosure> disclosures,
      Hash hash,
      SdPayload.Result processed) {
    this.parts = parts;
    this.jws = jws;
    this.disclosures = disclosures;
    this.hash = hash;
    this.processed = processed;
  }

  /** {@return the token in {@code ascii}, which is bound to no key and so to no request} */
  static SdJwtContent read(byte[] ascii) throws ProblemException {
    var parts = SdJwtParts.read(ascii);
    if (parts.binding().isPresent()) {
      throw CompactJws.unverifiable("cnf", "a token that is bound to a key is not expected here");
    }
    return of(parts);
  }

  /** {@return the token in {@code parts}, whatever it may be bound to} */
  static SdJwtContent of(SdJwtParts parts) throws ProblemException {
    var jws = CompactJws.read(parts.token().getBytes(StandardCharsets.US_ASCII));
    var payload = JsonReader.readObject(jws.payload());
    var disclosures = new ArrayList<SdDisclosure>();
    for (var text : parts.disclosures()) {
      disclosures.add(SdDisclosure.read(text));
    }
    return new SdJwtContent(
        parts,
        jws,
        List.copyOf(disclosures),
        SdPayload.hash(payload),
        SdPayload.processed(payload, disclosures));
  }

  SdJwtParts parts() {
    return parts;
  }

  List<SdDisclosure> disclosures() {
    return disclosures;
  }

  Hash hash() {
    return hash;
  }

  /** {@return where each disclosure stands in the payload, by its text} */
  Map<String, Pointer> places() {
    return processed.places();
  }

  @Override
  public JsonObject header() {
    return jws.header();
  }

  @Override
  public JsonObject payload() {
    return processed.document();
  }

  @Override
  public String algorithm() {
    return jws.algorithm().identifier();
  }

  @Override
  public void verify(VerificationKey key) throws ProblemException {
    jws.verify(key);
  }
}
