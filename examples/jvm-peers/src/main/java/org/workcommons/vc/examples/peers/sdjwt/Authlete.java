package org.workcommons.vc.examples.peers.sdjwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectBuilder;
import com.authlete.sd.SDObjectDecoder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.workcommons.vc.encoding.JsonReader;
import org.workcommons.vc.json.JsonArray;
import org.workcommons.vc.json.JsonBoolean;
import org.workcommons.vc.json.JsonNumber;
import org.workcommons.vc.json.JsonObject;
import org.workcommons.vc.json.JsonString;
import org.workcommons.vc.json.JsonValue;
import org.workcommons.vc.problem.Pointer;
import org.workcommons.vc.problem.ProblemException;
import org.workcommons.vc.sdjwt.Concealment;
import org.workcommons.vc.sdjwt.DisclosableToken.Audience;
import org.workcommons.vc.sdjwtvc.SdJwtVc;

/**
 * Authlete's library, with Nimbus for the signatures. It makes disclosures and puts them back; what
 * to show, and whether a binding is good, is left to whoever uses it, and done here.
 */
public final class Authlete implements SdJwtPeer {
  private static final String BINDING = "kb+jwt";

  @Override
  public String issue(JsonObject claims, Concealment concealment, PeerKey issuer) throws Refused {
    var disclosures = new ArrayList<Disclosure>();
    var hidden = new HashSet<>(concealment.disclosable());
    var encoding = new Encoding(hidden, concealment.decoys(), disclosures);
    var payload = encoding.object(claims, Pointer.ROOT);
    return new SDJWT(signed(SdJwtVc.TYP, payload, issuer), disclosures).toString();
  }

  private record Encoding(Set<Pointer> hidden, int decoys, List<Disclosure> disclosures) {
    Map<String, Object> object(JsonObject object, Pointer at) {
      var builder = new SDObjectBuilder();
      boolean isAnyHidden = false;
      for (var member : object.members().entrySet()) {
        var place = at.at(member.getKey());
        var value = value(member.getValue(), place);
        if (hidden.contains(place)) {
          disclosures.add(builder.putSDClaim(member.getKey(), value));
          isAnyHidden = true;
        } else {
          builder.putClaim(member.getKey(), value);
        }
      }
      if (isAnyHidden && decoys > 0) {
        builder.putDecoyDigests(decoys);
      }
      return builder.build(at.equals(Pointer.ROOT));
    }

    Object value(JsonValue value, Pointer at) {
      if (value instanceof JsonObject object) {
        return object(object, at);
      }
      return value instanceof JsonArray array ? array(array, at) : plain(value);
    }

    List<Object> array(JsonArray array, Pointer at) {
      var all = new ArrayList<Object>();
      for (int i = 0; i < array.items().size(); i++) {
        var value = value(array.items().get(i), at.at(i));
        if (hidden.contains(at.at(i))) {
          var disclosure = new Disclosure(value);
          disclosures.add(disclosure);
          all.add(disclosure.toArrayElement());
        } else {
          all.add(value);
        }
      }
      return all;
    }

    static Object plain(JsonValue value) {
      if (value instanceof JsonString text) {
        return text.value();
      }
      if (value instanceof JsonNumber number) {
        return number.isInteger() ? (Object) (long) number.value() : (Object) number.value();
      }
      return value == JsonBoolean.TRUE;
    }
  }

  @Override
  public Held hold(String issued, PeerKey issuer) throws Refused {
    try {
      var token = SDJWT.parse(issued);
      var payload = JWSObject.parse(token.getCredentialJwt()).getPayload().toJSONObject();
      var places = new Places(token.getDisclosures());
      places.of(payload, Pointer.ROOT);
      return (wanted, holder, audience, now) -> {
        var shown =
            token.getDisclosures().stream().filter(one -> places.leads(one, wanted)).toList();
        var unbound = new SDJWT(token.getCredentialJwt(), shown);
        return unbound + signed(BINDING, binding(unbound, audience, now), holder);
      };
    } catch (ParseException | IllegalArgumentException e) {
      throw new Refused(e);
    }
  }

