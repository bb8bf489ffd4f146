package org.workcommons.vc.wallet.cli;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of {@code vc verify} as they are mostly written: options by their whole names, each
 * value an argument of its own. To read these takes no parser of arguments, whose start costs as
 * much as the verification. Whatever else there is in them, a mistake above all, is left to that
 * parser: this class knows no messages. Both read the same from what both take, as a test holds.
 */
final class PlainVerify {
  static final String NAME = "verify";

  private final VerifyVerb verb;
  private final Set<String> said = new HashSet<>();

  private PlainVerify(VerifyVerb verb) {
    this.verb = verb;
  }

  /**
   * {@return the verb that {@code args} call, empty where they are to be read by the parser}
   *
   * @param options changed only where there is a verb
   */
  static Optional<VerifyVerb> of(String[] args, Session session, GlobalOptions options) {
    if (args.length == 0 || !args[0].equals(NAME)) {
      return Optional.empty();
    }
    var verb = new VerifyVerb(session);
    var plain = new PlainVerify(verb);
    if (!plain.takesAll(args) || verb.file.isEmpty()) {
      return Optional.empty();
    }
    options.json = plain.said.contains("--json");
    return Optional.of(verb);
  }

  private boolean takesAll(String[] args) {
    int next = 1;
    while (next < args.length) {
      int taken = taken(args, next);
      if (taken == 0) {
        return false;
      }
      next += taken;
    }
    return true;
  }

  /** {@return how many arguments are read from {@code at} on, 0 if they are not plain} */
  private int taken(String[] args, int at) {
    var arg = args[at];
    if (isValue(arg)) {
      return takesFile(arg) ? 1 : 0;
    }
    if (takesFlag(arg)) {
      return 1;
    }
    boolean hasValue = at + 1 < args.length && isValue(args[at + 1]);
    return hasValue && takes(arg, args[at + 1]) ? 2 : 0;
  }

  private static boolean isValue(String arg) {
    return arg.equals(Documents.STANDARD) || (!arg.isEmpty() && !arg.startsWith("-"));
  }

  private boolean takesFile(String arg) {
    verb.file = arg;
    return said.add("FILE");
  }

  private boolean takesFlag(String arg) {
    boolean isFlag = arg.equals("--json") || arg.equals("--online");
    verb.options.keys.online |= arg.equals("--online");
    return isFlag && said.add(arg);
  }

  private boolean takes(String option, String value) {
    return switch (option) {
      case "--trust-issuer" -> verb.options.trust.issuers.add(value);
      case "--trust" -> verb.options.trust.files.add(value);
      case "--trust-list" -> verb.options.trust.lists.add(value);
      case "--trust-anchor" -> verb.options.trust.anchors.anchors.add(value);
      case "--status-list" -> verb.options.lists.add(value);
      case "--did-document" -> verb.options.keys.documents.add(value);
      default -> said.add(option) && takesOnce(option, value);
    };
  }

  private boolean takesOnce(String option, String value) {
    switch (option) {
      case "--at" -> verb.options.keys.at = value;
      case "--status-max-age" -> verb.options.maxAge = value;
      case "--request" -> verb.asked.request = value;
      case "--audience" -> verb.asked.audience = value;
      case "--challenge" -> verb.asked.challenge = value;
      default -> {
        return false;
      }
    }
    return true;
  }
}
