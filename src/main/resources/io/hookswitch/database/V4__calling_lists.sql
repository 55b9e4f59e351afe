-- Which database this is: nodes that must share one find out whether they do. One row, written by the first node that asks.
create table database_identity (
  id integer primary key,
  identity varchar(36) not null
);

-- Calling lists. Times are milliseconds since 1970. Whoever steps a list locks its row first, so that there is one at a time.
create table outbound_list (
  list_number integer primary key,
  tenant varchar(255) not null,
  name varchar(255) not null,
  campaign varchar(255) not null,
  application_id bigint not null,
  -- Of the file it came from.
  digest varchar(64) not null,
  -- Numbers of chains that have been given out, 1 to this; some of them may have come to nothing.
  chains integer not null,
  records integer not null,
  begun_at timestamp with time zone not null,
  unique (tenant, name)
);

-- The records of one customer, which are handed out together. It waits (pool), is with an agent (holder), or is done (neither).
create table outbound_chain (
  list_number integer not null references outbound_list on delete cascade,
  chain integer not null,
  -- FRESH: nobody has touched it. FIRST, LAST: before or after those. @agent: for nobody else.
  pool varchar(1001),
  due bigint not null,
  turn varchar(5) not null,
  holder varchar(1000),
  held_until bigint not null,
  dialled boolean not null,
  attempts integer not null,
  done_at timestamp with time zone,
  primary key (list_number, chain),
  unique (list_number, holder)
);
create index outbound_chain_waiting on outbound_chain (list_number, pool, due, chain);
create index outbound_chain_held on outbound_chain (list_number, held_until);
create index outbound_chain_holder on outbound_chain (holder);

create table outbound_record (
  list_number integer not null references outbound_list on delete cascade,
  chain integer not null,
  place integer not null,
  phone_number varchar(1000) not null,
  phone_type varchar(30) not null,
  time_zone varchar(1000) not null,
  call_from integer not null,
  call_until integer not null,
  caller_id varchar(1000) not null,
  -- '' before the first.
  call_result varchar(4000) not null,
  -- Further fields, as JSON.
  fields varchar(4000000) not null,
  primary key (list_number, chain, place)
);

-- Each time somebody has tried to deal with a chain: DIALLED or REJECTED.
create table outbound_attempt (
  list_number integer not null references outbound_list on delete cascade,
  chain integer not null,
  attempt integer not null,
  agent varchar(1000) not null,
  what varchar(10) not null,
  made_at timestamp with time zone not null,
  primary key (list_number, chain, attempt)
);

-- Numbers that are not to be called, by their last ten digits.
create table outbound_forbidden (
  tenant varchar(255) not null,
  digits varchar(1000) not null,
  forbidden_at timestamp with time zone not null,
  primary key (tenant, digits)
);
