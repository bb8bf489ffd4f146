package org.workcommons.vc.securing;

import java.util.List;
import java.util.Optional;
import org.workcommons.vc.model.Contexts;

/**
 * The words of a list of contexts, compiled.
 *
 * @param root what is in force at the top of a document, empty if these contexts are not compiled
 * @param terms the words, whatever the scope that they are defined in
 */
record CompiledContexts(Optional<CompiledContext> root, Terms terms) {
  /** {@return those of {@code contexts} that are called {@code urls}, compiled once} */
  static CompiledContexts of(List<String> urls, Contexts contexts) {
    return contexts.derived(CompiledContexts.class, urls, () -> compiled(urls, contexts));
  }

  private static CompiledContexts compiled(List<String> urls, Contexts contexts) {
    var root = Optional.of(CompiledContext.empty());
    for (var url : urls) {
      root = root.flatMap(before -> contexts.definitions(url).flatMap(before::with));
    }
    var taken = root.filter(any -> isOurs(urls, contexts) || isProcessed(urls, contexts));
    return new CompiledContexts(taken, Terms.of(urls, contexts));
  }

  /** The base context and at most one other of this library: the processor takes all of these. */
  private static boolean isOurs(List<String> urls, Contexts contexts) {
    return urls.get(0).equals(Contexts.CREDENTIALS_V2)
        && urls.size() <= 2
        && urls.stream()
            .allMatch(url -> contexts.definitions(url).equals(Contexts.bundled().definitions(url)));
  }

  /** Contexts that the processor refuses mean nothing here either. */
  private static boolean isProcessed(List<String> urls, Contexts contexts) {
    return !Vocabulary.of(urls, contexts).isContradictory();
  }
}
