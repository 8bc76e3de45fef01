-- What a law itself says it repeals, kept though the repealed law may be imported later, or never.
create table repeal (
  law_key     text not null,     -- the name as names are compared: without 中华人民共和国, brackets and spaces
  law         text not null,     -- as written
  repealed_on date,
  by_law      text not null references law (name),
  by_version  date not null,
  by_no int not null, by_sub int not null default 0,
  primary key (law_key, by_law, by_version)
);

-- What is known of a version's end is worked out from all versions that are held; this is what its own source says.
alter table law_version
  add column last_no     int,       -- number of its last article, where its articles are not held
  add column said_status text,      -- null: law
  add column said_on     date,
  add column said_by     text,
  add column checked     boolean not null default false;  -- by hand, in corpus/: no import overwrites it

alter table displacement
  add column since date;         -- first day on which the other law is applied

-- Between which days a version counts as law where one must choose: for filters, not for telling people (those hear
-- what is not known). No version was law before it was passed; one that is over, nobody knows since when, gives way to
-- the next as soon as that was passed, and counts on no day where there is no next.
create view law_days as
  select v.id,
    case when v.in_force_from is null and v.said_status = 'future' then date '9999-12-31'
      else coalesce(v.in_force_from, v.version) end as from_day,
    coalesce(v.repealed_on, case when v.ending is not null then coalesce(
      (select min(n.version) from law_version n where n.law = v.law and n.version > v.version),
      v.in_force_from, v.version) end) as until_day
  from law_version v;
