package org.workcommons.vc.wallet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.did.DidKey;
import org.workcommons.vc.did.DidResolver;
import org.workcommons.vc.issuer.CopyKeys;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.issuer.OneTimeCopies;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.key.KeyType;
import org.workcommons.vc.key.SigningKey;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.verifier.IssuerTrust;
import org.workcommons.vc.verifier.StatusPolicy;
import org.workcommons.vc.verifier.Verifier;

/** A co-op that issues copies of a licence. */
final class TestCoop {
  static final String LICENCE = "https://w3id.org/workcommons/vct/licence/1";
  static final Concealment CONCEALMENT =
      new Concealment(
          List.of(
              new Pointer("/category"),
              new Pointer("/number"),
              new Pointer("/since"),
              new Pointer("/over_5_years"),
              new Pointer("/address"),
              new Pointer("/address/city")));

  private final SigningKey key = SigningKey.fresh(KeyType.P256);

  Did did() {
    return DidKey.of(key.verificationKey());
  }

  static JsonObject claims() {
    return JsonObject.builder()
        .put("vct", LICENCE)
        .put("category", "heavy goods")
        .put("number", "D123")
        .put("since", 2012)
        .put("over_5_years", JsonBoolean.TRUE)
        .put("address", JsonObject.builder().put("city", "Ghent").put("street", "Kouter 1").build())
        .build();
  }

  /** Copies on the keys in {@code request}, good for a week from {@code now}. */
  IssuedCopies issue(byte[] request, JsonObject claims, Instant now) throws Exception {
    var keys = CopyKeys.received(request, CopyKeys.Audience.of(did().value()), now);
    return OneTimeCopies.of(DidKey.verificationMethod(did()), key, CONCEALMENT)
        .withClock(InstantSource.fixed(now))
        .issue(claims, Duration.ofDays(7), keys.keys());
  }

  /** Puts six copies that say {@code claims} into {@code wallet}. */
  void keep(Wallet wallet, JsonObject claims, List<Pointer> disclosable, Instant now)
      throws Exception {
    var asked = wallet.newCopyKeys(6, did().value());
    var keys = CopyKeys.received(asked, CopyKeys.Audience.of(did().value()), now);
    var issued =
        OneTimeCopies.of(DidKey.verificationMethod(did()), key, new Concealment(disclosable))
            .withClock(InstantSource.fixed(now))
            .issue(claims, Duration.ofDays(7), keys.keys());
    wallet.receiveCopies(issued.toByteArray(), verifier(now));
  }

  Verifier verifier(Instant now) {
    return Verifier.of(
            DidResolver.offline(),
            IssuerTrust.only(Set.of(did())),
            StatusPolicy.notOlderThan(Duration.ofHours(1)))
        .withClock(InstantSource.fixed(now));
  }
}
