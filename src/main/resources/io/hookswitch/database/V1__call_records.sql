-- The same for H2 (in PostgreSQL mode) and PostgreSQL. A published migration is never changed: write the next one.

-- One row a call, of its newest state.
create table call_record (
  call_id bigint primary key,
  version bigint not null,
  tenant varchar(200) not null,
  call_type varchar(20) not null,
  parent_id bigint,
  tracking uuid not null,
  begun_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_reason varchar(30),
  -- When a customer's data was taken out of it; from then on nothing more is written about this call.
  erased_at timestamp with time zone
);
create index call_record_begun on call_record (begun_at);
create index call_record_ended on call_record (ended_at);

-- One row a party.
create table party_record (
  call_id bigint not null references call_record on delete cascade,
  party integer not null,
  tenant varchar(200),
  user_name varchar(200),
  device varchar(200),
  number varchar(255) not null,
  digits varchar(255) not null,
  personality varchar(20) not null,
  state varchar(20) not null,
  supervisor boolean not null,
  joined_at timestamp with time zone,
  answered_at timestamp with time zone,
  released_at timestamp with time zone,
  held_millis bigint not null,
  end_reason varchar(30),
  cause varchar(30),
  primary key (call_id, party)
);
create index party_record_number on party_record (number);
create index party_record_digits on party_record (digits);
create index party_record_user on party_record (tenant, user_name);

-- From the start of a recording, or its resumption, to the pause or the end.
create table recording_segment (
  call_id bigint not null references call_record on delete cascade,
  party integer not null,
  segment integer not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by varchar(20),
  primary key (call_id, party, segment)
);

-- As it was at the end. Values as JSON; masked ones as they were masked.
create table call_user_data (
  call_id bigint not null references call_record on delete cascade,
  pair integer not null,
  name varchar(1000) not null,
  content varchar(100000) not null,
  primary key (call_id, pair)
);
create index call_user_data_name on call_user_data (name);

-- How a call is to be counted: the last word on each name.
create table call_disposition (
  call_id bigint not null,
  name varchar(1000) not null,
  disposition varchar(100000) not null,
  set_by varchar(500) not null,
  set_at timestamp with time zone not null,
  primary key (call_id, name)
);

-- What happened to a call. A line has its identity from the run of the node that wrote it and a number in that run, so that
-- it can be written as often as it takes.
create table call_journal (
  call_id bigint not null,
  run bigint not null,
  line bigint not null,
  at timestamp with time zone not null,
  version bigint not null,
  kind varchar(20) not null,
  what varchar(40) not null,
  party integer,
  principal varchar(500),
  correlation varchar(200),
  idempotency_key varchar(300),
  refusal varchar(30),
  generation bigint not null,
  body varchar(4000000) not null,
  primary key (call_id, run, line)
);
create index call_journal_at on call_journal (at);

-- The newest state of a call, whole: what an exported journal must lead to, and what a cold start begins with.
create table call_state (
  call_id bigint primary key,
  version bigint not null,
  live boolean not null,
  body varchar(4000000) not null
);
create index call_state_live on call_state (live);
