package org.workcommons.vc.encoding;

/**
 * Every bound on input, in one place. What exceeds one is a problem of type {@code LIMIT_EXCEEDED},
 * found before memory or time is spent on it. Documented for users in {@code specs/limits.md}.
 */
public final class Limits {
  /**
   * The largest document, in bytes of UTF-8: room for 1,000 statements or a status list of 20
   * million entries.
   */
  public static final int DOCUMENT_BYTES = 8 << 20;

  /** The largest backup of a wallet, in bytes: room for 10,000 statements. */
  public static final int BACKUP_BYTES = 64 << 20;

  /**
   * How deeply objects and arrays nest. The deepest honest document that we know of has 12 levels.
   */
  public static final int DEPTH = 64;

  /** The longest string, in UTF-16 units. The longest honest one is a status list. */
  public static final int STRING_CHARS = 4 << 20;

  /** The longest name of a member, in UTF-16 units. */
  public static final int NAME_CHARS = 1024;

  /** The longest number, in characters. A double never needs more than 25. */
  public static final int NUMBER_CHARS = 64;

  /** The most members of one object. */
  public static final int MEMBERS = 4096;

  /** The most items of one array. */
  public static final int ITEMS = 65_536;

  /** The most values in one document, all levels together. */
  public static final int VALUES = 1 << 20;

  /**
   * The longest base58 or base64url text inside a document, in characters. Status lists have their
   * own bound.
   */
  public static final int ENCODED_CHARS = 65_536;

  /** The largest status list once decompressed, in bytes: 134 million entries of one bit. */
  public static final int STATUS_LIST_BYTES = 16 << 20;

  /** The most credentials in one presentation. */
  public static final int CREDENTIALS = 1000;

  /** The most proofs of one document. */
  public static final int PROOFS = 16;

  /**
   * The most proofs of one document that disclose selectively: each of them may be hundreds of
   * signatures. What a holder derives has one.
   */
  public static final int SELECTIVE_PROOFS = 2;

  /** The largest header of a token, in bytes. The longest honest one names a key by a long DID. */
  public static final int TOKEN_HEADER_BYTES = 16_384;

  /** Types that one selectively disclosable credential has beside its own. */
  public static final int CREDENTIAL_TYPES = 32;

  /** Copies of one credential that are issued, or keys that they are asked for on, together. */
  public static final int COPIES = 100;

  /** Keys in a key set that an issuer publishes. */
  public static final int KEYS = 64;

  /** Certificates that come with one token. */
  public static final int CERTIFICATES = 8;

  /** The most proofs of all credentials in one presentation together. */
  public static final int CREDENTIAL_PROOFS = 4096;

  /** The most of them that disclose selectively. */
  public static final int SELECTIVE_CREDENTIAL_PROOFS = 256;

  /** The most status entries of one credential. */
  public static final int STATUS_ENTRIES = 16;

  /**
   * The most status lists that one verification looks at: each has to be found, and may be large.
   */
  public static final int STATUS_LISTS = 64;

  /** The most related resources of one credential. */
  public static final int RELATED_RESOURCES = 64;

  /** The most digests of one resource. */
  public static final int DIGESTS = 16;

  /** The most schemas that one credential names. */
  public static final int SCHEMAS = 8;

  /** The largest schema, and the largest credential that is held against one, in bytes. */
  public static final int SCHEMA_BYTES = 262_144;

  /** The most steps of evaluating one schema, of about a microsecond each. */
  public static final int SCHEMA_STEPS = 200_000;

  /** How many keywords and items of a schema lie within each other while it is evaluated. */
  public static final int SCHEMA_DEPTH = 256;

  /** The most states of a pattern in a schema, its repetitions written out. */
  public static final int SCHEMA_PATTERN_SIZE = 4096;

  /** The largest export of a platform, in bytes. */
  public static final int EXPORT_BYTES = 16 << 20;

  /** The most lines of an export. */
  public static final int EXPORT_ROWS = 100_000;

  /** The longest field of an export, in UTF-16 units. */
  public static final int EXPORT_FIELD_CHARS = 256;

  /** The most findings that are reported of one export. */
  public static final int EXPORT_FINDINGS = 100;

  /** The longest name of a run, and of an item in it, in UTF-16 units. */
  public static final int RUN_NAME_CHARS = 256;

  /** The longest URL that is fetched, in characters. */
  public static final int FETCH_URL_CHARS = 2048;

  /** The largest head of a reply to a fetch, in bytes: status line and header fields. */
  public static final int FETCH_HEAD_BYTES = 16_384;

  /** The longest that one fetch can be allowed to take, in seconds, name look-up and all. */
  public static final int FETCH_SECONDS = 60;

  /** The most fetched status lists that are kept for the next verification. */
  public static final int STATUS_LISTS_KEPT = 64;

  /** The most bytes of fetched status lists that are kept, all together. */
  public static final int STATUS_LISTS_KEPT_BYTES = 64 << 20;

