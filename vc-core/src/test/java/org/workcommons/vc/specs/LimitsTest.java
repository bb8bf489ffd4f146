package org.workcommons.vc.specs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.fixture.Specs;

/** That {@code specs/limits.md} says what the code does. */
class LimitsTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| ([0-9,]+) \\| [^|]+ \\|", Pattern.MULTILINE);

  @Test
  void theDocumentListsEveryLimitWithItsValueAndNoOther() throws Exception {
    var rows = ROW.matcher(document()).results().map(LimitsTest::row).toList();
    var limits = Arrays.stream(Limits.class.getFields()).map(LimitsTest::row).toList();
    assertThat(limits).isNotEmpty();
    assertThat(rows).containsExactlyElementsOf(limits);
  }

  @Test
  void everyLimitIsAPositiveNumber() throws Exception {
    for (var field : Limits.class.getFields()) {
      assertThat(field.getInt(null)).as(field.getName()).isPositive();
    }
  }

  private static String row(MatchResult row) {
    return row.group(1) + " " + row.group(2);
  }

  private static String row(Field field) {
    try {
      return String.format(Locale.ROOT, "%s %,d", field.getName(), field.getInt(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a limit is public", e);
    }
  }

  private static String document() throws IOException {
    return Files.readString(Specs.at("limits.md"), UTF_8);
  }
}
