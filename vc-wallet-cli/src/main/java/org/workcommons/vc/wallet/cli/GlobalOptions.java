package org.workcommons.vc.wallet.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** What every verb understands. {@code vc help options} describes them. */
final class GlobalOptions {
  @Option(names = "--json", scope = ScopeType.INHERIT)
  boolean json;

  @Option(names = "--color", scope = ScopeType.INHERIT, converter = ColourConverter.class)
  Look.Colour colour = Look.Colour.AUTO;

  @Option(names = "--no-input", scope = ScopeType.INHERIT)
  boolean noInput;

  @Option(names = "--yes", scope = ScopeType.INHERIT)
  boolean yes;

  @Option(names = "--debug", scope = ScopeType.INHERIT)
  boolean debug;

  @Option(names = "--passphrase-file", scope = ScopeType.INHERIT)
  @Nullable Path passphraseFile;

  @Option(names = "--passphrase-fd", scope = ScopeType.INHERIT)
  @Nullable Integer passphraseDescriptor;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true)
  boolean help;

  @Option(names = "--version", versionHelp = true)
  boolean version;

  /** The three words, in small letters. */
  static final class ColourConverter implements ITypeConverter<Look.Colour> {
    @Override
    public Look.Colour convert(String value) {
      for (var colour : Look.Colour.values()) {
        if (colour.name().toLowerCase(Locale.ROOT).equals(value)) {
          return colour;
        }
      }
      throw new TypeConversionException("must be auto, always or never");
    }
  }
}
