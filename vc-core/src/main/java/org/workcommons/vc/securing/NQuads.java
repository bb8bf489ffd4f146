package org.workcommons.vc.securing;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The canonical form of N-Quads, in which what is hashed is written. RDF Dataset Canonicalization
 * 1.0 §5.
 */
final class NQuads {
  /**
   * By code point, as the specification sorts. Java compares UTF-16 units, and would put an emoji
   * before a full-width letter.
   */
  static final Comparator<String> CODE_POINT_ORDER = NQuads::compare;

  /** Of those before U+00A0, which are looked up: every identifier goes through this. */
  private static final boolean[] IRI_CHARACTERS = iriCharacters();

  private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();

  /** RFC 5646. */
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{1,8}(-[a-z0-9]{1,8})*");

  private NQuads() {}

  /** {@return whether {@code term} is a blank node} */
  static boolean isBlank(String term) {
    return term.startsWith("_:");
  }

  /**
   * {@return whether {@code text} can stand as an IRI: absolute, and without a character that would
   * end it in N-Quads, so that no identifier can smuggle in a statement}
   */
  static boolean isIri(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1 || !isScheme(text, colon)) {
      return false;
    }
    for (int i = colon; i < text.length(); i++) {
      if (endsIri(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return whether {@code tag} can stand as a language} In lower case only: processors disagree
   * on whether they change the case, so nobody can rely on any other being signed.
   */
  static boolean isLanguage(String tag) {
    return LANGUAGE.matcher(tag).matches();
  }

  /** RFC 3986 §3.1. */
  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** N-Quads §5, IRIREF; and no control characters at all. */
  private static boolean endsIri(char c) {
    return c < 0xa0 ? !IRI_CHARACTERS[c] : c >= 0xfffe;
  }

  private static boolean[] iriCharacters() {
    var allowed = new boolean[0xa0];
    for (char c = ' ' + 1; c < 0x7f; c++) {
      allowed[c] = "<>\"{}|^`\\".indexOf(c) < 0;
    }
    return allowed;
  }

  /** {@return {@code iri} as a term} */
  static String iri(String iri) {
    return '<' + iri + '>';
  }

  /** {@return {@code text} of the datatype {@code datatype} as a term} */
  static String literal(String text, String datatype) {
    return datatype.equals(Rdf.STRING) ? quoted(text) : quoted(text) + "^^" + iri(datatype);
  }

  /** {@return {@code text} in {@code language} as a term} */
  static String tagged(String text, String language) {
    return quoted(text) + '@' + language;
  }

  private static String quoted(String text) {
    var out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      append(out, text.charAt(i));
    }
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, char c) {
    int at = "\b\t\n\f\r\"\\".indexOf(c);
    if (at >= 0) {
      out.append('\\').append("btnfr\"\\".charAt(at));
    } else if (c < ' ' || c == 0x7f || c >= 0xfffe) {
      out.append("\\u").append(UPPER_CASE.toHexDigits(c));
    } else {
      out.append(c);
    }
  }

  private static int compare(String one, String other) {
    int shared = Math.min(one.length(), other.length());
    for (int i = 0; i < shared; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Surrogates stand for the code points after all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
