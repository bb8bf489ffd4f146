package org.workcommons.vc.wallet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.issuer.IssuedCopies;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwtvc.SdJwtVc;
import org.workcommons.vc.status.TokenStatusEntry;

/** Places of tokens in status lists, and how people write them: {@code URL#INDEX}. */
final class TokenEntries {
  private TokenEntries() {}

  /** {@return the places of all of {@code issued} that have one, in order} */
  static List<TokenStatusEntry> of(IssuedCopies issued) throws ProblemException {
    var entries = new ArrayList<TokenStatusEntry>();
    for (var copy : issued.copies()) {
      var token = SdJwtVc.received(copy.getBytes(US_ASCII));
      TokenStatusEntry.of(token.claims()).ifPresent(entries::add);
    }
    return entries;
  }

  /** {@return the copies in {@code file}, if it is a file of copies, or one token by itself} */
  static Optional<IssuedCopies> copies(byte[] file) throws ProblemException {
    if (file.length > 0 && file[0] == '{') {
      return isCopies(file) ? Optional.of(IssuedCopies.received(file)) : Optional.empty();
    }
    var text = new String(file, US_ASCII).strip();
    try {
      SdJwtVc.received(text.getBytes(US_ASCII));
      return Optional.of(new IssuedCopies(List.of(text)));
    } catch (ProblemException e) {
      return Optional.empty(); // a credential of another kind, or nothing
    }
  }

  private static boolean isCopies(byte[] json) {
    try {
      return JsonReader.readObject(json)
          .string("schema")
          .filter(IssuedCopies.SCHEMA::equals)
          .isPresent();
    } catch (ProblemException e) {
      return false; // whoever reads it says what is wrong with it
    }
  }

  static List<String> texts(List<TokenStatusEntry> entries) {
    return entries.stream().map(entry -> entry.uri() + "#" + entry.idx()).toList();
  }

  /** {@return the place that {@code text} names} */
  static TokenStatusEntry parse(String text) throws Refusal {
    int hash = text.lastIndexOf('#');
    try {
      var list = URI.create(text.substring(0, Math.max(hash, 0)));
      return new TokenStatusEntry(list, Integer.parseInt(text.substring(hash + 1)));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "not a place in a status list",
          "--entry is like https://coop.example/status/1#17");
    }
  }
}
