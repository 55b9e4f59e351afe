-- The embedded database does not undo a migration that is cut off: from here on each one can be done again.

-- What is to outlive the cluster of users; of each kind (PRESENCE, STREAM) what was noted last.
create table if not exists user_note (
  tenant varchar(500) not null,
  user_name varchar(500) not null,
  kind varchar(20) not null,
  version bigint not null,
  noted_at timestamp with time zone not null,
  -- How often a cluster has begun with it.
  restarts integer not null,
  -- As JSON, '' where the version says it all.
  body varchar(4000000) not null,
  primary key (tenant, user_name, kind)
);
