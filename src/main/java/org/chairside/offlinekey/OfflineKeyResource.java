package org.chairside.offlinekey;

import static org.chairside.message.FieldMessages.FIELD;
import static org.chairside.offlinekey.OfflineKeyMessages.OFFLINE_KEY;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.chairside.identity.SecretBox;
import org.chairside.platform.Access.Means;
import org.chairside.platform.Actor;
import org.chairside.platform.problem.Invalid;
import org.chairside.platform.problem.NotAllowed;
import org.chairside.platform.transaction.OneTransaction;
import org.chairside.platform.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * Gives a person the key of their offline store in one browser. The server stores none of these
 * keys: it derives the same one again whenever the person signs in there, so that what was kept is
 * read by nobody else.
 */
@Path("/")
@OneTransaction
class OfflineKeyResource {

  private static final String PURPOSE = "chairside offline store";

  private final SecretBox secrets;

  OfflineKeyResource(SecretBox secrets) {
    this.secrets = secrets;
  }

  /**
   * A key for AES-256-GCM.
   *
   * @param key 256 bits in Base64; the same for the same person and store
   */
  public record OfflineKey(String key) {

    /** It belongs in no log. */
    @Override
    public String toString() {
      return "OfflineKey";
    }
  }

  /**
   * The key with which this person's browser seals what it keeps until the server is reachable.
   * Refused to machines, and where the operator has named no file for the installation's key.
   *
   * @param store the random id that the browser gave its store
   */
  @GET
  @Path("/me/offline-key")
  @Authenticated
  public OfflineKey key(@QueryParam("store") @Nullable String store) {
    UUID id = Query.id("store", store);
    if (id == null) {
      throw new Invalid("store", FIELD.required());
    }
    Actor actor = Actor.current();
    if (actor.access().means() == Means.TOKEN) {
      throw new NotAllowed(OFFLINE_KEY.peopleOnly());
    }
    UUID person = Objects.requireNonNull(actor.staffId());
    byte[] key = secrets.derive(PURPOSE, actor.organizationId(), person, id);
    return new OfflineKey(Base64.getEncoder().encodeToString(key));
  }
}
