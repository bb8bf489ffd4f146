package org.workcommons.vc.verifier;

import java.util.Map;
import org.workcommons.vc.json.JsonObject;

/** What the flags of the corpus mean, and what goes wrong where a verifier does not mind. */
final class BadFlags {
  private record Note(String description, String effect, String section) {}

  private static final Map<String, Note> NOTES =
      Map.ofEntries(
          flag(
              "Control",
              "A good input, so that a verifier which refuses everything is found out.",
              "none",
              "none"),
          flag(
              "Selection",
              "A part of what was signed is not what its issuer signed.",
              "Who makes a proof with a key of his own speaks for any issuer.",
              "VC Data Integrity ECDSA Cryptosuites 1.0 §3.5"),
          flag(
              "Disclosure",
              "A disclosure is not a salt, a name and a value in canonical base64url.",
              "Two readers see two claims, or one of them crashes.",
              "RFC 9901 §4.2 and §7.1"),
          flag(
              "DisclosurePlace",
              "Disclosures and digests don't belong together one to one.",
              "What nobody signed passes, or replaces what was signed.",
              "RFC 9901 §7.1"),
          flag(
              "ReservedName",
              "A name of the format is used for something else.",
              "Digests are smuggled in, or stay behind as claims.",
              "RFC 9901 §7.1"),
          flag(
              "HashFunction",
              "The digests are not by a hash function that is good enough.",
              "A second disclosure is found for a digest.",
              "RFC 9901 §4.1.1 and §9.4"),
          flag(
              "Permanent",
              "A claim that decides about the credential can be withheld.",
              "A holder makes her credential last, or takes another key.",
              "RFC 9901 §9.7"),
          flag(
              "SdJwtForm",
              "Not the parts of such a token, or not at their places.",
              "Two readers see two tokens.",
              "RFC 9901 §4 and §8"),
          flag(
              "KeyBinding",
              "The holder did not bind it to this request.",
              "Whoever saw a credential presents it.",
              "RFC 9901 §7.3"),
          flag(
              "DuplicateKey",
              "A name occurs twice in one object.",
              "Two readers see two documents, and only one of them was signed.",
              "RFC 8259 §4"),
          flag(
              "Size",
              "Deep, long or large beyond reason.",
              "The verifier's stack, memory or time is used up.",
              "RFC 8259 §9"),
          flag(
              "Number",
              "A number that JSON does not have, or that no double holds exactly.",
              "Two readers see two numbers.",
              "RFC 8259 §6, RFC 7493 §2.2"),
          flag(
              "Text",
              "Text that is not UTF-8, or strings that are not Unicode.",
              "Two readers see two strings, or one crashes.",
              "RFC 8259 §7 and §8"),
          flag(
              "Trailing",
              "Something stands behind the document.",
              "What is appended passes as signed.",
              "RFC 8259 §2"),
          flag(
              "Grammar",
              "Not the grammar of JSON, or not an object.",
              "A lenient reader guesses.",
              "RFC 8259 §2"),
          flag(
              "ProofShape",
              "A proof lacks a member, or has one of another kind.",
              "Unsigned documents pass, or the verifier crashes.",
              "VC Data Integrity 1.0 §2.1"),
          flag(
              "Downgrade",
              "The proof names another cryptosuite than the one that made it.",
              "A weaker suite is talked into.",
              "VC Data Integrity 1.0 §4.4"),
          flag(
              "Purpose",
              "The proof was made for something else.",
              "A login passes as an assertion.",
              "VC Data Integrity 1.0 §4.4"),
          flag(
              "Chain",
              "Statements of a chain are missing, repeated or linked wrongly; or a proof names another before it.",
              "The bad part of a record is dropped quietly.",
              "specs/work-statement.md, The chain"),
          flag(
              "VerificationMethod",
              "The proof names a key that is not one of the issuer's.",
              "Anybody signs in anybody's name.",
              "Controlled Identifiers 1.0 §3.3"),
          flag(
              "ProofValue",
              "The signature is encoded otherwise, of another length, or altered.",
              "Forged or malleable signatures pass.",
              "Data Integrity EdDSA Cryptosuites 1.0 §3.3, RFC 8032 §5.1.7"),
          flag(
              "ProofTime",
              "The proof was made in the future, or counts no more.",
              "Old or pre-dated proofs pass.",
              "VC Data Integrity 1.0 §2.1"),
          flag(
              "HashOrder",
              "The two hashes were joined in the wrong order.",
              "Implementations that agree with each other only.",
              "Data Integrity EdDSA Cryptosuites 1.0 §3.3.4"),
          flag(
              "Moved",
              "A proof was taken from another document.",
              "A good signature covers a bad document.",
              "VC Data Integrity 1.0 §4.4"),
          flag(
              "ProofSet",
              "One proof of several is bad, repeated, or one too many.",
              "One good proof hides a bad one; many exhaust the verifier.",
              "VC Data Integrity 1.0 §4.5"),
          flag(
              "Altered",
              "Something was changed after it was signed.",
              "Forged claims pass.",
              "VC Data Integrity 1.0 §4.4"),
          flag(
              "Context",
              "Contexts were swapped, added, nested or written into the document.",
              "The words mean something else than what was signed.",
              "VC Data Integrity 1.0 §4.6"),
          flag(
              "DataLoss",
              "JSON-LD drops a part of the document on the way to what is signed.",
              "An unsigned claim is read.",
              "VC Data Integrity 1.0 §4.6"),
          flag(
              "PoisonGraph",
              "Many parts of the graph look alike.",
              "Canonicalisation takes for ever.",
              "RDF Dataset Canonicalization §7.1"),
          flag(
              "AlgNone",
              "The token says that it has no signature.",
              "Anybody issues anything.",
              "RFC 8725 §3.2"),
          flag(
              "AlgConfusion",
              "The token names an algorithm that is not its key's.",
              "A public key serves as a secret, or a check is skipped.",
              "RFC 8725 §3.1"),
          flag(
              "Signature",
              "The signature has zeros, the wrong length or the wrong form, or is altered.",
              "Forged signatures pass.",
              "RFC 7518 §3.4"),
          flag(
              "KeyInHeader",
              "The token brings or points to a key.",
              "The attacker's own key is trusted.",
              "RFC 8725 §3.10"),
          flag(
              "Critical",
              "An extension that has to be understood, and is not.",
              "A signature is taken for one over something else.",
              "RFC 7515 §4.1.11"),
          flag(
              "Typ",
              "A token of another kind.",
              "A token made for one purpose serves another.",
              "RFC 8725 §3.11, VC-JOSE-COSE 1.0 §3.1.1"),
          flag(
              "Kid",
              "The key's name is missing, leads elsewhere, or is an injection.",
              "Files are read, or another's key is used.",
              "RFC 8725 §3.10, VC-JOSE-COSE 1.0 §3.3"),
          flag(
              "Compact",
              "Not three parts of canonical base64url with strict JSON inside.",
              "Two readers see two tokens.",
              "RFC 7515 §3.1 and §5.2"),
          flag(
              "Message",
              "Not a tagged array of four items in strict CBOR, with its payload inside.",
              "Two readers see two messages, or one takes something else for one.",
              "RFC 9052 §4.2, RFC 8949 §4.2.1"),
          flag(
              "Unprotected",
              "What decides how a message is read stands where no signature covers it.",
              "Anybody on the way chooses the algorithm, the kind or the key.",
              "RFC 9052 §3.1"),
          flag(
              "Claim",
              "The token's claims contradict the document or the time.",
              "Expired tokens, or tokens of another issuer, pass.",
              "VC-JOSE-COSE 1.0 §3.1.3"),
          flag(
              "Binding",
              "Not an answer to this request.",
              "A presentation made for somebody else is replayed.",
              "VC Data Integrity 1.0 §2.1"),
          flag(
              "Holder",
              "Not shown by the one whom it is about.",
              "A stolen record serves the thief.",
              "VCDM 2.0 §4.13"),
          flag(
              "Member",
              "What is inside the presentation is unsigned, altered or was not asked for.",
              "The holder's signature covers for the issuer's.",
              "VCDM 2.0 §4.13"),
          flag(
              "Envelope",
              "An envelope around something else than a signed token.",
              "Unsigned or unknown content passes.",
              "VCDM 2.0 §4.13.1"),
          flag(
              "Unavailable",
              "The status list can't be had.",
              "Revoked credentials pass where the network is cut.",
              "Bitstring Status List 1.0 §3.2"),
          flag(
              "Stale",
              "The status list is too old.",
              "A list from before the revocation passes.",
              "Bitstring Status List 1.0 §2.2"),
          flag(
              "Revoked",
              "The issuer took it back.",
              "Revoked credentials pass.",
              "Bitstring Status List 1.0 §3.2"),
          flag(
              "StatusIndex",
              "The index is not a plain decimal number, or points outside.",
              "Another credential's bit is read.",
              "Bitstring Status List 1.0 §2.1"),
          flag(
              "StatusEntry",
              "An entry of an unknown type, for another purpose, or one of several.",
              "The entry that revokes is not looked at.",
              "Bitstring Status List 1.0 §2.1"),
          flag(
              "StatusValue",
              "A status of several bits.",
              "Another credential's bits are read, or only the first bit.",
              "Bitstring Status List 1.0 §3.2"),
          flag(
              "Resource",
              "A related resource is ill-formed, or is not what the issuer saw.",
              "What the issuer referred to can be changed afterwards.",
              "VCDM 2.0 §5.3"),
          flag(
              "Evaluation",
              "A schema that does not fit, is none, can't be had, or would take for ever.",
              "The verifier hangs, asks an inner network, or takes the claims as checked.",
              "VC JSON Schema §4"),
          flag(
              "StatusSigner",
              "The list is not by the credential's issuer.",
              "Anybody un-revokes anything.",
              "Bitstring Status List 1.0 §3.2"),
          flag(
              "StatusPlace",
              "The list is not the one of its place.",
              "A list without the revocation is swapped in.",
              "Bitstring Status List 1.0 §3.2"),
          flag(
              "StatusList",
              "Not a status list in its time.",
              "The verifier goes round in circles, or guesses.",
              "Bitstring Status List 1.0 §2.2"),
          flag(
              "StatusEncoding",
              "The bits are encoded otherwise, too few, or too many.",
              "Wrong bits are read, or memory runs out.",
              "Bitstring Status List 1.0 §3.4"),
          flag(
              "Resolution",
              "The issuer's identifier can't be resolved.",
              "The verifier asks a stranger's server, or trusts blindly.",
              "DID Resolution 1.0"),
          flag(
              "Relationship",
              "The key is not listed for assertions.",
              "A key for logging in issues credentials.",
              "Controlled Identifiers 1.0 §3.3"),
          flag(
              "MethodName",
              "The key is not there, or there twice.",
              "The attacker's of two keys is used.",
              "Controlled Identifiers 1.0 §3.3"),
          flag(
              "Controller",
              "The key belongs to somebody else.",
              "Keys are borrowed.",
              "Controlled Identifiers 1.0 §3.3"),
          flag(
              "KeyMaterial",
              "The key is missing, double, secret, or of another type.",
              "Weak or foreign keys are used.",
              "Controlled Identifiers 1.0 §2.2"),
          flag(
              "KeyLife",
              "The key was revoked, has expired, or says so at no time that there is.",
              "Stolen keys go on signing.",
              "Controlled Identifiers 1.0 §2.2"),
          flag(
              "DidKey",
              "A did:key whose key is no good.",
              "Invalid points and foreign keys are used.",
              "did:key §3.1"),
          flag(
              "DidJwk",
              "A did:jwk whose key is no good.",
              "Secrets are published, invalid keys used.",
              "did:jwk, Read"),
          flag(
              "Confusable",
              "A name that looks like another.",
              "A stranger passes for a friend.",
              "Unicode Technical Standard 39"),
          flag(
              "Model",
              "Not a conforming credential.",
              "Readers disagree about what it says.",
              "VCDM 2.0 §4"),
          flag(
              "Validity",
              "Its time has not come, or is over.",
              "Old credentials pass.",
              "VCDM 2.0 §4.9"),
          flag(
              "Trust",
              "The issuer is nobody whom the verifier recognises.",
              "Anybody issues anything.",
              "VCDM 2.0 appendix A.7"),
          flag(
              "Assurance",
              "Says that a platform signed which did not.",
              "Self-made records pass for a platform's.",
              "specs/work-statement.md, The credential"),
          flag(
              "SchemaUnknown",
              "Names a schema that the verifier does not know.",
              "What was not checked passes as checked.",
              "VCDM 2.0 §4.11"),
          flag(
              "Schema",
              "The claims do not fit the schema of their type.",
              "Nonsense, or text that drives a terminal, is shown as verified.",
              "VCDM 2.0 §4.11"),
          flag(
              "Counts",
              "The numbers contradict each other.",
              "Ratings are added or dropped.",
              "specs/work-statement.md, What a schema can't say"),
          flag(
              "Countersigned",
              "The worker did not sign the engagement.",
              "Platforms invent jobs.",
              "specs/engagement.md, Who signs"),
          flag(
              "SelfRating",
              "Whoever is rated signed the rating.",
              "Ratings are farmed.",
              "specs/rating.md, Who signs"),
          flag(
              "Issuer",
              "Issued by somebody in whose name it does not speak.",
              "Anybody hands out memberships.",
              "specs/membership.md, Who signs"),
          flag(
              "Recovery",
              "Whoever keeps or recovers keys for others signs in their place.",
              "Guardians agree among themselves, and make themselves members.",
              "specs/membership.md, Who signs"),
          flag(
              "FineTime",
              "A time finer than the month of work, or than the day of a rating.",
              "Whoever was rated finds out who rated.",
              "specs/rating.md, When"));

  private BadFlags() {}

  static JsonObject note(String flag) {
    var note = NOTES.get(flag);
    if (note == null) {
      throw new IllegalArgumentException("a flag without a note: " + flag);
    }
    return JsonObject.builder()
        .put("description", note.description())
        .put("effect", note.effect())
        .put("section", note.section())
        .build();
  }

  private static Map.Entry<String, Note> flag(
      String name, String description, String effect, String section) {
    return Map.entry(name, new Note(description, effect, section));
  }
}
