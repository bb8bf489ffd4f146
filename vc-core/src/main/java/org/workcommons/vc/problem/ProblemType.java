package org.workcommons.vc.problem;

import java.net.URI;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The closed list of problems. Each is a URL: of a W3C specification where one names the problem,
 * otherwise one of ours, described in {@code specs/problems.md}. A type is stable; programs may
 * decide on it.
 */
public enum ProblemType {
  // VCDM 2.0 §7.2 Problem Details
  PARSING_ERROR(Prefix.VCDM),
  CRYPTOGRAPHIC_SECURITY_ERROR(Prefix.VCDM),
  MALFORMED_VALUE_ERROR(Prefix.VCDM),
  RANGE_ERROR(Prefix.VCDM),

  // VC Data Integrity 1.0 §4.7 and Controlled Identifiers 1.0 §3.5, Processing Errors
  PROOF_VERIFICATION_ERROR(Prefix.SECURITY),
  PROOF_GENERATION_ERROR(Prefix.SECURITY),
  PROOF_TRANSFORMATION_ERROR(Prefix.SECURITY),
  DATA_LOSS_DETECTION_ERROR(Prefix.SECURITY),
  INVALID_DOMAIN_ERROR(Prefix.SECURITY),
  INVALID_CHALLENGE_ERROR(Prefix.SECURITY),
  INVALID_VERIFICATION_METHOD_URL(Prefix.SECURITY),
  INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID(Prefix.SECURITY),
  INVALID_CONTROLLED_IDENTIFIER_DOCUMENT(Prefix.SECURITY),
  INVALID_VERIFICATION_METHOD(Prefix.SECURITY),
  INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD(Prefix.SECURITY),

  // DID Resolution 1.0, Errors
  INVALID_DID(Prefix.DID),
  INVALID_DID_URL(Prefix.DID),
  INVALID_DID_DOCUMENT(Prefix.DID),
  NOT_FOUND(Prefix.DID),
  METHOD_NOT_SUPPORTED(Prefix.DID),
  INTERNAL_ERROR(Prefix.DID, Weight.LEAVES_OPEN),

  // Bitstring Status List 1.0 §3.5 Processing Errors
  STATUS_RETRIEVAL_ERROR(Prefix.STATUS, Weight.LEAVES_OPEN),
  STATUS_VERIFICATION_ERROR(Prefix.STATUS),
  STATUS_LIST_LENGTH_ERROR(Prefix.STATUS),

