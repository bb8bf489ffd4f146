// error: no suitable method found for from
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.workcommons.vc.verifier.PresentationRequest;
import org.workcommons.vc.work.WorkStatement;

class StringChallenge {
  PresentationRequest request =
      PresentationRequest.from(URI.create("https://a.example"), "1234", Instant.EPOCH, List.of(WorkStatement.TYPE));
}
