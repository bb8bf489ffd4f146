package org.workcommons.vc.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.workcommons.vc.problem.ProblemType.*;
import static org.workcommons.vc.verifier.Check.PROOF;
import static org.workcommons.vc.verifier.Check.SYNTAX;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.encoding.Cbor;
import org.workcommons.vc.encoding.CborWriter;
import org.workcommons.vc.encoding.JsonWriter;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemType;

/** COSE_Sign1 messages around credentials, made by hand. */
final class BadMessages {
  private static final Cbor.Key ALG = label(1);
  private static final Cbor.Key CRIT = label(2);
  private static final Cbor.Key CTY = label(3);
  private static final Cbor.Key KID = label(4);
  private static final Cbor.Key TYP = label(16);
  private static final Cbor.Key CHAIN = label(33);
  private static final Cbor NOTHING = new Cbor.Entries(Map.of());

  private final List<BadInput> inputs = new ArrayList<>();
  private final JsonObject credential =
      Actors.unsigned(BadTokens.ISSUER, Actors.WORKER, 1).get(0).without("credentialStatus");
  private final byte[] payload = JsonWriter.compact(credential);
  private final Map<Cbor.Key, Cbor> header = new LinkedHashMap<>();

  private BadMessages() {
    var kid = DidKey.verificationMethod(Actors.did(BadTokens.ISSUER)).toString();
    header.put(ALG, Cbor.of(-7));
    header.put(CTY, Cbor.of("application/vc"));
    header.put(KID, Cbor.of(kid.getBytes(UTF_8)));
    header.put(TYP, Cbor.of("application/vc+cose"));
  }

  static List<BadInput> all() {
    var corpus = new BadMessages();
    corpus.controls();
    corpus.algorithms();
    corpus.headers();
    corpus.payloads();
    corpus.signatures();
    corpus.forms();
    return corpus.inputs;
  }

  private void controls() {
    good("as the specification has it", message(header, NOTHING));
    good("a kid that is not protected", message(without(KID), map(KID)));
  }

  private void algorithms() {
    proof("AlgConfusion", "no algorithm", message(without(ALG), NOTHING));
    proof("Unprotected", "the algorithm is not protected", message(without(ALG), map(ALG)));
    proof("Unprotected", "the algorithm twice", message(header, map(ALG)));
    proof("AlgConfusion", "EdDSA by a P-256 key", message(with(ALG, Cbor.of(-8)), NOTHING));
    proof("AlgConfusion", "ES384 by a P-256 key", message(with(ALG, Cbor.of(-35)), NOTHING));
    proof("AlgConfusion", "HMAC with SHA-256", message(with(ALG, Cbor.of(5)), NOTHING));
    proof("AlgConfusion", "the name ES256", message(with(ALG, Cbor.of("ES256")), NOTHING));
  }

  private void headers() {
    proof("Unprotected", "the typ is not protected", message(without(TYP), map(TYP)));
    proof("Unprotected", "the kid twice", message(header, map(KID)));
    proof("Typ", "no typ", message(without(TYP), NOTHING), MALFORMED_VALUE_ERROR);
    for (var typ : List.of("application/vp+cose", "application/vc+jwt", "application/cwt")) {
      proof("Typ", "typ " + typ, message(with(TYP, Cbor.of(typ)), NOTHING));
    }
    var crit = Cbor.of(List.of(Cbor.of(-70_001)));
    proof("Critical", "an extension that nobody knows", message(with(CRIT, crit), NOTHING));
    proof(
        "Critical",
        "an extension that nobody knows, not protected",
        message(header, new Cbor.Entries(Map.of(CRIT, crit))));
    var chain = Cbor.of(new byte[] {0x30, 0x00});
    proof("KeyInHeader", "a chain of certificates", message(with(CHAIN, chain), NOTHING));
    proof(
        "KeyInHeader",
        "a chain of certificates, not protected",
        message(header, new Cbor.Entries(Map.of(CHAIN, chain))));
    proof(
        "Kid",
        "the kid as text",
        message(with(KID, Cbor.of("did:key:z6Mk")), NOTHING),
        MALFORMED_VALUE_ERROR);
    proof("Kid", "no kid", message(without(KID), NOTHING), MALFORMED_VALUE_ERROR);
  }

  private void payloads() {
    var signature = signature(bytes(header), payload);
    syntax("the payload is elsewhere", parts(header, NOTHING, Cbor.Simple.NULL, signature));
    syntax(
        "the payload as text",
        parts(header, NOTHING, Cbor.of(new String(payload, UTF_8)), signature));
    var other =
        JsonWriter.compact(Actors.subject(credential, claims -> claims.with("period", "2024-02")));
    crypto("Altered", "another month", parts(header, NOTHING, Cbor.of(other), signature));
    crypto(
        "Altered",
        "another header",
        parts(with(CTY, Cbor.of("vc")), NOTHING, Cbor.of(payload), signature));
    crypto(
        "Signature",
        "with data from elsewhere",
        parts(
            header,
            NOTHING,
            Cbor.of(payload),
            signed("Signature1", new byte[] {1}, bytes(header), payload)));
    crypto(
        "Signature",
        "of a message of several signatures",
        parts(
            header,
            NOTHING,
            Cbor.of(payload),
            signed("Signature", new byte[0], bytes(header), payload)));
    var wrapped =
        JsonWriter.compact(JsonObject.builder().put("vc", credential).put("iat", one()).build());
    proof(
        "Claim",
        "the document in vc",
        tagged(18, parts(header, NOTHING, Cbor.of(wrapped), signature(bytes(header), wrapped))),
        MALFORMED_VALUE_ERROR);
  }

