-- What was recorded on calls of which the recordings are not to be kept, and may still be with a switch; a row is gone when it is
-- gone there. Written in the transaction that takes the rest out of here, or before it.
create table if not exists recording_leftover (
  call_id bigint not null,
  party integer not null,
  -- So many files at least there may be.
  takes integer not null,
  primary key (call_id, party)
);
