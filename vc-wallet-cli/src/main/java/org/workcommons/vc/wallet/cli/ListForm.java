package org.workcommons.vc.wallet.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.workcommons.vc.issuer.Issuer;
import org.workcommons.vc.issuer.IssuingException;
import org.workcommons.vc.issuer.StatusLists;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What status lists are published as: {@code --form}. */
enum ListForm {
  /** Credentials, to which those of the W3C's data model refer. */
  BITSTRING,
  /** Tokens, to which tokens refer. */
  TOKEN;

  StatusLists.Publication publish(Issuer issuer, Path folder) throws IssuingException {
    return switch (this) {
      case BITSTRING -> StatusLists.publish(issuer, folder);
      case TOKEN -> StatusLists.publishTokens(issuer, folder);
    };
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> names() {
    return Stream.of(values()).map(ListForm::text).toList();
  }

  /** The names, in lower case. */
  static final class Converter implements ITypeConverter<ListForm> {
    @Override
    public ListForm convert(String value) {
      return Stream.of(values())
          .filter(one -> one.text().equals(value))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("must be one of " + String.join(", ", names())));
    }
  }
}
