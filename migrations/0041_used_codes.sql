-- A code of the second factor opens one session: whoever looked over a shoulder comes too late with the same one. A code
-- counts for three steps of thirty seconds; a row is of no use after that, and goes with the next sign-in.
create table second_factor_used (
  staff_id text not null references staff (id) on delete cascade,
  code     bytea not null,   -- hash of seat and code
  at       timestamptz not null,
  primary key (staff_id, code)
);
