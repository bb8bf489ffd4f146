package org.workcommons.vc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.work.WorkStatement;

class PresentationRequestTest {
  private static final String GOOD =
      "{\"schema\":\"vc/request/1\",\"audience\":\"https://rides.example\",\"challenge\":\"AAAAAAAAAAAAAAAAAAAAAA\","
          + "\"expires\":\"2026-11-05T09:15:00Z\",\"wanted\":[\"WorkStatementCredential\"],"
          + "\"purpose\":\"onboarding\",\"retention\":\"P90D\"}";

  @Test
  void survivesBeingWrittenAndRead() throws ProblemException {
    var request =
        PresentationRequest.from(URI.create("https://rides.example"), WorkStatement.TYPE)
            .withPurpose("onboarding")
            .withRetention(Period.ofDays(90));

    var read = PresentationRequest.read(request.toByteArray());

    assertThat(read.toByteArray()).isEqualTo(request.toByteArray());
    assertThat(read.challenge()).isEqualTo(request.challenge());
    assertThat(read.retention()).contains(Period.ofDays(90));
    assertThat(read.wanted()).containsExactly(WorkStatement.TYPE);
  }

  @Test
  void readsARequestWrittenElsewhere() throws ProblemException {
    assertThat(PresentationRequest.read(bytes(GOOD)).purpose()).contains("onboarding");
  }

  @Test
  void refusesWhatIsNoRequest() {
    for (String bad :
        List.of(
            "{}",
            "[]",
            GOOD.replace("vc/request/1", "vc/request/2"),
            GOOD.replace("https://rides.example", "rides.example"),
            GOOD.replace("https://rides.example", "https://rides example"),
            GOOD.replace("AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA"),
            GOOD.replace("AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA\\u0007"),
            GOOD.replace("09:15:00Z", "09:15:00"),
            GOOD.replace("WorkStatementCredential", "EverythingCredential"),
            GOOD.replace("[\"WorkStatementCredential\"]", "[]"),
            GOOD.replace("[\"WorkStatementCredential\"]", "\"WorkStatementCredential\""),
            GOOD.replace("onboarding", "x".repeat(501)),
            GOOD.replace("P90D", "90 days"),
            GOOD.replace("\"purpose\"", "\"surprise\""))) {
      assertThatThrownBy(() -> PresentationRequest.read(bytes(bad)))
          .as(bad)
          .isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void freshChallengesDiffer() {
    assertThat(Challenge.fresh()).isNotEqualTo(Challenge.fresh());
  }

  @Test
  void refusesAShortChallenge() {
    assertThatIllegalArgumentException().isThrownBy(() -> Challenge.restore("1234"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Challenge.restore("with a space in it, and long"));
  }

  @Test
  void refusesARequestForNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PresentationRequest.from(URI.create("https://rides.example")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PresentationRequest.from(URI.create("rides.example"), WorkStatement.TYPE));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
