package org.workcommons.vc.securing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.model.Contexts;

/**
 * The words of the lists of contexts that credentials name, compiled: those of this library, the
 * base context first.
 *
 * @param root what is in force at the top of a document
 * @param terms the words, whatever the scope that they are defined in
 */
record CompiledContexts(CompiledContext root, Terms terms) {
  /** {@return the contexts called {@code urls}, empty if these are not compiled} */
  static Optional<CompiledContexts> of(List<String> urls, Contexts contexts) {
    return contexts.equals(Contexts.bundled())
        ? Optional.ofNullable(Bundled.ALL.get(urls))
        : Optional.empty();
  }

  static Optional<CompiledContexts> compiled(List<String> urls, Contexts contexts) {
    var root = Optional.of(CompiledContext.empty());
    for (var url : urls) {
      root = root.flatMap(before -> contexts.definitions(url).flatMap(before::with));
    }
    return root.map(context -> new CompiledContexts(context, Terms.of(urls, contexts)));
  }

  /** The base context alone and with each other one, worked out when the first is needed. */
  private static final class Bundled {
    static final Map<List<String>, CompiledContexts> ALL = compiled();

    private static Map<List<String>, CompiledContexts> compiled() {
      var all = new HashMap<List<String>, CompiledContexts>();
      add(List.of(Contexts.CREDENTIALS_V2), all);
      for (var url : Contexts.bundled().urls()) {
        if (!url.equals(Contexts.CREDENTIALS_V2)) {
          add(List.of(Contexts.CREDENTIALS_V2, url), all);
        }
      }
      return Map.copyOf(all);
    }

    private static void add(List<String> urls, Map<List<String>, CompiledContexts> all) {
      CompiledContexts.compiled(urls, Contexts.bundled()).ifPresent(one -> all.put(urls, one));
    }
  }
}
