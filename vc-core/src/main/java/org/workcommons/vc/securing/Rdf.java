package org.workcommons.vc.securing;

/** The names that RDF itself needs. RDF 1.1 Concepts, RDF Schema 1.1, XML Schema Datatypes. */
final class Rdf {
  static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  static final String FIRST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
  static final String REST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
  static final String NIL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
  static final String JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
  static final String STRING = "http://www.w3.org/2001/XMLSchema#string";
  static final String BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean";
  static final String INTEGER = "http://www.w3.org/2001/XMLSchema#integer";
  static final String DOUBLE = "http://www.w3.org/2001/XMLSchema#double";
  static final String FLOAT = "http://www.w3.org/2001/XMLSchema#float";

  private Rdf() {}
}
