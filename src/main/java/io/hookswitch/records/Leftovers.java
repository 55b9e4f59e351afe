package io.hookswitch.records;

import io.hookswitch.call.CallId;
import io.hookswitch.call.PartyId;
import io.hookswitch.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of recordings that a switch is to delete. They are noted before what led to them is deleted here, so none is
 * forgotten with it, and for as long as the switch cannot be reached.
 */
final class Leftovers {

  private static final String NOTE =
    "insert into recording_leftover (call_id, party, takes) select s.call_id, s.party, count(*) from recording_segment s" +
    " where not exists (select 1 from recording_leftover l where l.call_id = s.call_id and l.party = s.party) and s.call_id ";

  /** All of calls that ended before a time; those of calls that were erased have been noted then. */
  static final String NOTE_OLDER =
    NOTE + "in (select call_id from call_record where ended_at < ? and erased_at is null) group by s.call_id, s.party";

  private static final String NOTE_SOME = NOTE + "= any(?) group by s.call_id, s.party";

  /** @param takes so many files at least there may be of the leg */
  record Leftover(PartyId leg, int takes) {}

  private Leftovers() {}

  /** All of these calls. */
  static void note(Connection connection, List<Long> calls) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(NOTE_SOME)) {
      insert.setArray(1, Ledger.array(connection, calls));
      insert.executeUpdate();
    }
  }

  /** Those behind this one, in the order of their calls; {@code null} for the first ones. */
  static Database.Work<List<Leftover>> after(PartyId last, int most) {
    return connection -> {
      String sql =
        "select call_id, party, takes from recording_leftover where call_id > ? or (call_id = ? and party > ?)" +
        " order by call_id, party limit ?";
      List<Leftover> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setLong(1, last == null ? 0 : last.call().number());
        query.setLong(2, last == null ? 0 : last.call().number());
        query.setInt(3, last == null ? 0 : last.index());
        query.setInt(4, most);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            found.add(new Leftover(new CallId(rows.getLong(1)).party(rows.getInt(2)), rows.getInt(3)));
          }
        }
      }
      return found;
    };
  }

  /** They are gone. */
  static Database.Work<Integer> gone(PartyId leg) {
    return connection -> {
      String sql = "delete from recording_leftover where call_id = ? and party = ?";
      try (PreparedStatement delete = connection.prepareStatement(sql)) {
        delete.setLong(1, leg.call().number());
        delete.setInt(2, leg.index());
        return delete.executeUpdate();
      }
    };
  }
}
