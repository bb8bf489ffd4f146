package org.workcommons.vc.wallet.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.workcommons.vc.model.Contexts;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.securing.Cryptosuite;
import org.workcommons.vc.securing.DataIntegrity;
import org.workcommons.vc.securing.Jose;
import org.workcommons.vc.securing.SdJwt;
import org.workcommons.vc.securing.SecuringMechanism;
import org.workcommons.vc.work.WorkStatement;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a credential can be signed, by the names that the command line has for it. */
enum Mechanism {
  EDDSA_JCS_2022,
  EDDSA_RDFC_2022,
  JOSE,
  SD_JWT;

  SecuringMechanism securing() {
    return switch (this) {
      case EDDSA_JCS_2022 -> new DataIntegrity(Cryptosuite.EDDSA_JCS_2022);
      case EDDSA_RDFC_2022 -> new DataIntegrity(Cryptosuite.EDDSA_RDFC_2022);
      case JOSE -> new Jose();
      case SD_JWT ->
          new SdJwt(Contexts.bundled(), Concealment.wherever(WorkStatement.WITHHOLDABLE));
    };
  }

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> names() {
    return Stream.of(values()).map(Mechanism::text).toList();
  }

  /** The names, as they are written in the specifications. */
  static final class Converter implements ITypeConverter<Mechanism> {
    @Override
    public Mechanism convert(String value) {
      return Stream.of(values())
          .filter(one -> one.text().equals(value))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("must be one of " + String.join(", ", names())));
    }
  }
}
