package org.workcommons.vc.wallet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.verifier.dcql.Candidate;

/** Something of the wallet that can answer a query. */
sealed interface Offer permits CopiesOffer, DocumentOffer, TokenOffer {
  /** {@return what the query sees of it} */
  Candidate candidate();

  /** {@return everything that it says} */
  JsonObject claims();

  /** {@return what people call it who don't know better: its {@code vct}, or its W3C type} */
  String type();

  /** {@return who issued it} */
  String issuer();

  /** {@return the identifier that it is about, which whoever gets it learns} */
  Optional<Identity> identity();

  /** {@return what else than {@code asked} has to be shown with it, and itself} */
  Set<Pointer> shown(Collection<Pointer> asked);

  /** {@return the document in which only {@code shown} is shown} */
  JsonObject showing(Set<Pointer> shown);

  /** {@return what of {@code all} stays in the wallet, where {@code shown} is shown} */
  List<Showing.Claim> withheld(List<Showing.Claim> all, Set<Pointer> shown);

  /** {@return the smallest part that {@code claim} can be shown in} */
  default Pointer part(Pointer claim) {
    return claim;
  }

  /** {@return whether what stands at {@code place} is the form, and says nothing of the worker} */
  boolean isForm(List<String> place);
}