  // Ours: specs/problems.md
  LIMIT_EXCEEDED(Prefix.OURS),
  INVALID_PUBLIC_KEY_LENGTH(Prefix.OURS),
  INVALID_PUBLIC_KEY(Prefix.OURS),
  UNSUPPORTED_PUBLIC_KEY_TYPE(Prefix.OURS),
  UNKNOWN_CONTEXT(Prefix.OURS),
  CANONICALIZATION_LIMIT(Prefix.OURS),
  KEY_EXPIRED(Prefix.OURS),
  KEY_REVOKED(Prefix.OURS),
  PROOF_EXPIRED(Prefix.OURS),
  PROOF_NOT_YET_VALID(Prefix.OURS),
  REQUIRED_PROOF_MISSING(Prefix.OURS),
  ISSUER_MISMATCH(Prefix.OURS),
  HOLDER_MISMATCH(Prefix.OURS),
  HOLDER_BINDING_MISSING(Prefix.OURS),
  SUBJECT_HOLDER_MISMATCH(Prefix.OURS),
  CHALLENGE_ALREADY_USED(Prefix.OURS),
  REQUEST_EXPIRED(Prefix.OURS),
  ISSUER_NOT_RECOGNIZED(Prefix.OURS),
  NOT_YET_VALID(Prefix.OURS),
  EXPIRED(Prefix.OURS),
  REVOKED(Prefix.OURS),
  SUSPENDED(Prefix.OURS),
  STATUS_STALE(Prefix.OURS, Weight.LEAVES_OPEN),
  STATUS_UNKNOWN(Prefix.OURS, Weight.LEAVES_OPEN),
  RESOURCE_INTEGRITY(Prefix.OURS),
  SCHEMA_FAILED(Prefix.OURS),
  SCHEMA_INDETERMINATE(Prefix.OURS, Weight.LEAVES_OPEN),
  PRESENTATION_INCOMPLETE(Prefix.OURS),
  DOMAIN_ISSUER_NOT_PLATFORM(Prefix.OURS),
  DOMAIN_WRONG_ISSUER(Prefix.OURS),
  DOMAIN_NOT_COUNTERSIGNED(Prefix.OURS),
  DOMAIN_NOT_ATTESTED(Prefix.OURS),
  DOMAIN_SELF_RATING(Prefix.OURS),
  DOMAIN_TIME_TOO_FINE(Prefix.OURS),
  DOMAIN_COUNTS_DISAGREE(Prefix.OURS),
  CHAIN_START_MISSING(Prefix.OURS),
  CHAIN_STATEMENT_MISSING(Prefix.OURS),
  CHAIN_STATEMENT_REPEATED(Prefix.OURS),
  CHAIN_REORDERED(Prefix.OURS),
  CHAIN_LINK_BROKEN(Prefix.OURS),
  CHAIN_COUNTS_DISAGREE(Prefix.OURS),
  CHAIN_HEAD_SUPERSEDED(Prefix.OURS),
  CHAIN_HEAD_STALE(Prefix.OURS),
  EVIDENCE_MONTH_AHEAD(Prefix.OURS),
  EVIDENCE_PLATFORM_UNKNOWN(Prefix.OURS),
  EVIDENCE_ASSURANCE_UNKNOWN(Prefix.OURS),
  EVIDENCE_SCALE_MISMATCH(Prefix.OURS),
  EVIDENCE_NO_ENGAGEMENT(Prefix.OURS),
  EVIDENCE_RATING_REPEATED(Prefix.OURS),
  OUTCOME_WITHOUT_RATING(Prefix.OURS),
  SUMMARY_NOT_UNDER_POLICY(Prefix.OURS),
  SUMMARY_NOT_REPRODUCED(Prefix.OURS),
  SUMMARY_SECOND_STREAM(Prefix.OURS),
  EXPORT_MALFORMED(Prefix.OURS),
  EXPORT_MONTH_CHANGED(Prefix.OURS),
  RUN_ITEM_CHANGED(Prefix.OURS),
  QUORUM_NOT_MET(Prefix.OURS),
  POLICY_NOT_ANCHORED(Prefix.OURS),
  POLICY_CHAIN_BROKEN(Prefix.OURS),
  POLICY_TEXT_CHANGED(Prefix.OURS),
  POLICY_NOT_IN_EFFECT(Prefix.OURS),
  TRUST_LIST_MISSING(Prefix.OURS, Weight.LEAVES_OPEN),
  TRUST_LIST_CYCLE(Prefix.OURS),
  TRUST_LIST_TOO_DEEP(Prefix.OURS),
  TRUST_LISTS_CONTRADICT(Prefix.OURS),
  ACTION_NOT_RECOGNIZED(Prefix.OURS),
  NAMES_CONFUSABLE(Prefix.OURS),
  OUTCOME_WRONG_PANEL(Prefix.OURS),
  OUTCOME_NOT_BOUND(Prefix.OURS),
  OUTCOME_CONTRADICTED(Prefix.OURS),
  OUTCOME_TOO_LATE(Prefix.OURS),
  OUTCOME_REPEATED(Prefix.OURS),
  RATING_COMMITMENT_MISMATCH(Prefix.OURS),
  RATING_REVEAL_EARLY(Prefix.OURS),
  RATING_TOO_LATE(Prefix.OURS),
  RATING_REPEATED(Prefix.OURS),
  REPLY_NOT_BOUND(Prefix.OURS);

  private final URI uri;
  private final Weight weight;

  ProblemType(String prefix) {
    this(prefix, Weight.REJECTS);
  }

  ProblemType(String prefix, Weight weight) {
    this.uri = URI.create(prefix + name());
    this.weight = weight;
  }

  /** {@return the URL that names this problem, the {@code type} of RFC 9457 problem details} */
  public URI uri() {
    return uri;
  }

  /**
   * {@return whether this problem means "could not ask" rather than "asked, and the answer is no"}
   * Asking again later may help then, and only then.
   */
  public boolean leavesOpen() {
    return weight == Weight.LEAVES_OPEN;
  }

  /**
   * {@return what a person can do about it, one plain sentence in {@code locale}, in English where
   * we have no other}
   */
  public String remedy(Locale locale) {
    return ResourceBundle.getBundle("org.workcommons.vc.problem.remedies", locale)
        .getString(name());
  }

  private enum Weight {
    REJECTS,
    LEAVES_OPEN
  }

  private static final class Prefix {
    static final String VCDM = "https://www.w3.org/TR/vc-data-model#";
    static final String SECURITY = "https://w3id.org/security#";
    static final String DID = "https://www.w3.org/ns/did#";
    static final String STATUS = "https://www.w3.org/ns/credentials/status-list#";
    static final String OURS = "https://w3id.org/workcommons/problems#";
  }
}