  private void signatures() {
    crypto("Signature", "64 zero bytes", signedBy(Cbor.of(new byte[64])));
    crypto("Signature", "empty", signedBy(Cbor.of(new byte[0])));
    var good = ((Cbor.Bytes) signature(bytes(header), payload)).toByteArray();
    crypto("Signature", "65 bytes", signedBy(Cbor.of(Arrays.copyOf(good, 65))));
    syntax("no signature", signedBy(Cbor.Simple.NULL));
  }

  private void forms() {
    var parts = signedBy(signature(bytes(header), payload));
    form("without its tag", CborWriter.bytes(parts));
    form("behind the tag of COSE_Sign", tagged(98, parts));
    form("behind the tag of COSE_Mac0", tagged(17, parts));
    form("behind the tag of a token too", tagged(61, new Cbor.Tagged(18, parts)));
    var message = message(header, NOTHING);
    form("with a byte behind it", Arrays.copyOf(message, message.length + 1));
    form("without its last byte", Arrays.copyOf(message, message.length - 1));
    var indefinite = Arrays.copyOf(message, message.length + 1);
    indefinite[1] = (byte) 0x9f;
    indefinite[message.length] = (byte) 0xff;
    form("an array of indefinite length", indefinite);
    var longer = new byte[message.length + 1];
    longer[0] = message[0];
    longer[1] = (byte) 0x98;
    longer[2] = 4;
    System.arraycopy(message, 2, longer, 3, message.length - 2);
    form("a head that is longer than it needs to be", longer);
    form(
        "a key of the header twice",
        tagged(18, parts(twice(), Cbor.of(payload), signature(twice(), payload))));
    inputs.add(
        BadInput.cose("Size", "a header of keys with one hash code", colliding())
            .rejected(PROOF, LIMIT_EXCEEDED));
  }

  /** {@code {1: -7, 1: -7}} */
  private static byte[] twice() {
    return new byte[] {(byte) 0xa2, 1, 0x26, 1, 0x26};
  }

  /** Not protected, so that the bound of a header does not apply. */
  private byte[] colliding() {
    var many = new LinkedHashMap<Cbor.Key, Cbor>();
    for (long half = 1; half <= 5000; half++) {
      many.put(label(half << 32 | half), Cbor.of(0));
    }
    return message(header, new Cbor.Entries(many));
  }

  private Cbor signedBy(Cbor signature) {
    return parts(header, NOTHING, Cbor.of(payload), signature);
  }

  private byte[] message(Map<Cbor.Key, Cbor> entries, Cbor unprotected) {
    return tagged(
        18, parts(entries, unprotected, Cbor.of(payload), signature(bytes(entries), payload)));
  }

  private static Cbor parts(
      Map<Cbor.Key, Cbor> entries, Cbor unprotected, Cbor payload, Cbor signature) {
    return Cbor.of(List.of(Cbor.of(bytes(entries)), unprotected, payload, signature));
  }

  private static Cbor parts(byte[] entries, Cbor payload, Cbor signature) {
    return Cbor.of(List.of(Cbor.of(entries), NOTHING, payload, signature));
  }

  private static byte[] tagged(long tag, Cbor content) {
    return CborWriter.bytes(new Cbor.Tagged(tag, content));
  }

  private static byte[] bytes(Map<Cbor.Key, Cbor> entries) {
    return CborWriter.bytes(new Cbor.Entries(entries));
  }

  private static Cbor signature(byte[] header, byte[] payload) {
    return signed("Signature1", new byte[0], header, payload);
  }

  private static Cbor signed(String context, byte[] external, byte[] header, byte[] payload) {
    var signed =
        Cbor.of(List.of(Cbor.of(context), Cbor.of(header), Cbor.of(external), Cbor.of(payload)));
    return Cbor.of(BadTokens.ISSUER.sign(CborWriter.bytes(signed)));
  }

  private Map<Cbor.Key, Cbor> with(Cbor.Key label, Cbor value) {
    var changed = new LinkedHashMap<>(header);
    changed.put(label, value);
    return changed;
  }

  private Map<Cbor.Key, Cbor> without(Cbor.Key label) {
    var changed = new LinkedHashMap<>(header);
    changed.remove(label);
    return changed;
  }

  private Cbor map(Cbor.Key label) {
    return new Cbor.Entries(Map.of(label, header.get(label)));
  }

  private void good(String comment, byte[] message) {
    inputs.add(BadInput.cose("Control", comment, message));
  }

  private void proof(String flag, String comment, byte[] message) {
    proof(flag, comment, message, PROOF_VERIFICATION_ERROR);
  }

  private void proof(String flag, String comment, byte[] message, ProblemType problem) {
    inputs.add(BadInput.cose(flag, comment, message).rejected(PROOF, problem));
  }

  private void crypto(String flag, String comment, Cbor parts) {
    proof(flag, comment, tagged(18, parts), CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  private void syntax(String comment, Cbor parts) {
    form(comment, tagged(18, parts));
  }

  private void form(String comment, byte[] message) {
    inputs.add(BadInput.cose("Message", comment, message).rejected(SYNTAX, PARSING_ERROR));
  }

  private static JsonNumber one() {
    return JsonNumber.of(1);
  }

  private static Cbor.Key label(long label) {
    return new Cbor.Int(label);
  }
}
