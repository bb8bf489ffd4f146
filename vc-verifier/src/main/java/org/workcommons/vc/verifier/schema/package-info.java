/**
 * JSON Schemas that issuers name, evaluated within bounds. The evaluator is a library that the
 * embedder puts beside this one, {@code com.networknt:json-schema-validator} and {@code
 * com.google.re2j:re2j}; without it every schema stays undecided. Nothing else here knows it.
 */
@NullMarked
package org.workcommons.vc.verifier.schema;

import org.jspecify.annotations.NullMarked;
