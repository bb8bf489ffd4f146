package org.workcommons.vc.work;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * An amount in one currency.
 *
 * @param amount in whole units of the currency and decimals of them
 * @param currency three capital letters, ISO 4217
 */
public record Money(Quantity amount, String currency) {
  static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  public Money {
    requireNonNull(amount);
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("a currency has three capital letters");
    }
  }
}
