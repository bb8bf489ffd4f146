package org.workcommons.vc.verifier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingReply;
import org.workcommons.vc.work.SafetyReport;
import org.workcommons.vc.work.WorkStatement;

/** The types whose claims are read: those of this library, and those that a request asks for. */
final class KnownTypes {
  private final Map<String, ClaimType<?>> wanted = new HashMap<>();

  private KnownTypes(List<ClaimType<?>> wanted) {
    for (var type : wanted) {
      this.wanted.put(type.credentialType(), type);
    }
  }

  /** {@return those of this library, and {@code wanted}, which come first} */
  static KnownTypes and(List<ClaimType<?>> wanted) {
    return new KnownTypes(wanted);
  }

  /** {@return the type that credentials call {@code name}} */
  Optional<ClaimType<?>> find(String name) {
    var asked = wanted.get(name);
    return asked == null ? ours(name) : Optional.of(asked);
  }

  /** By name: what no credential is need not be loaded to verify another. */
  private static Optional<ClaimType<?>> ours(String name) {
    return switch (name) {
      case "WorkStatementCredential" -> Optional.of(WorkStatement.TYPE);
      case "EngagementCredential" -> Optional.of(Engagement.TYPE);
      case "RatingCredential" -> Optional.of(Rating.TYPE);
      case "RatingReplyCredential" -> Optional.of(RatingReply.TYPE);
      case "SafetyReportCredential" -> Optional.of(SafetyReport.TYPE);
      case "MembershipCredential" -> Optional.of(Membership.TYPE);
      case "ReputationSummaryCredential" -> Optional.of(ReputationSummary.TYPE);
      default -> Optional.empty();
    };
  }
}
