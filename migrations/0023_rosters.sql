-- 排班与在岗: whether a lawyer takes work now, what they are good at, when they are to be at the desk. Whoever has no row in
-- `duty` is off: nobody is handed a draft because somebody forgot to say otherwise.

create table duty (
  staff_id    text primary key references lawyer (staff_id),
  state       text not null check (state in ('on', 'paused', 'off')),
  since       timestamptz not null,
  ready_since timestamptz,               -- pressed next and nothing was there: is handed the next that comes
  note        text not null default '' check (length(note) <= 200),
  check (ready_since is null or state = 'on')
);
create index duty_on on duty (state) where state <> 'off';

-- Pressing next again is no change of duty, and is not audited.
create function duty_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.staff_id is distinct from old.staff_id then
    raise exception 'a duty stays its lawyer''s' using errcode = 'WF001';
  end if;
  if new.state <> 'on' then
    new.ready_since := null;
  end if;
  if tg_op = 'INSERT' or new.state <> old.state then
    perform audit('duty', 'lawyer', new.staff_id,
                  jsonb_build_object('from', case when tg_op = 'UPDATE' then old.state else 'off' end, 'to', new.state));
  end if;
  return new;
end $$;
create trigger duty_changes before insert or update on duty for each row execute function duty_changes();
create trigger duty_kept before delete on duty for each row execute function refuse_change();

-- 专长: 1 competent, 2 experienced, 3 specialised. No row: level 1 in every category of one's seat classes.
create table skill (
  staff_id text not null references lawyer (staff_id),
  category text not null check (category in ('labor', 'family', 'contract', 'debt', 'housing', 'land', 'traffic', 'injury', 'medical',
                                             'consumer', 'criminal', 'admin', 'company', 'ip', 'finance', 'procedure', 'other')),
  level    int not null check (level between 1 and 3),
  primary key (staff_id, category)
);

-- 班次: instants, so that a night shift is one row across midnight. Null seat_class: every class the lawyer serves.
create table shift (
  id         uuid primary key,
  staff_id   text not null references lawyer (staff_id),
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  seat_class text check (seat_class in ('labor', 'family', 'contract', 'general', 'expert')),
  check (ends_at > starts_at),
  check (ends_at - starts_at <= interval '16 hours')
);
create index shift_staff on shift (staff_id, starts_at);
create index shift_starts on shift (starts_at);

-- Two who plan at once would each not see the other's shift: whoever writes the roster waits for the other. One lock and
-- not one per lawyer, since a month's import would hold thousands.
create function shift_alone() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('wenfa roster'));
  if exists (select 1 from shift s where s.staff_id = new.staff_id and s.id <> new.id
             and s.starts_at < new.ends_at and new.starts_at < s.ends_at) then
    raise exception 'shifts of one lawyer do not overlap' using errcode = 'WF003';
  end if;
  return new;
end $$;
create trigger shift_alone before insert or update on shift for each row execute function shift_alone();

create function shift_audited() returns trigger language plpgsql as $$
declare s shift := case when tg_op = 'DELETE' then old else new end;
begin
  perform audit(case tg_op when 'INSERT' then 'add-shift' when 'UPDATE' then 'change-shift' else 'remove-shift' end,
                'lawyer', s.staff_id,
                jsonb_build_object('shift', s.id, 'from', s.starts_at, 'until', s.ends_at, 'class', s.seat_class));
  return null;
end $$;
create trigger shift_audited after insert or update or delete on shift for each row execute function shift_audited();

-- How many are to be rostered for a seat class, by day (08:00 to 20:00 in China) and by night. No row: none are asked for.
create table coverage_minimum (
  seat_class text primary key check (seat_class in ('labor', 'family', 'contract', 'general', 'expert')),
  by_day     int not null check (by_day between 0 and 500),
  by_night   int not null check (by_night between 0 and 500)
);

-- 本区优先，其次本市，再次任何地区: seats/rules/serves-region.ts in SQL, for the order in which drafts are given; a test holds the
-- two to each other. 0 within what the lawyer serves, or either is unknown · 1 same city · 2 same province · 3 elsewhere.
create function region_rank(serves text, matter text) returns int language sql immutable parallel safe as $$
  select case
    when serves is null or matter is null then 0
    when starts_with(matter, case when substr(serves, 3, 4) = '0000' then left(serves, 2)
                                  when substr(serves, 5, 2) = '00' then left(serves, 4) else left(serves, 6) end) then 0
    when left(serves, 2) <> left(matter, 2) then 3
    when left(serves, 2) in ('11', '12', '31', '50') then 1
    when substr(serves, 3, 2) = '90' or substr(matter, 3, 2) = '90' then case when left(serves, 6) = left(matter, 6) then 1 else 2 end
    when left(serves, 4) = left(matter, 4) then 1
    else 2 end
$$;

-- Classes, region and capacity decide who is given what: their changes are on record, and so are skills.
create function lawyer_seat_audited() returns trigger language plpgsql as $$
begin
  if (old.seat_classes, old.region, old.capacity) is distinct from (new.seat_classes, new.region, new.capacity) then
    perform audit('seat-set', 'lawyer', new.staff_id,
                  jsonb_build_object('classes', new.seat_classes, 'region', new.region, 'capacity', new.capacity));
  end if;
  return null;
end $$;
create trigger lawyer_seat_audited after update on lawyer for each row execute function lawyer_seat_audited();

create function skill_audited() returns trigger language plpgsql as $$
declare k skill := case when tg_op = 'DELETE' then old else new end;
begin
  perform audit('skill-set', 'lawyer', k.staff_id,
                jsonb_build_object('category', k.category, 'level', case when tg_op = 'DELETE' then null else k.level end));
  return null;
end $$;
create trigger skill_audited after insert or update or delete on skill for each row execute function skill_audited();

-- A demo that was running goes on running: its sample lawyers are at their desks. Real ones say so themselves.
select set_config('wenfa.actor', 'system:migration', true);
insert into duty (staff_id, state, since) select staff_id, 'on', now() from lawyer where sample;