  /** The largest document of a DID that is fetched, in bytes: room for 256 keys. */
  public static final int DID_DOCUMENT_BYTES = 131_072;

  /** The most fetched documents of DIDs that are kept for the next verification. */
  public static final int DID_DOCUMENTS_KEPT = 256;

  /**
   * The documents of DIDs that consist of a key that are kept for the next verification, with the
   * key decoded, and the points of elliptic curves: some ten thousand bytes each.
   */
  public static final int DID_KEYS_KEPT = 1024;

  /** The lists of contexts of which it is kept what they define together. */
  public static final int CONTEXT_LISTS_KEPT = 64;

  /** The occupations whose URLs are kept, read. */
  public static final int OCCUPATIONS_KEPT = 1024;

  /** The scopes of the types and members of one list of contexts that are kept, compiled. */
  public static final int SCOPED_CONTEXTS_KEPT = 256;

  /**
   * The most steps of telling apart what has no identifier when a document is brought into
   * canonical form. A work statement needs none, the hardest case of the W3C's suite 13,044;
   * hostile documents would need more than there is time.
   */
  public static final int CANONICALIZATION_STEPS = 20_000;

  /** The most messages under one BBS signature: what a statement says, several times over. */
  public static final int BBS_MESSAGES = 512;

  /** How deeply CBOR items nest, tags included. A proof value has 3 levels, a COSE message 4. */
  public static final int CBOR_DEPTH = 16;

  /** The most items that one CBOR item is made of. The largest proof value has some 2,000. */
  public static final int CBOR_ITEMS = 4096;

  /** The most pointers of one disclosure, to what is mandatory and to what is selected together. */
  public static final int POINTERS = 256;

  /**
   * The most statements that a document says if they can be disclosed one by one: each has a
   * signature to make and to verify.
   */
  public static final int SELECTIVE_STATEMENTS = 512;

  /** The most disclosures of one selectively disclosable token. */
  public static final int DISCLOSURES = 4096;

  /** The most components of one claims path pointer: no value lies deeper. */
  public static final int CLAIM_PATH_COMPONENTS = 64;

  /** The most values that one claims path pointer selects in one credential. */
  public static final int CLAIM_PATH_VALUES = 1024;

  /** The most credential queries of one DCQL query. */
  public static final int QUERY_CREDENTIALS = 64;

  /** The most claims queries of one DCQL query, all its credential queries together. */
  public static final int QUERY_CLAIMS = 512;

  /**
   * The most items in all other lists of one DCQL query together: types, authorities, values, sets
   * and the identifiers in them.
   */
  public static final int QUERY_ITEMS = 4096;

  /** The most statements that one score is made of. */
  public static final int SCORE_STATEMENTS = 2000;

  /** The most buckets of ratings that one score is made of, all its statements together. */
  public static final int SCORE_BUCKETS = 10_000;

  /** The most chains of one member that a commons keeps in mind. */
  public static final int SUMMARY_CHAINS = 1000;

  /** The largest file of a commons' streams of summaries, in bytes. */
  public static final int SUMMARY_STREAMS_BYTES = 64 << 20;

  /** The most platforms of one governance policy. */
  public static final int POLICY_PLATFORMS = 1000;

  /** The most weights that one governance policy gives a client's first, second, third rating. */
  public static final int POLICY_REPEATS = 100;

  /** The most predicates of one governance policy. */
  public static final int POLICY_PREDICATES = 64;

  /** The longest predicate, in characters. */
  public static final int PREDICATE_CHARS = 512;

  /** The most signers of one governance policy. */
  public static final int POLICY_SIGNERS = 64;

  /** The longest section on how a policy is amended, in bytes of its canonical form. */
  public static final int POLICY_AMENDMENT_BYTES = 16_384;

  /** The largest document of a community, in bytes: room for 2,000 listed entities. */
  public static final int SIGNED_DOCUMENT_BYTES = 1 << 20;

  /** A file of cases for the arithmetic of scores, which only its own user hands in. */
  public static final int SCORE_CASES_BYTES = 64 << 20;

  /** JSON values in such a file. */
  public static final int SCORE_CASES_VALUES = 1 << 23;

  /** The most entities in one trust list. */
  public static final int RECOGNIZED_ENTITIES = 2048;

  /** The most actions that one entity is recognised to perform in one list. */
  public static final int RECOGNIZED_ACTIONS = 32;

  /** The most trust lists that are looked at together. */
  public static final int TRUST_LISTS = 128;

  /** The most trust lists one above the other, from an anchor's down. */
  public static final int TRUST_DEPTH = 8;

  /** The most versions of one policy. */
  public static final int POLICY_VERSIONS = 1024;

  /** The most outcomes of disputes that are looked at together. */
  public static final int OUTCOMES = 4096;

  /** The most files of one kind that one command reads, those in directories among them. */
  public static final int FILES = 4096;

  /** The most bytes of such files together. */
  public static final int FILES_BYTES = 64 << 20;

  private Limits() {}
}
