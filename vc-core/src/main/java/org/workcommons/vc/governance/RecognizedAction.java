package org.workcommons.vc.governance;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One thing that an entity is recognised to do. W3C Recognized Entities 1.0, {@code
 * RecognizedAction}.
 *
 * @param action what
 * @param outputs the schemas of what it may issue; with none it may issue nothing, and verify
 *     everything
 */
public record RecognizedAction(Action action, List<OutputSchema> outputs) {
  public RecognizedAction {
    requireNonNull(action);
    outputs = List.copyOf(outputs);
  }

  boolean covers(Action wanted, String credentialType, OutputSchemas schemas) {
    if (action != wanted) {
      return false;
    }
    return action == Action.VERIFY && outputs.isEmpty()
        || outputs.stream().anyMatch(output -> schemas.describes(output, credentialType));
  }
}
