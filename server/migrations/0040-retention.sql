-- For how long what is over is kept; a workspace without a row has what the program says. audit_days null: for ever.
create table retention (
  ws text not null,
  deleted_days integer not null,
  deliveries_days integer not null,
  audit_days integer,
  primary key (ws)
);
