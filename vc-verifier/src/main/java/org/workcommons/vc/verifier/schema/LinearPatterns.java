package org.workcommons.vc.verifier.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import org.workcommons.vc.encoding.Limits;

/**
 * Patterns, matched in a time that grows with the text and never faster. What can't be, or what
 * means something else to this engine than to the one of ECMA-262, is refused.
 */
record LinearPatterns(Budget budget) implements RegularExpressionFactory {
  /** Flags and named groups, escapes of this engine alone, classes of POSIX. */
  private static final java.util.regex.Pattern FOREIGN =
      java.util.regex.Pattern.compile("\\(\\?[^:]|\\\\[AzQECa]|\\[\\[:");

  /** How many states of how many characters are followed in one step. */
  private static final int STATES = 64;

  @Override
  public RegularExpression getRegularExpression(String regex) {
    long size = PatternSize.of(regex);
    budget.spend(size);
    if (size > Limits.SCHEMA_PATTERN_SIZE || FOREIGN.matcher(regex).find()) {
      throw new NotLinear();
    }
    var pattern = compiled(regex);
    return text -> {
      budget.spend(1 + size * (1 + text.length()) / STATES);
      return pattern.matcher(text).find();
    };
  }

  private static Pattern compiled(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new NotLinear();
    }
  }

  /** Not a pattern of this engine; caught where the evaluation was begun. */
  static final class NotLinear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLinear() {
      super("a pattern that can't be matched in linear time", null, false, false);
    }
  }
}
