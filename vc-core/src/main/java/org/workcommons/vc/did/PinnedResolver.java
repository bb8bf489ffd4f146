package org.workcommons.vc.did;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers from a fixed set of documents first. */
final class PinnedResolver implements DidResolver {
  private final Map<Did, ControllerDocument> documents;
  private final DidResolver others;

  PinnedResolver(Collection<ControllerDocument> documents, DidResolver others) {
    this.documents =
        documents.isEmpty()
            ? Map.of() // a command that has none need not learn how to collect them
            : documents.stream()
                .collect(Collectors.toUnmodifiableMap(ControllerDocument::id, Function.identity()));
    this.others = others;
  }

  @Override
  public Resolution resolve(Did did) {
    var pinned = documents.get(did);
    return pinned == null ? others.resolve(did) : new Resolution.Resolved(pinned);
  }
}
