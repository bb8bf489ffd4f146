package org.workcommons.vc.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.wallet.store.WalletException;
import picocli.CommandLine.Option;

/** What is known of types of tokens: {@code --type-metadata}, one file for each type. */
final class TypeOptions {
  @Option(names = "--type-metadata", paramLabel = "FILE")
  List<String> files = new ArrayList<>();

  /** {@return the documents, by the {@code vct} that each is of} */
  Map<String, byte[]> byType(Session session)
      throws Refusal, WalletException, ProblemException, IOException {
    var documents = new HashMap<String, byte[]>();
    for (var file : files) {
      var content = session.documents().read(file, Limits.DOCUMENT_BYTES);
      var in = ObjectReader.of(JsonReader.readObject(content), Pointer.ROOT);
      documents.put(in.string("vct"), content);
    }
    return documents;
  }
}
