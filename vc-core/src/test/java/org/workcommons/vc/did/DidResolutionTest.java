package org.workcommons.vc.did;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.problem.ProblemType;

class DidResolutionTest {
  private static final String MULTIKEY = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
  private static final String DID = "did:key:" + MULTIKEY;

  private final DidResolution resolution = DidResolution.by(DidResolver.offline());

  @Test
  void givesTheDocumentAndItsMetadata() {
    var result = resolution.resolve(DID).json();

    assertThat(member(result, "didDocument").string("id")).contains(DID);
    assertThat(member(result, "didResolutionMetadata").string("contentType"))
        .contains("application/did");
    assertThat(member(result, "didResolutionMetadata").has("error")).isFalse();
    assertThat(member(result, "didDocumentMetadata").names()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "not:key:z6Mk,INVALID_DID",
    "did:key:@,INVALID_DID",
    "did:key,INVALID_DID",
    "did:unheard:of,METHOD_NOT_SUPPORTED",
    "did:key:zTjsVPtY,INVALID_PUBLIC_KEY_LENGTH",
    "did:key:z,UNSUPPORTED_PUBLIC_KEY_TYPE"
  })
  void saysWhyThereIsNone(String did, ProblemType problem) {
    var result = resolution.resolve(did);

    assertThat(result.problem().orElseThrow().type()).isEqualTo(problem);
    assertThat(result.json().get("didDocument")).contains(JsonNull.NULL);
    assertThat(member(member(result.json(), "didResolutionMetadata"), "error").string("type"))
        .contains(problem.uri().toString());
  }

  @Test
  void givesThePartThatAUrlNames() {
    var part = resolution.dereference(DID + "#" + MULTIKEY).content().orElseThrow();

    assertThat(part.string("publicKeyMultibase")).contains(MULTIKEY);
    assertThat(part.string("controller")).contains(DID);
    assertThat(resolution.dereference(DID).content()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "#,INVALID_DID_URL",
        "/path#z6Mk,INVALID_DID_URL",
        "?query=1#z6Mk,INVALID_DID_URL",
        "/^bar^/?query=`#z6Mk,INVALID_DID_URL",
        "#other,NOT_FOUND",
        "/path,INVALID_DID_URL",
        "?service=x,INVALID_DID_URL",
      })
  void saysWhyThereIsNoSuchPart(String rest, ProblemType problem) {
    assertThat(resolution.dereference(DID + rest).problem().map(found -> found.type()))
        .isEqualTo(Optional.of(problem));
  }

  private static JsonObject member(JsonObject object, String name) {
    return (JsonObject) object.get(name).orElseThrow();
  }
}
