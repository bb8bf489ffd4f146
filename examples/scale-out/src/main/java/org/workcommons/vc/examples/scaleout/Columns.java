package org.workcommons.vc.examples.scaleout;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of what is read and written. */
final class Columns {
  static final String ID = "id";
  static final String WORKER = "worker";
  static final String STATEMENT = "statement";
  static final String VERDICT = "verdict";
  static final String SCORE = "score";

  /** What is read. */
  static final StructType INPUT =
      new StructType().add(ID, LongType).add(WORKER, StringType).add(STATEMENT, BinaryType);

  /** The same on its way to where it is judged. */
  static final StructType SIZED =
      new StructType()
          .add(ID, LongType)
          .add(WORKER, StringType)
          .add("size", LongType)
          .add(STATEMENT, BinaryType);

  /** One row for each row that was read. */
  static final StructType VERDICTS =
      new StructType()
          .add(ID, LongType)
          .add(WORKER, StringType)
          .add(VERDICT, StringType)
          .add("problem", StringType)
          .add("pointer", StringType);

  /** One row for each worker. */
  static final StructType SCORES =
      new StructType()
          .add(WORKER, StringType)
          .add("month", StringType)
          .add("accepted", LongType)
          .add("refused", LongType)
          .add("problem", StringType)
          .add("mean", IntegerType)
          .add("lower", IntegerType)
          .add("effectiveWeight", StringType)
          .add("ratings", LongType)
          .add("firstRatings", LongType)
          .add("platforms", IntegerType)
          .add("monthsActive", IntegerType)
          .add("withheld", LongType)
          .add("complete", BooleanType)
          .add("findings", DataTypes.createArrayType(StringType))
          .add("holds", DataTypes.createArrayType(StringType))
          .add("policyDigest", StringType)
          .add("inputDigest", StringType);

  /** What comes out of a partition: a verdict or a score. */
  static final StructType JUDGED = new StructType().add(VERDICT, VERDICTS).add(SCORE, SCORES);

  private Columns() {}

  /** {@return {@code input} as {@link #SIZED}: what is too large stays where it is} */
  static Dataset<Row> sized(Dataset<Row> input) {
    var size = coalesce(octet_length(col(STATEMENT)).cast(LongType), lit(0L));
    return input.select(
        col(ID),
        col(WORKER),
        size.as("size"),
        when(size.leq(SuppliedRow.MOST_BYTES), col(STATEMENT)).as(STATEMENT));
  }
}
