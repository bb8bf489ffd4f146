package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.reputation.ReputationSummary;
import org.workcommons.vc.work.Engagement;
import org.workcommons.vc.work.Membership;
import org.workcommons.vc.work.Rating;
import org.workcommons.vc.work.RatingReply;
import org.workcommons.vc.work.SafetyReport;
import org.workcommons.vc.work.WorkStatement;

/** Each type is found by the name that it has itself, and nothing else is. */
class KnownTypesTest {
  static Stream<ClaimType<?>> ours() {
    return Stream.of(
        WorkStatement.TYPE,
        Engagement.TYPE,
        Rating.TYPE,
        RatingReply.TYPE,
        SafetyReport.TYPE,
        Membership.TYPE,
        ReputationSummary.TYPE);
  }

  @ParameterizedTest
  @MethodSource("ours")
  void findsWhatThisLibraryHas(ClaimType<?> type) {
    assertThat(find(KnownTypes.and(List.of()), type.credentialType())).containsExactly(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "VerifiableCredential", "workstatementcredential", "WorkStatement"})
  void findsNothingElse(String name) {
    assertThat(KnownTypes.and(List.of()).find(name)).isEmpty();
  }

  @Test
  void findsWhatIsWantedFirst() {
    var own = type("OwnCredential");
    var another = type(Rating.TYPE.credentialType());
    var types = KnownTypes.and(List.of(own, another));

    assertThat(find(types, "OwnCredential")).containsExactly(own);
    assertThat(find(types, "RatingCredential")).containsExactly(another);
    assertThat(find(types, "EngagementCredential")).containsExactly(Engagement.TYPE);
  }

  private static List<ClaimType<?>> find(KnownTypes types, String name) {
    return types.find(name).<List<ClaimType<?>>>map(List::of).orElse(List.of());
  }

  private static ClaimType<JsonObject> type(String name) {
    return ClaimType.of(
        name,
        URI.create("https://own.example/context"),
        URI.create("https://own.example/schema"),
        ObjectReader::object,
        claims -> claims);
  }
}
