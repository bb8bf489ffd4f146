package org.workcommons.vc.examples.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A test class that needs a {@link Peer}, which all of them share. Where none can be started it is
 * skipped, and says why; with {@code vc.peers.required=true} it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithPeer.Extension.class)
@interface WithPeer {
  /** Skips or starts. */
  final class Extension implements ExecutionCondition, ParameterResolver {
    private static final Path ROOT = Path.of(System.getProperty("vc.root", "../.."));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      var missing =
          Boolean.getBoolean("vc.peers.required") ? Optional.<String>empty() : Peer.missing(ROOT);
      if (missing.isEmpty()) {
        return ConditionEvaluationResult.enabled("a peer can be started");
      }
      System.out.println("Skipped: " + context.getDisplayName() + ", since " + missing.get());
      return ConditionEvaluationResult.disabled(missing.get());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Theirs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      var shared =
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.GLOBAL)
              .getOrComputeIfAbsent(Peer.class, type -> started(), Peer.class);
      return new Theirs(shared);
    }

    private static Peer started() {
      Peer.missing(ROOT)
          .ifPresent(
              reason -> {
                throw new IllegalStateException("a peer is required, and " + reason);
              });
      try {
        return Peer.start(ROOT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
