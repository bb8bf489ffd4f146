package org.workcommons.vc.verifier;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * The claims fit their type. A type that this library or the request knows is read by its typed
 * reader, which is as strict as its published schema; a schema that nobody here knows leaves the
 * question open.
 */
final class ClaimCheck {
  private ClaimCheck() {}

  static void claims(Proven.Item item, KnownTypes types, Run run) {
    run.findings().ran(Check.SCHEMA);
    run.findings().ran(Check.DOMAIN_RULES);
    for (var type : known(item, types)) {
      subjects(item, type, run);
    }
  }

  /** The schemas that it names, but for those of the types that were read. */
  static void schemas(Proven.Item item, KnownTypes types, Run run) {
    var read = new HashSet<String>();
    for (var type : known(item, types)) {
      read.add(type.schema().toString());
    }
    new SchemaCheck(run).check(item, read);
  }

  /** However often a credential repeats a type, it is read once. */
  private static Set<ClaimType<?>> known(Proven.Item item, KnownTypes types) {
    var known = new LinkedHashSet<ClaimType<?>>();
    for (var type : item.credential().types()) {
      var found = types.find(type);
      if (found.isPresent()) {
        known.add(found.get());
      }
    }
    return known;
  }

  private static <T> void subjects(Proven.Item item, ClaimType<T> type, Run run) {
    var pointer = Pointer.ROOT.at("credentialSubject");
    var subjects = item.credential().subjects();
    if (type.hasSingleSubject() && subjects.size() != 1) {
      add(run, severalSubjects().under(item.place()));
      return;
    }
    for (int i = 0; i < subjects.size(); i++) {
      try {
        var claims = type.read(subjects.get(i), subjects.size() == 1 ? pointer : pointer.at(i));
        type.check(claims, item.credential(), item.signers());
      } catch (ProblemException e) {
        add(run, e.problem().under(item.place()));
      }
    }
  }

  private static Problem severalSubjects() {
    return new Problem(
        ProblemType.MALFORMED_VALUE_ERROR,
        Pointer.ROOT.at("credentialSubject"),
        "must be one subject, as this type is about one person or organisation");
  }

  /** What the reader of a type finds is about the claims' form, unless it has a name of its own. */
  private static void add(Run run, Problem problem) {
    if (problem.type() == ProblemType.MALFORMED_VALUE_ERROR
        || problem.type() == ProblemType.INVALID_DID) {
      var failed = new Problem(ProblemType.SCHEMA_FAILED, problem.pointer(), problem.detail());
      run.findings().add(Check.SCHEMA, failed);
    } else {
      run.findings().add(Check.DOMAIN_RULES, problem);
    }
  }
}
