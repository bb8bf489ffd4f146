package org.workcommons.vc.verifier.dcql;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;

/**
 * A candidate that answers a credential query, and what has to be shown of it.
 *
 * @param candidate its place in the list of candidates, counted from 0
 * @param claimSet which claim set it answers, counted from 0; 0 where there is none
 * @param claims the claims that are asked for
 * @param pointers where these stand in the candidate's claims: exactly this is to be disclosed, if
 *     it can be kept back, with what contains it and what it contains
 */
public record Match(int candidate, int claimSet, List<ClaimPath> claims, Set<Pointer> pointers) {
  /** What the verifier prefers, then what shows least, then what was listed first. */
  static final Comparator<Match> BEST_FIRST =
      Comparator.comparingInt(Match::claimSet)
          .thenComparingInt(match -> match.pointers().size())
          .thenComparingInt(Match::candidate);

  public Match {
    claims = List.copyOf(claims);
    pointers = Set.copyOf(pointers);
  }
}
