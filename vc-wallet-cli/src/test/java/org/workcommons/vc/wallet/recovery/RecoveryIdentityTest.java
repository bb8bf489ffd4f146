package org.workcommons.vc.wallet.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.key.SecretAccess;

class RecoveryIdentityTest {
  /** Made by the age program. */
  private static final String SECRET =
      "AGE-SECRET-KEY-10L3VKTYDVETM5DXGJUGRN2MR6RN90EG7STA3ATDCMPA032GE8ZHQTHRFLF";

  private static final String RECIPIENT =
      "age1aer7jqwadk6n0y9np50v74gs0cggre29jeem650addr034a7k5xs3780dl";

  @Test
  void isTheIdentityOfTheAgeProgram() {
    var identity = RecoveryIdentity.parse(SECRET).orElseThrow();

    assertThat(identity.recipient().value()).isEqualTo(RECIPIENT);
    assertThat(identity.text(SecretAccess.GRANTED)).isEqualTo(SECRET);
  }

  @Test
  void isReadFromAnIdentityFile() {
    var file = "# created: 2026-11-21\n# public key: " + RECIPIENT + "\n\n " + SECRET + " \r\n";

    assertThat(RecoveryIdentity.parse(file)).isPresent();
  }

  @Test
  void isReadBackAsItWasWritten() {
    for (int i = 0; i < 200; i++) {
      var identity = RecoveryIdentity.fresh();
      var again = RecoveryIdentity.parse(identity.text(SecretAccess.GRANTED)).orElseThrow();
      assertThat(again.recipient()).isEqualTo(identity.recipient());
      assertThat(RecoveryRecipient.parse(identity.recipient().value())).isPresent();
    }
  }

  @Test
  void isRefusedWhenAnyCharacterIsWrong() {
    for (int i = 0; i < SECRET.length(); i++) {
      for (char wrong : new char[] {'Q', 'Z', '7', 'b', '1', ' ', 'é', 'ı'}) {
        if (SECRET.charAt(i) != wrong) {
          var text = SECRET.substring(0, i) + wrong + SECRET.substring(i + 1);
          assertThat(RecoveryIdentity.parse(text)).as("character " + i + " " + wrong).isEmpty();
        }
      }
    }
  }

  @Test
  void isRefusedWhenItIsNotExactlyOne() {
    for (var text :
        new String[] {
          "",
          "# " + SECRET,
          SECRET + "\n" + SECRET,
          SECRET.toLowerCase(Locale.ROOT),
          SECRET.substring(1),
          SECRET + "Q",
          RECIPIENT,
          "AGE-SECRET-KEY-1",
          "AGE-SECRET-KEY-1" + "Q".repeat(100_000)
        }) {
      assertThat(RecoveryIdentity.parse(text)).isEmpty();
    }
  }

  @Test
  void aRecipientIsRefusedUnlessWellFormed() {
    for (var text :
        new String[] {"", "age1", RECIPIENT.toUpperCase(Locale.ROOT), RECIPIENT + "q", SECRET}) {
      assertThat(RecoveryRecipient.parse(text)).as(text).isEmpty();
      assertThatThrownBy(() -> new RecoveryRecipient(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void doesNotShowItsSecret() {
    assertThat(RecoveryIdentity.parse(SECRET).orElseThrow().toString())
        .doesNotContain("SECRET")
        .contains(RECIPIENT);
  }
}
