package org.workcommons.vc.reputation;

import java.util.ArrayList;
import java.util.List;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.Problem;
import org.workcommons.vc.problem.ProblemException;

/**
 * A file of cases, each with its own constants, evidence and month, for strangers to check the
 * arithmetic with. Their policies are bare constants that nobody signed, so what comes out is
 * numbers and no {@link Score}. {@code specs/commons-score.md}, Cases.
 */
public final class ScoreCases {
  private final List<JsonValue> cases;
  private final Pointer place;

  private ScoreCases(List<JsonValue> cases, Pointer place) {
    this.cases = cases;
    this.place = place;
  }

  /** {@return the cases in {@code utf8}, a JSON document of the form that {@link #read} takes} */
  public static ScoreCases received(byte[] utf8) throws ProblemException {
    return read(JsonReader.readObject(utf8, Limits.SCORE_CASES_BYTES, Limits.SCORE_CASES_VALUES));
  }

  /**
   * {@return the cases in {@code document}} A document with {@code policy} in place of {@code
   * cases} is a single case.
   */
  public static ScoreCases read(JsonObject document) throws ProblemException {
    if (document.has("policy")) {
      return new ScoreCases(List.of(document), Pointer.ROOT);
    }
    var in = ObjectReader.of(document, Pointer.ROOT);
    if (document.has("algorithm")) {
      PolicyReader.constant(in, "algorithm", GovernancePolicy.ALGORITHM);
    }
    return new ScoreCases(in.array("cases").items(), Pointer.ROOT.at("cases"));
  }

  /** {@return how many cases there are} */
  public int size() {
    return cases.size();
  }

  /**
   * {@return the result of each case, in order} Where a case is no case, its result says {@code
   * problem} and nothing else.
   */
  public List<JsonObject> results() {
    var results = new ArrayList<JsonObject>();
    for (int i = 0; i < cases.size(); i++) {
      results.add(result(i));
    }
    return List.copyOf(results);
  }

  /** {@return the result of the case at {@code index}, from 0} */
  public JsonObject result(int index) {
    var pointer = place.equals(Pointer.ROOT) ? place : place.at(index);
    try {
      return ScoreCase.read(cases.get(index), pointer).result();
    } catch (ProblemException e) {
      return JsonObject.builder().put("problem", json(e.problem())).build();
    }
  }

  static JsonObject json(Problem problem) {
    return JsonObject.builder()
        .put("type", problem.type().uri().toString())
        .put("pointer", problem.pointer().value())
        .put("detail", problem.detail())
        .build();
  }
}
