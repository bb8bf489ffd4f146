package org.workcommons.vc.verifier;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.model.ValidityPeriod;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.status.StatusListToken;
import org.workcommons.vc.status.TokenStatusEntry;
import org.workcommons.vc.status.TokenStatusList;
import org.workcommons.vc.verifier.VerifiedLists.TokenPlace;

/**
 * Lists that are tokens. Token Status List §8.3, and stricter where it leaves a choice: signed, not
 * protected by a shared secret; by a key of the issuer's own; and not too old.
 */
record TokenStatusLists(Run run, ListKeys keys)
    implements StatusMechanism<TokenStatusEntry, TokenStatusList> {
  @Override
  public URI list(TokenStatusEntry entry) {
    return entry.uri();
  }

  @Override
  public String listMember() {
    return "uri";
  }

  @Override
  public int value(TokenStatusEntry entry, TokenStatusList list, Pointer pointer)
      throws ProblemException {
    try {
      return list.value(entry.idx());
    } catch (ProblemException e) {
      throw e.under(pointer.at("idx"));
    }
  }

  @Override
  public TokenStatusList verified(URI url, String issuer) throws ProblemException {
    var received = run.policy().statusLists().token(url);
    if (received.isEmpty()) {
      throw Statuses.notHad();
    }
    var list = verified(received.get(), url, issuer);
    requireBegun(list);
    requireInTime(list.token());
    return list.token().list();
  }

  private VerifiedLists.VerifiedToken verified(String received, URI url, String issuer)
      throws ProblemException {
    var lists = run.policy().verifiedLists();
    var way = keys.way();
    var known =
        way.flatMap(any -> lists.find(new TokenPlace(url, issuer, any), received, run.now()));
    if (known.isPresent()) {
      return known.get();
    }
    var claims = signed(received, issuer);
    requireFor(claims, issuer);
    var token = read(claims);
    if (!token.uri().toString().equals(url.toString())) {
      throw refused("the status list is the one of another place");
    }
    var verified = new VerifiedLists.VerifiedToken(received, claims.get("nbf"), token);
    way.ifPresent(any -> lists.keep(new TokenPlace(url, issuer, any), verified, run.now()));
    return verified;
  }

  private JsonObject signed(String received, String issuer) throws ProblemException {
    try {
      var list = keys.received(received.getBytes(StandardCharsets.UTF_8));
      // RFC 7515 would let it be written in other ways; the draft names one
      if (!list.header().string("typ").equals(Optional.of(StatusListToken.TYPE))) {
        throw refused("typ must be " + StatusListToken.TYPE);
      }
      return list.verify(run.policy().signatures().computing(keys.key(list, issuer)));
    } catch (ProblemException e) {
      throw Statuses.notVerified(e.problem().type(), e.problem().detail());
    }
  }

  private static StatusListToken read(JsonObject claims) throws ProblemException {
    try {
      return StatusListToken.of(claims);
    } catch (ProblemException e) {
      throw Statuses.notVerified(e.problem().type(), e.problem().detail());
    }
  }

  /** RFC 7519 §4.1: what such a token need not say, but must not say otherwise. */
  private static void requireFor(JsonObject claims, String issuer) throws ProblemException {
    var named = claims.get("iss");
    if (named.isPresent() && !named.get().equals(new JsonString(issuer))) {
      throw refused("the status list is by another issuer");
    }
    if (claims.has("aud")) {
      throw refused("a status list that is for somebody in particular is not accepted");
    }
  }

  private void requireBegun(VerifiedLists.VerifiedToken list) throws ProblemException {
    double latest = run.now().plus(run.policy().clockSkew()).getEpochSecond();
    var begins = list.notBefore();
    if (begins.isPresent()
        && !(begins.get() instanceof JsonNumber seconds && seconds.value() <= latest)) {
      throw refused("the status list is not valid yet");
    }
  }

  private void requireInTime(StatusListToken token) throws ProblemException {
    Statuses.requireFresh(new ValidityPeriod(Optional.of(token.issuedAt()), Optional.empty()), run);
    var now = run.now().minus(run.policy().clockSkew());
    if (token.expires().isPresent() && !now.isBefore(token.expires().get())) {
      throw Statuses.problem(ProblemType.STATUS_STALE, "the status list is too old");
    }
  }

  private static ProblemException refused(String detail) {
    return Statuses.problem(ProblemType.STATUS_VERIFICATION_ERROR, detail);
  }
}
