package org.workcommons.vc.verifier.dcql;

import java.util.List;
import java.util.Map;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/**
 * What a verifier asks for, in the Digital Credentials Query Language. OpenID for Verifiable
 * Presentations 1.0 §6. A wallet asks it for the least that answers, a verifier whether what came
 * back does. Immutable.
 */
public final class DcqlQuery {
  private final List<CredentialQuery> credentials;
  private final List<CredentialSet> credentialSets;

  DcqlQuery(List<CredentialQuery> credentials, List<CredentialSet> credentialSets) {
    this.credentials = List.copyOf(credentials);
    this.credentialSets = List.copyOf(credentialSets);
  }

  /**
   * {@return a query for all of {@code credentials}}
   *
   * @throws IllegalArgumentException where they break a rule of §6, such as two of one identifier
   */
  public static DcqlQuery of(CredentialQuery... credentials) {
    return checked(List.of(credentials), List.of());
  }

  /**
   * {@return this query, for the credentials of all sets that are required, and those of the others
   * if the holder wishes}
   *
   * @throws IllegalArgumentException where a set names what the query does not ask for
   */
  public DcqlQuery withCredentialSets(CredentialSet... sets) {
    return checked(credentials, List.of(sets));
  }

  private static DcqlQuery checked(List<CredentialQuery> credentials, List<CredentialSet> sets) {
    try {
      QueryReader.read(new DcqlQuery(credentials, sets).json());
      QueryReader.noPathTwice(credentials);
      return new DcqlQuery(credentials, sets);
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * {@return the query in {@code json}, which came from outside} Members that are not known are
   * ignored, as §6 demands; formats and types of authorities that are not known stay, and match
   * nothing.
   */
  public static DcqlQuery read(JsonObject json) throws ProblemException {
    return QueryReader.read(json);
  }

  /** {@return the credentials that are asked for, or that credential sets choose from} */
  public List<CredentialQuery> credentials() {
    return credentials;
  }

  /** {@return which of them together serve a purpose; empty where all of them are asked for} */
  public List<CredentialSet> credentialSets() {
    return credentialSets;
  }

  /** {@return the JSON form, for {@link #read}} */
  public JsonObject json() {
    var json = JsonObject.builder();
    CredentialQuery.putList(json, "credentials", credentials.stream().map(CredentialQuery::json));
    CredentialQuery.putList(
        json, "credential_sets", credentialSets.stream().map(CredentialSet::json));
    return json.build();
  }

  /** {@return which of {@code candidates} answer, and the least answer there is} For a wallet. */
  public Selection propose(List<Candidate> candidates) {
    return Selection.of(this, candidates);
  }

  /**
   * {@return what is wrong with {@code answer}, nothing if it satisfies this query} For a verifier,
   * who relies on no wallet for it; proofs, trust and status are checked elsewhere. Pointers lead
   * into the answer: {@code /pid/0/address}.
   *
   * @param answer what was received, by the identifier of the credential query that it answers
   */
  public List<Problem> check(Map<String, List<Candidate>> answer) {
    return new AnswerCheck(this, answer).problems();
  }

  /**
   * {@return what {@code answer} shows although its holder could have kept it back and nobody asked
   * for it} No reason to refuse it, but one to forget it at once, and to tell the wallet's maker. A
   * credential that answers several queries may show what any of them asks for. Pointers lead into
   * the answer, as those of {@link #check}.
   */
  public List<OverDisclosure> overDisclosed(Map<String, List<Candidate>> answer) {
    return new AnswerCheck(this, answer).overDisclosed();
  }

  /** {@return the identifiers of the credential queries} */
  @Override
  public String toString() {
    return "DCQL query for " + credentials.stream().map(CredentialQuery::id).toList();
  }
}
