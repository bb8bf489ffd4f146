package org.workcommons.vc.verifier;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.FetchException;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.sdjwtvc.IssuerMetadata;

/** What issuers publish of their keys, each kept for a while. */
final class FetchedKeySets implements IssuerKeySets {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final String ACCEPT = "application/json";

  private final FetchedLists.Fetch fetch;
  private final InstantSource clock;
  private final Copies<URI, JsonObject> copies =
      new Copies<>(Limits.DID_DOCUMENTS_KEPT, Long.MAX_VALUE);

  FetchedKeySets(FetchedLists.Fetch fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  @Override
  public JsonObject of(URI issuer) throws ProblemException {
    Optional<JsonObject> known = copies.find(issuer, clock.instant());
    if (known.isPresent()) {
      return known.get();
    }
    var metadata = IssuerMetadata.read(issuer, get(IssuerMetadata.location(issuer)));
    var keys =
        metadata.keys().isPresent()
            ? metadata.keys().get()
            : JsonReader.readObject(
                get(metadata.keysUrl().orElseThrow()), Limits.DID_DOCUMENT_BYTES);
    copies.keep(issuer, keys, 0, clock.instant(), LIFE);
    return keys;
  }

  private byte[] get(URI url) throws ProblemException {
    try {
      return fetch.get(url, ACCEPT);
    } catch (FetchException e) {
      throw new ProblemException(
          ProblemType.INTERNAL_ERROR,
          Pointer.ROOT.at("iss"),
          "the keys of the issuer can't be had: " + e.getMessage());
    }
  }
}
