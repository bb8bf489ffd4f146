package org.workcommons.vc.wallet.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A choice by the words that specifications have for it.
 *
 * @param <T> what can be chosen
 */
abstract class Terms<T> implements ITypeConverter<T> {
  private final List<T> choices;
  private final Function<T, String> term;

  Terms(T[] choices, Function<T, String> term) {
    this.choices = List.of(choices);
    this.term = term;
  }

  @Override
  public T convert(String value) {
    return choices.stream()
        .filter(one -> term.apply(one).equals(value))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("must be one of " + String.join(", ", words())));
  }

  /** {@return the words, in their order} */
  List<String> words() {
    return choices.stream().map(term).toList();
  }
}
