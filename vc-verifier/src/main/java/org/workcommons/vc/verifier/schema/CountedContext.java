package org.workcommons.vc.verifier.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import java.util.Set;
import org.workcommons.vc.encoding.Limits;

/**
 * Counts the keywords that are looked at, each as often as it is: the evaluator notes the path to
 * every one of them here, so that no way of repeating a schema gets past it.
 */
final class CountedContext extends ExecutionContext {
  /** Those that look at all of what they are given, however much it is. */
  private static final Set<String> THOROUGH = Set.of("const", "enum", "uniqueItems");

  /** How much of a text is looked at in one step. */
  private static final int CHARS = 32;

  private final Budget budget;
  private final long thoroughSteps;
  private int depth;

  /**
   * @param chars how long the text is that is looked at
   * @param comparisons the steps that it takes to tell the items of its longest list apart
   */
  CountedContext(Budget budget, int chars, long comparisons) {
    super(ExecutionConfig.builder().failFast(true).formatAssertionsEnabled(false).build());
    this.budget = budget;
    this.thoroughSteps = 1 + chars / CHARS + comparisons;
  }

  @Override
  public void evaluationPathAddLast(String keyword) {
    enter(THOROUGH.contains(keyword) ? thoroughSteps : 1);
    super.evaluationPathAddLast(keyword);
  }

  @Override
  public void evaluationPathAddLast(int index) {
    enter(1);
    super.evaluationPathAddLast(index);
  }

  @Override
  public void evaluationPathRemoveLast() {
    depth--;
    super.evaluationPathRemoveLast();
  }

  private void enter(long steps) {
    budget.spend(steps);
    if (++depth > Limits.SCHEMA_DEPTH) {
      throw new Budget.Exhausted();
    }
  }
}
