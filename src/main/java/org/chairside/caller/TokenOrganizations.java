package org.chairside.caller;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.chairside.platform.database.EveryOrganization;
import org.chairside.staff.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Finds the organization of a token. That never changes and tells nothing of whether the token
 * still opens anything, so it is remembered: of a sign-in's requests only the first searches every
 * organization.
 */
@ApplicationScoped
class TokenOrganizations {

  private static final int REMEMBERED = 10_000;

  private final EveryOrganization everyOrganization;
  private final Map<ByteBuffer, UUID> known = Collections.synchronizedMap(new Latest());

  TokenOrganizations(EveryOrganization everyOrganization) {
    this.everyOrganization = everyOrganization;
  }

  private static final class Latest extends LinkedHashMap<ByteBuffer, UUID> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<ByteBuffer, UUID> eldest) {
      return size() > REMEMBERED;
    }
  }

  /** The organization whose token it is or was, or null where it was nobody's. */
  @Nullable UUID of(String token) throws SQLException {
    byte[] hash = Tokens.hash(token);
    ByteBuffer key = ByteBuffer.wrap(hash);
    UUID remembered = known.get(key);
    if (remembered != null) {
      return remembered;
    }
    UUID found = find(hash);
    if (found != null) {
      known.put(key, found);
    }
    return found;
  }

  private @Nullable UUID find(byte[] hash) throws SQLException {
    try (Connection connection = everyOrganization.connect();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select organization_id from sign_in where token_hash = ?
                union all
                select organization_id from api_token where token_hash = ?
                """)) {
      query.setBytes(1, hash);
      query.setBytes(2, hash);
      ResultSet row = query.executeQuery();
      return row.next() ? row.getObject(1, UUID.class) : null;
    }
  }
}
