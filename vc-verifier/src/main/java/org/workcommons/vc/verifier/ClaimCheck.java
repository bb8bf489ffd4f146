package org.workcommons.vc.verifier;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.workcommons.vc.did.Did;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.ClaimType;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;
import org.workcommons.vc.work.Assurance;
import org.workcommons.vc.work.WorkStatement;

/**
 * The claims fit their type. A type that this library or the request knows is read by its typed
 * reader, which is as strict as its published schema; a schema that nobody here knows leaves the
 * question open.
 */
final class ClaimCheck {
  private static final String JSON_SCHEMA = "JsonSchema";

  private ClaimCheck() {}

  /** {@return the types that are known: those of this library, and {@code wanted}} */
  static Map<String, ClaimType<?>> types(List<ClaimType<?>> wanted) {
    var types = new LinkedHashMap<String, ClaimType<?>>();
    types.put(WorkStatement.TYPE.credentialType(), WorkStatement.TYPE);
    wanted.forEach(type -> types.put(type.credentialType(), type));
    return types;
  }

  static void claims(Proven.Item item, Map<String, ClaimType<?>> types, Run run) {
    run.findings().ran(Check.SCHEMA);
    run.findings().ran(Check.DOMAIN_RULES);
    var known = known(item, types);
    known.forEach(type -> subjects(item, type, run));
    var schemas = known.stream().map(type -> type.schema().toString()).collect(toSet());
    run.findings()
        .collect(
            Check.SCHEMA,
            item.place(),
            () -> {
              for (var schema : item.credential().schemas()) {
                requireKnown(schema, schemas);
              }
            });
  }

  /** However often a credential repeats a type, it is read once. */
  private static List<ClaimType<?>> known(Proven.Item item, Map<String, ClaimType<?>> types) {
    return item.credential().types().stream()
        .distinct()
        .filter(types::containsKey)
        .<ClaimType<?>>map(types::get)
        .toList();
  }

  private static void subjects(Proven.Item item, ClaimType<?> type, Run run) {
    var pointer = Pointer.ROOT.at("credentialSubject");
    var subjects = item.credential().subjects();
    if (type == WorkStatement.TYPE && subjects.size() != 1) {
      add(run, severalSubjects().under(item.place()));
      return;
    }
    for (int i = 0; i < subjects.size(); i++) {
      try {
        var claims = type.read(subjects.get(i), subjects.size() == 1 ? pointer : pointer.at(i));
        if (claims instanceof WorkStatement statement) {
          requireOwnPlatform(statement, item.credential().issuer().id());
        }
      } catch (ProblemException e) {
        add(run, e.problem().under(item.place()));
      }
    }
  }

  /** specs/work-statement.md, The credential. */
  private static Problem severalSubjects() {
    return new Problem(
        ProblemType.MALFORMED_VALUE_ERROR,
        Pointer.ROOT.at("credentialSubject"),
        "must be one subject: a statement is of one worker and one month");
  }

  /**
   * What a platform is said to have signed, it must have signed. specs/work-statement.md,
   * Assurance.
   */
  private static void requireOwnPlatform(WorkStatement statement, String issuer)
      throws ProblemException {
    boolean signed =
        statement.assurance() == Assurance.PLATFORM_SIGNED
            || statement.assurance() == Assurance.COUNTERSIGNED;
    if (signed && !statement.platform().equals(Did.parse(issuer, Pointer.ROOT.at("issuer")))) {
      throw new ProblemException(
          ProblemType.DOMAIN_ISSUER_NOT_PLATFORM,
          Pointer.ROOT.at("credentialSubject").at("platform"),
          "says that the platform signed it, and somebody else did");
    }
  }

  private static void requireKnown(ObjectReader schema, Set<String> known) throws ProblemException {
    var id = schema.string("id");
    if (!schema.string("type").equals(JSON_SCHEMA) || !known.contains(id)) {
      throw new ProblemException(
          ProblemType.SCHEMA_INDETERMINATE,
          schema.pointer(),
          "not a schema that is known here for this type");
    }
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