  private static Map<String, Object> binding(SDJWT shown, Audience audience, Instant now) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iat", now.getEpochSecond());
    claims.put("aud", audience.identifier());
    claims.put("nonce", audience.nonce());
    claims.put("sd_hash", shown.getSDHash());
    return claims;
  }

  /** Where disclosures stand. */
  private static final class Places {
    private final Map<String, Disclosure> byDigest = new HashMap<>();
    private final Map<Disclosure, Pointer> places = new HashMap<>();

    Places(List<Disclosure> disclosures) {
      disclosures.forEach(one -> byDigest.put(one.digest(), one));
    }

    void of(Object value, Pointer at) {
      if (value instanceof Map<?, ?> object) {
        if (object.get("_sd") instanceof List<?> digests) {
          digests.forEach(digest -> found(digest, null, at));
        }
        object.forEach((name, member) -> of(member, at.at((String) name)));
      } else if (value instanceof List<?> items) {
        int index = 0;
        for (var item : items) {
          var digest = item instanceof Map<?, ?> object ? object.get("...") : null;
          if (digest == null) {
            of(item, at.at(index));
            index++;
          } else if (found(digest, index, at)) {
            index++;
          }
        }
      }
    }

    private boolean found(Object digest, @Nullable Integer index, Pointer at) {
      var disclosure = byDigest.get(digest);
      if (disclosure == null) {
        return false;
      }
      var place = index == null ? at.at(disclosure.getClaimName()) : at.at(index);
      places.put(disclosure, place);
      of(disclosure.getClaimValue(), place);
      return true;
    }

    boolean leads(Disclosure disclosure, Collection<Pointer> wanted) {
      var place = places.get(disclosure);
      return place != null
          && wanted.stream()
              .anyMatch(one -> one.equals(place) || one.value().startsWith(place.value() + "/"));
    }
  }

  @Override
  public Shown verify(String presented, PeerKey issuer, Audience expected) throws Refused {
    try {
      var token = SDJWT.parse(presented);
      var payload = verified(token.getCredentialJwt(), SdJwtVc.TYP, issuer.verifier());
      var claims = new SDObjectDecoder().decode(payload, token.getDisclosures());
      if (token.getBindingJwt() == null) {
        throw new Refused("not bound");
      }
      var holder = PeerKey.confirmed(payload, issuer.crypto());
      var binding = verified(token.getBindingJwt(), BINDING, holder);
      require(binding, "sd_hash", token.getSDHash());
      require(binding, "nonce", expected.nonce());
      require(binding, "aud", expected.identifier());
      if (!binding.containsKey("iat")) {
        throw new Refused("bound at no time");
      }
      return () -> json(claims);
    } catch (ParseException | JOSEException | RuntimeException e) {
      // what it did not foresee is a refusal too
      throw new Refused(e);
    }
  }

  private static void require(Map<String, Object> claims, String name, String value)
      throws Refused {
    if (!Objects.equals(claims.get(name), value)) {
      throw new Refused("another " + name);
    }
  }

  private static Map<String, Object> verified(String text, String typ, JWSVerifier verifier)
      throws ParseException, JOSEException, Refused {
    var token = JWSObject.parse(text);
    if (!new JOSEObjectType(typ).equals(token.getHeader().getType()) || !token.verify(verifier)) {
      throw new Refused("not a good " + typ);
    }
    return token.getPayload().toJSONObject();
  }

  private static String signed(String typ, Map<String, Object> claims, PeerKey key) throws Refused {
    var header = new JWSHeader.Builder(key.algorithm()).type(new JOSEObjectType(typ)).build();
    var token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(key.signer());
      return token.serialize();
    } catch (JOSEException e) {
      throw new Refused(e);
    }
  }

  private static JsonObject json(Map<String, Object> claims) {
    try {
      return JsonReader.readObject(JSONObjectUtils.toJSONString(claims).getBytes(UTF_8));
    } catch (ProblemException e) {
      throw new IllegalStateException("not JSON", e);
    }
  }

  /** {@return its name} */
  @Override
  public String toString() {
    return "Authlete";
  }
}
