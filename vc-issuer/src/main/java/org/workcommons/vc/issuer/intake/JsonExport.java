package org.workcommons.vc.issuer.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.workcommons.vc.encoding.Jcs;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.encoding.Limits;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNull;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.ObjectReader;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.problem.ProblemType;

/**
 * From the bytes of a JSON export to its rows: {@code specs/intake.md}, As JSON. Its shape is
 * checked here; what its fields say is read as the fields of a CSV line are.
 */
final class JsonExport {
  private static final String OVERALL = "overall";

  private final Findings findings;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Pointer> ids = new HashMap<>();

  JsonExport(Findings findings) {
    this.findings = findings;
  }

  /** {@return the rows that could be read, in their order in the file} */
  List<Row> read(byte[] json) {
    try {
      var export = present(JsonReader.readObject(json, Limits.EXPORT_BYTES), Pointer.ROOT);
      var interactions = export.objects("interactions");
      if (export.optional("achievements").isPresent()) {
        export.objects("achievements");
      }
      export.noOthers();
      for (var interaction : interactions) {
        if (findings.isFull()) {
          break;
        }
        read(interaction);
      }
    } catch (ProblemException e) {
      note(e);
    }
    return rows;
  }

  private void read(ObjectReader interaction) {
    try {
      var in = present(interaction.object(), interaction.pointer());
      requireNewId(in);
      new Interaction(in).row().ifPresent(rows::add);
    } catch (ProblemException e) {
      note(e);
    }
  }

  private void note(ProblemException e) {
    var problem = e.problem();
    if (problem.type() == ProblemType.LIMIT_EXCEEDED) {
      findings.limit(problem.detail());
    } else {
      findings.json(problem.pointer(), problem.detail());
    }
  }

  /** One job twice would count twice. */
  private void requireNewId(ObjectReader in) throws ProblemException {
    var id = text(in, "id");
    if (id.isEmpty()) {
      throw in.malformed("id", "must name the job");
    }
    var first = ids.putIfAbsent(id, in.pointer());
    if (first != null) {
      throw in.malformed("id", "the same as that of " + first);
    }
  }

  /** {@return a reader of {@code object}, in which a null is as good as nothing} */
  private static ObjectReader present(JsonObject object, Pointer pointer) {
    var members = JsonObject.builder();
    object
        .members()
        .forEach(
            (name, value) -> {
              if (value != JsonNull.NULL) {
                members.put(name, value);
              }
            });
    return ObjectReader.of(members.build(), pointer);
  }

  private static ObjectReader present(ObjectReader in) {
    return present(in.object(), in.pointer());
  }

  private static String text(ObjectReader in, String name) throws ProblemException {
    var text = in.string(name);
    if (text.length() > Limits.EXPORT_FIELD_CHARS) {
      throw in.malformed(name, "more than " + Limits.EXPORT_FIELD_CHARS + " characters");
    }
    return text;
  }

  /** {@return the number as a decimal, the shortest text that means it} */
  private static String number(ObjectReader in, String name) throws ProblemException {
    if (in.required(name) instanceof JsonNumber number) {
      return new String(Jcs.canonicalize(number), UTF_8);
    }
    throw in.malformed(name, "must be a number");
  }

  /** One job: what the fields of a line would say of it. */
  private final class Interaction {
    private final ObjectReader in;
    private final Map<String, String> fields = new HashMap<>();
    private int rating;

    Interaction(ObjectReader in) {
      this.in = in;
    }

    Optional<Row> row() throws ProblemException {
      client(present(in.object("client")));
      period(present(in.object("period")));
      outcome(present(in.object("outcome")));
      more(present(in.object("additionalData")));
      skipText(in, "type");
      in.noOthers();
      return new JobFields(new Spot.Item(in.pointer(), rating), fields, findings).row();
    }

    private void client(ObjectReader client) throws ProblemException {
      fields.put("client", text(client, "id"));
      skipText(client, "name", "photoUri");
      client.noOthers();
    }

    private void period(ObjectReader period) throws ProblemException {
      fields.put("finished_at", text(period, "end"));
      skipText(period, "start");
      period.noOthers();
    }

    private void outcome(ObjectReader outcome) throws ProblemException {
      fields.put("kind", kind(outcome));
      if (outcome.optional("ratings").isPresent()) {
        ratings(outcome.objects("ratings"), outcome);
      }
      var review = outcome.optionalObject("review");
      if (review.isPresent()) {
        var said = present(review.get());
        skipText(said, "title", "text");
        said.noOthers();
      }
      outcome.noOthers();
    }

    private String kind(ObjectReader outcome) throws ProblemException {
      var success = outcome.required("success");
      if (!(success instanceof JsonBoolean)) {
        throw outcome.malformed("success", "must be true or false");
      }
      var cancelledBy = outcome.optionalString("cancelledBy");
      if (success == JsonBoolean.TRUE) {
        if (cancelledBy.isPresent()) {
          throw outcome.malformed("cancelledBy", "a job with success was not cancelled");
        }
        return Row.Kind.COMPLETED.term();
      }
      return Row.Kind.of("cancelled-by-" + cancelledBy.orElse(""))
          .orElseThrow(
              () -> outcome.malformed("cancelledBy", "must be worker or client without success"))
          .term();
    }

    private void ratings(List<ObjectReader> ratings, ObjectReader outcome) throws ProblemException {
      var names = new ArrayList<String>();
      for (var each : ratings) {
        names.add(rating(present(each)));
      }
      if (ratings.size() > 1) {
        rating = names.indexOf(OVERALL);
        if (rating < 0 || rating != names.lastIndexOf(OVERALL)) {
          throw outcome.malformed("ratings", "one of several must be called " + OVERALL);
        }
      }
      if (!ratings.isEmpty()) {
        var counts = ratings.get(rating);
        fields.put("rating", number(counts, "value"));
        fields.put("worst", number(counts, "min"));
        fields.put("best", number(counts, "max"));
      }
    }

    /** {@return the name of a rating of the right shape} */
    private String rating(ObjectReader each) throws ProblemException {
      number(each, "value");
      number(each, "min");
      number(each, "max");
      var name = each.optional("name").isPresent() ? text(each, "name") : "";
      each.noOthers();
      return name;
    }

    private void more(ObjectReader more) throws ProblemException {
      fields.put("hours", number(more, "noOfHours"));
      var income = more.optionalObject("income");
      if (income.isPresent()) {
        var paid = present(income.get());
        fields.put("income", number(paid, "amount"));
        fields.put("currency", text(paid, "currency"));
        paid.noOthers();
      }
      skipText(more, "location", "title", "description");
      if (more.optional("images").isPresent()) {
        more.objects("images");
      }
      more.noOthers();
    }

    /** Members that the format knows and no statement says. */
    private void skipText(ObjectReader from, String... names) throws ProblemException {
      for (var name : names) {
        from.optionalString(name);
      }
    }
  }
}
