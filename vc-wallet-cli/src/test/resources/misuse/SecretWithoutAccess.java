// error: method seed in class org.workcommons.vc.key.SigningKey cannot be applied to given types
import org.workcommons.vc.key.SigningKey;

class SecretWithoutAccess {
  byte[] leak(SigningKey key) {
    return key.seed();
  }
}
