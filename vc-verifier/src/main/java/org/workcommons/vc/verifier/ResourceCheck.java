package org.workcommons.vc.verifier;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.model.RelatedResource;
import org.workcommons.vc.problem.ProblemException;

/**
 * What a credential gives digests of is what its issuer saw. A context was used to read it, so it
 * is compared as soon as the proofs are good; anything else once the issuer is known to be one whom
 * we recognise: what a stranger refers to is not looked up.
 */
record ResourceCheck(Run run) {
  /** Those of its resources that are contexts known here. */
  void contexts(Proven.Item item) {
    for (var resource : resources(item)) {
      if (isContext(resource)) {
        compare(resource, item);
      }
    }
  }

  /** The rest of its resources, as far as they can be had. */
  void others(Proven.Item item) {
    run.findings().ran(Check.RESOURCES);
    for (var resource : resources(item)) {
      if (!isContext(resource)) {
        compare(resource, item);
      }
    }
  }

  /** Notes that nobody looked at some of its resources. */
  void leaveOthers(Proven.Item item) {
    run.findings().ran(Check.RESOURCES);
    for (var resource : resources(item)) {
      if (!isContext(resource)) {
        run.findings().leftOut(Check.RESOURCES);
      }
    }
  }

  private List<RelatedResource> resources(Proven.Item item) {
    try {
      return RelatedResource.allOf(item.document());
    } catch (ProblemException e) {
      run.findings().add(Check.SYNTAX, e.problem().under(item.place()));
      return List.of();
    }
  }

  private boolean isContext(RelatedResource resource) {
    return run.policy().contexts().carries(resource.id());
  }

  private void compare(RelatedResource resource, Proven.Item item) {
    var content = content(resource);
    if (content.isEmpty()) {
      run.findings().leftOut(Check.RESOURCES);
      return;
    }
    try {
      resource.requireIntegrity(content.get());
    } catch (ProblemException e) {
      run.findings().add(Check.RESOURCES, e.problem().under(item.place()));
    }
  }

  private Optional<byte[]> content(RelatedResource resource) {
    var policy = run.policy();
    return policy
        .resources()
        .find(URI.create(resource.id()))
        .or(() -> policy.contexts().content(resource.id()));
  }
}
