package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.call.UserId;
import io.hookswitch.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Which party of a call a user was; nobody, when the customer's data have been erased from it. */
record PartyQuery(CallId call, UserId user) implements Database.Work<Optional<PartyQuery.Found>> {
  /** @param version of the call */
  record Found(PartyId party, long version) {}

  @Override
  public Optional<Found> in(Connection connection) throws SQLException {
    String sql =
      "select p.party, r.version from party_record p join call_record r on r.call_id = p.call_id" +
      " where p.call_id = ? and p.tenant = ? and p.user_name = ? and r.erased_at is null order by p.party limit 1";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, call.number());
      query.setString(2, user.tenant());
      query.setString(3, user.name());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(new Found(call.party(rows.getInt(1)), rows.getLong(2))) : Optional.empty();
      }
    }
  }
}
