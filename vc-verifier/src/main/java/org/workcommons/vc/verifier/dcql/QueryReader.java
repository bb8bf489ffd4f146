package org.workcommons.vc.verifier.dcql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.model.ClaimPath;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/** Reads a query, and holds it to the rules of §6. Counts as it goes. */
final class QueryReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,1024}");
  private static final String ID_WORDS = "1 to 1,024 letters, digits, underscores or hyphens";

  private int claims;
  private int items;

  private QueryReader() {}

  static DcqlQuery read(JsonObject json) throws ProblemException {
    return new QueryReader().query(ObjectReader.of(json, Pointer.ROOT));
  }

  /** Refuses two claims queries for one path, which a verifier must not write. §6.1. */
  static void noPathTwice(List<CredentialQuery> credentials) throws ProblemException {
    for (var credential : credentials) {
      var paths = new HashSet<ClaimPath>();
      for (var claim : credential.claims()) {
        if (!paths.add(claim.path())) {
          throw new ProblemException(
              ProblemType.MALFORMED_VALUE_ERROR,
              Pointer.ROOT.at(credential.id()),
              "asks for the claim at " + claim.path() + " twice");
        }
      }
    }
  }

  private DcqlQuery query(ObjectReader in) throws ProblemException {
    var credentials = new ArrayList<CredentialQuery>();
    var ids = new HashSet<String>();
    notEmpty(in, "credentials");
    atMost(in.array("credentials").items().size(), Limits.QUERY_CREDENTIALS, in, "credentials");
    for (var item : in.objects("credentials")) {
      var credential = credential(item);
      if (!ids.add(credential.id())) {
        throw item.malformed("id", "stands for another credential query already");
      }
      credentials.add(credential);
    }
    return new DcqlQuery(credentials, credentialSets(in, ids));
  }

  private CredentialQuery credential(ObjectReader in) throws ProblemException {
    var format = new CredentialFormat(in.string("format"));
    var claims = claims(in);
    return new CredentialQuery(
        in.string("id", ID, ID_WORDS),
        format,
        meta(in, format),
        flag(in, "multiple", false)
            ? CredentialQuery.Quantity.SEVERAL
            : CredentialQuery.Quantity.ONE,
        flag(in, "require_cryptographic_holder_binding", true)
            ? CredentialQuery.Binding.REQUIRED
            : CredentialQuery.Binding.WAIVED,
        authorities(in),
        claims,
        claimSets(in, claims));
  }

  private JsonObject meta(ObjectReader in, CredentialFormat format) throws ProblemException {
    var meta = in.object("meta");
    if (format.hasVct() && meta.object().has(CredentialQuery.VCT)) {
      texts(meta, CredentialQuery.VCT);
    }
    if (format.hasTypes() && meta.object().has(CredentialQuery.TYPES)) {
      lists(meta, CredentialQuery.TYPES);
    }
    return meta.object();
  }

  private List<TrustedAuthority> authorities(ObjectReader in) throws ProblemException {
    var authorities = new ArrayList<TrustedAuthority>();
    for (var item : optionalObjects(in, "trusted_authorities")) {
      count(item);
      authorities.add(new TrustedAuthority(item.string("type"), texts(item, "values")));
    }
    return authorities;
  }

  private List<ClaimQuery> claims(ObjectReader in) throws ProblemException {
    var queries = new ArrayList<ClaimQuery>();
    var ids = new HashSet<String>();
    for (var item : optionalObjects(in, "claims")) {
      atMost(++claims, Limits.QUERY_CLAIMS, in, "claims");
      var query = claim(item);
      if (query.id().isPresent() && !ids.add(query.id().get())) {
        throw item.malformed("id", "stands for another claims query already");
      }
      queries.add(query);
    }
    return queries;
  }

  private ClaimQuery claim(ObjectReader in) throws ProblemException {
    Optional<String> id =
        in.object().has("id") ? Optional.of(in.string("id", ID, ID_WORDS)) : Optional.empty();
    var path = ClaimPath.read(in.array("path"), in.pointer().at("path"));
    return new ClaimQuery(id, path, in.object().has("values") ? values(in) : List.of());
  }

  private List<JsonValue> values(ObjectReader in) throws ProblemException {
    var values = notEmpty(in, "values");
    for (int i = 0; i < values.size(); i++) {
      if (!isComparable(values.get(i))) {
        throw malformed(
            in.pointer().at("values").at(i), "must be a string, a whole number or a boolean");
      }
      count(in);
    }
    return values;
  }

  private static boolean isComparable(JsonValue value) {
    return value instanceof JsonString
        || value instanceof JsonBoolean
        || (value instanceof JsonNumber number && number.isInteger());
  }

  private List<List<String>> claimSets(ObjectReader in, List<ClaimQuery> claims)
      throws ProblemException {
    if (!in.object().has("claim_sets")) {
      return List.of();
    }
    if (claims.isEmpty()) {
      throw in.malformed("claim_sets", "needs claims to choose from");
    }
    for (int i = 0; i < claims.size(); i++) {
      if (claims.get(i).id().isEmpty()) {
        throw malformed(
            in.pointer().at("claims").at(i).at("id"), "required where there are claim sets");
      }
    }
    var ids = claims.stream().flatMap(claim -> claim.id().stream()).collect(Collectors.toSet());
    return known(in, "claim_sets", ids);
  }

  private List<CredentialSet> credentialSets(ObjectReader in, Set<String> ids)
      throws ProblemException {
    var sets = new ArrayList<CredentialSet>();
    for (var item : optionalObjects(in, "credential_sets")) {
      count(item);
      var need =
          flag(item, "required", true) ? CredentialSet.Need.REQUIRED : CredentialSet.Need.OPTIONAL;
      sets.add(new CredentialSet(known(item, "options", ids), need));
    }
    return sets;
  }

  /** The member's lists of identifiers, each one of {@code ids}. */
  private List<List<String>> known(ObjectReader in, String name, Set<String> ids)
      throws ProblemException {
    var lists = lists(in, name);
    for (int i = 0; i < lists.size(); i++) {
      for (int j = 0; j < lists.get(i).size(); j++) {
        if (!ids.contains(lists.get(i).get(j))) {
          throw malformed(in.pointer().at(name).at(i).at(j), "the identifier of nothing here");
        }
      }
    }
    return lists;
  }

  private List<List<String>> lists(ObjectReader in, String name) throws ProblemException {
    var lists = new ArrayList<List<String>>();
    var items = notEmpty(in, name);
    for (int i = 0; i < items.size(); i++) {
      count(in);
      lists.add(texts(items.get(i), in.pointer().at(name).at(i)));
    }
    return lists;
  }

  private List<String> texts(ObjectReader in, String name) throws ProblemException {
    return texts(in.required(name), in.pointer().at(name));
  }

  private List<String> texts(JsonValue value, Pointer pointer) throws ProblemException {
    var texts = new ArrayList<String>();
    for (var item : notEmpty(value, pointer)) {
      if (!(item instanceof JsonString text)) {
        throw malformed(pointer.at(texts.size()), "must be a string");
      }
      count(pointer);
      texts.add(text.value());
    }
    return texts;
  }

  private static List<ObjectReader> optionalObjects(ObjectReader in, String name)
      throws ProblemException {
    if (!in.object().has(name)) {
      return List.of();
    }
    notEmpty(in, name);
    return in.objects(name);
  }

  private static List<JsonValue> notEmpty(ObjectReader in, String name) throws ProblemException {
    return notEmpty(in.required(name), in.pointer().at(name));
  }

  private static List<JsonValue> notEmpty(JsonValue value, Pointer pointer)
      throws ProblemException {
    if (value instanceof JsonArray array && !array.items().isEmpty()) {
      return array.items();
    }
    throw malformed(pointer, "must be an array that is not empty");
  }

  private static boolean flag(ObjectReader in, String name, boolean absent)
      throws ProblemException {
    var value = in.optional(name);
    if (value.isEmpty()) {
      return absent;
    }
    if (value.get() instanceof JsonBoolean flag) {
      return flag == JsonBoolean.TRUE;
    }
    throw in.malformed(name, "must be true or false");
  }

  private void count(ObjectReader in) throws ProblemException {
    count(in.pointer());
  }

  private void count(Pointer pointer) throws ProblemException {
    atMost(++items, Limits.QUERY_ITEMS, pointer);
  }

  private static void atMost(int count, int limit, ObjectReader in, String name)
      throws ProblemException {
    atMost(count, limit, in.pointer().at(name));
  }

  private static void atMost(int count, int limit, Pointer pointer) throws ProblemException {
    if (count > limit) {
      throw new ProblemException(
          ProblemType.LIMIT_EXCEEDED, pointer, "more than " + limit + " in one query");
    }
  }

  private static ProblemException malformed(Pointer pointer, String detail) {
    return new ProblemException(ProblemType.MALFORMED_VALUE_ERROR, pointer, detail);
  }
}
