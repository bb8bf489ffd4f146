package org.workcommons.vc.did;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fetch.FetchException;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * Answers for {@code did:web} with what its server says, and for every other method as another
 * resolver does. Documents are kept for a few minutes, failures never.
 */
final class WebResolver implements DidResolver {
  private static final String ACCEPT = "application/did, application/did+json, application/json";

  private final Fetch fetch;
  private final InstantSource clock;
  private final Duration timeToLive;
  private final DidResolver others;
  private final Map<Did, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** Whatever gets the bytes behind a URL. */
  @FunctionalInterface
  interface Fetch {
    byte[] get(URI url, String accept) throws FetchException;
  }

  private record Kept(ControllerDocument document, Instant from, Instant until) {
    /** A clock that was set back makes no copy younger. */
    boolean isFresh(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  WebResolver(Fetch fetch, InstantSource clock, Duration timeToLive, DidResolver others) {
    this.fetch = fetch;
    this.clock = clock;
    this.timeToLive = timeToLive;
    this.others = others;
  }

  @Override
  public Resolution resolve(Did did) {
    if (!did.method().equals(DidWeb.METHOD)) {
      return others.resolve(did);
    }
    try {
      var known = kept(did);
      return new Resolution.Resolved(known.isPresent() ? known.get() : fetched(did));
    } catch (ProblemException e) {
      return new Resolution.Failed(e.problem());
    }
  }

  /** Not under the lock: one slow server must not hold up the documents of the others. */
  private ControllerDocument fetched(Did did) throws ProblemException {
    var document = read(did, get(DidWeb.documentUrl(did)));
    keep(did, document);
    return document;
  }

  private byte[] get(URI url) throws ProblemException {
    try {
      return fetch.get(url, ACCEPT);
    } catch (FetchException e) {
      throw failed(e);
    }
  }

  private static ProblemException failed(FetchException e) {
    var type =
        switch (e.reason()) {
          case NOT_ALLOWED -> ProblemType.NOT_FOUND;
          case TOO_LARGE -> ProblemType.INVALID_DID_DOCUMENT;
          // a server that is down, or a platform that is gone, is no word against anybody
          case UNREACHABLE,
              UNTRUSTED_SERVER,
              REFUSED_BY_SERVER,
              MALFORMED_REPLY,
              TOO_SLOW,
              INTERRUPTED ->
              ProblemType.INTERNAL_ERROR;
        };
    return new ProblemException(
        type, Pointer.ROOT, "the DID's document can't be had: " + e.getMessage());
  }

  private static ControllerDocument read(Did did, byte[] content) throws ProblemException {
    try {
      var document = ControllerDocument.read(content);
      if (!document.id().equals(did)) {
        throw new ProblemException(
            ProblemType.INVALID_DID_DOCUMENT,
            Pointer.ROOT.at("id"),
            "the document at the DID's place is that of another");
      }
      return document;
    } catch (ProblemException e) {
      throw new ProblemException(
          ProblemType.INVALID_DID_DOCUMENT, e.problem().pointer(), e.problem().detail());
    }
  }

  private synchronized Optional<ControllerDocument> kept(Did did) {
    var copy = kept.get(did);
    if (copy == null) {
      return Optional.empty();
    }
    if (!copy.isFresh(clock.instant())) {
      kept.remove(did);
      return Optional.empty();
    }
    return Optional.of(copy.document());
  }

  private synchronized void keep(Did did, ControllerDocument document) {
    var now = clock.instant();
    kept.put(did, new Kept(document, now, now.plus(timeToLive)));
    if (kept.size() > Limits.DID_DOCUMENTS_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
