package org.chairside.live;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.chairside.platform.transaction.OneTransaction;

/** The board as of now. */
@Path("/")
@OneTransaction
class BoardResource {

  private final Board board;

  BoardResource(Board board) {
    this.board = board;
  }

  /**
   * Every chair of the clinic, its session, phase, vital signs, what is due and what is flagged.
   */
  @GET
  @Path("/clinics/{id}/board")
  @Authenticated
  public BoardView now(UUID id) throws SQLException {
    return board.of(id);
  }
}
