package org.workcommons.vc.endpoint;

/**
 * What the suites want beyond the specifications, or beside them. The library does none of this;
 * each is done here and named where it is done.
 */
enum SuitePolicy {
  /**
   * A presentation without a proof is accepted, if the credentials in it verify. The data model
   * allows it to exist; a verifier that wants to know its holder has no use for it.
   */
  UNSIGNED_PRESENTATIONS,

  /**
   * Contexts inside a document are accepted as if they had been pinned. Whoever writes such a
   * document says what its words mean, so nothing here is to be read by its words.
   */
  INLINE_CONTEXTS,

  /**
   * A key need not be its issuer's: the published vectors are issued by {@code https://vc.example/}
   * and signed with a {@code did:key}.
   */
  UNBOUND_ISSUERS,

  /**
   * Documents of version 1.1 are issued, though the library only reads them, and get the context
   * that their proofs need, and the date of issuance if they have none.
   */
  VERSION_1_1,

  /**
   * Proofs of the type {@code Ed25519Signature2020} are read: the published vector of the verifier
   * suite has one.
   */
  LEGACY_PROOFS,

  /**
   * A proof that occurs twice, to the letter, counts once. The library refuses the document; a
   * suite makes two proofs of the same second by the same key.
   */
  REPEATED_PROOFS,

  /**
   * Presentations are accepted in the way of VC-JWT 1.1, a {@code vp} claim in a {@code JWT}, where
   * the envelope says {@code application/jwt}. VC-JOSE-COSE 1.0 §3.1.1 forbids the claim.
   */
  OLD_PRESENTATION_TOKENS,

  /**
   * What keeps a DID from resolving is told in the words of an older draft, beside an empty
   * document rather than none. DID Resolution 1.0 has problem details, which the library gives.
   */
  OLD_RESOLUTION_ERRORS,

  /**
   * The base context as it was in July 2024 is what the digests of a related resource are compared
   * with, not the one that was published.
   */
  BASE_CONTEXT_OF_JULY_2024,

  /**
   * A credential in a token or message is neither issued nor accepted with members that the data
   * model does not name, though a context may define them. The data model says to ignore them.
   */
  UNKNOWN_EXTENSIONS,

  /**
   * The key of a token is the one on the command line, whatever its {@code kid} says, and when the
   * token was made and until when it counts is not judged: the suite's tokens name keys by their
   * thumbprints, say {@code iat} in words and ran out in 2024.
   */
  KEYS_FROM_THE_COMMAND_LINE,

  /** A line break at the end of a {@code data:} URL is not there: one of the suite's has it. */
  LINE_BREAKS_AFTER_URLS,

  /**
   * A SHA-256 digest of a related resource may stand without the code of its algorithm. VC Data
   * Integrity 1.0 §2.6 wants a multihash.
   */
  BARE_DIGESTS,

  /**
   * The credential that carries a schema is not signed, and may name the schema of such credentials
   * by the URL that it had in 2022. VC JSON Schema §2.2 has another one now.
   */
  OLD_SCHEMA_OF_SCHEMAS,
}
