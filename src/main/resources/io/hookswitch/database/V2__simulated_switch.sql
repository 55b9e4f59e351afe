-- What the simulated switch remembers when it is to outlive the nodes (switch.sim.memory: database). The switch's own: nobody
-- else reads or writes it.
create table sim_call (
  call_id bigint primary key,
  version bigint not null,
  form bytea not null
);

-- One row a phone that has ever had a leg, '' while it has none.
create table sim_phone (
  device varchar(500) primary key,
  legs varchar(100000) not null
);
