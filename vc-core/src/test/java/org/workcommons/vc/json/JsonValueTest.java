package org.workcommons.vc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"\ud800", "\udc00", "a\ud83d", "\ude02\ud83d", "\ud83d\ud83d\ude02", "\ud83dx"})
  void aStringRefusesLoneSurrogates(String text) {
    assertThat(JsonString.isWellFormed(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonString(text));
    assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.empty().with(text, "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "\ud83d\ude02", "a\ud83d\ude02\ud83d\ude02b", "\uffff\ufeff\u0000"})
  void aStringTakesWellFormedText(String text) {
    assertThat(JsonString.isWellFormed(text)).isTrue();
    assertThat(new JsonString(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberIsFinite(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonNumber(value));
  }

  @Test
  void zeroHasNoSign() {
    assertThat(new JsonNumber(-0.0)).isEqualTo(new JsonNumber(0.0)).isEqualTo(JsonNumber.of(0));
  }

  @Test
  void aWholeNumberStaysWithinWhatADoubleHolds() {
    assertThat(JsonNumber.of(JsonNumber.MAX_SAFE_INTEGER).isInteger()).isTrue();
    assertThat(JsonNumber.of(-JsonNumber.MAX_SAFE_INTEGER).isInteger()).isTrue();
    for (long beyond : new long[] {1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatIllegalArgumentException().isThrownBy(() -> JsonNumber.of(beyond));
    }
    assertThat(new JsonNumber(0.5).isInteger()).isFalse();
    assertThat(new JsonNumber(1L << 53).isInteger()).isFalse();
  }

  @Test
  void anArrayDoesNotFollowTheListThatItWasMadeOf() {
    List<JsonValue> list = new ArrayList<>(List.of(JsonNull.NULL));
    var array = new JsonArray(list);
    list.clear();
    assertThat(array.items()).hasSize(1);
    assertThatThrownBy(() -> array.items().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anObjectDoesNotChange() {
    var object = JsonObject.empty().with("a", "1");
    assertThatThrownBy(() -> object.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> object.names().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(object.with("a", "2")).isNotEqualTo(object);
    assertThat(object.without("a")).isEqualTo(JsonObject.empty());
    assertThat(object.string("a")).contains("1");
  }

  @Test
  void aBuilderDoesNotFollowTheObjectThatItBuilt() {
    var builder = JsonObject.builder().put("a", 1);
    var first = builder.build();
    builder.put("b", 2);
    assertThat(first.names()).containsExactly("a");
    assertThat(builder.build().names()).containsExactly("b");
  }

  @Test
  void aReplacedMemberKeepsItsPlace() {
    var object = JsonObject.builder().put("a", 1).put("b", 2).put("c", 3).build();
    assertThat(object.with("b", "x").names()).containsExactly("a", "b", "c");
    assertThat(object.with("d", "x").names()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void showsNoValuesInLogs() {
    var text = new JsonString("a claim about a person");
    var object =
        JsonObject.builder().put("a", text).put("b", 31337).put("c", JsonArray.of(text)).build();
    assertThat(object.toString() + object.members() + object.get("a") + object.get("c"))
        .contains("a", "b", "c", "22 characters", "1 items")
        .doesNotContain("claim", "31337");
  }
}
