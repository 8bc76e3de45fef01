-- Group 群体性: many people ask about one matter, and get one consistent answer under one lead lawyer.
-- Undrafted 未起草: every question that was refused a draft is looked at by a person the same day.

-- What is compared of a redacted question. Goes with a withdrawal.
create table matter_trace (
  inquiry_id    uuid primary key references inquiry (id),
  category      text not null,
  second        text,
  organisations text[] not null,   -- keys of the bodies that are named
  words         text[] not null,
  many          boolean not null,  -- the asker says that there are many
  received_at   timestamptz not null
);
create index matter_trace_organisation on matter_trace using gin (organisations);
create index matter_trace_recent on matter_trace (category, received_at desc);

-- Whatever opens, joins, splits or merges groups comes one after the other, until its transaction ends.
create function lock_groups() returns void language sql as $$ select pg_advisory_xact_lock(20261115) $$;

create table matter_group (
  id          uuid primary key,
  name        text not null,
  category    text not null,
  region      text,
  because     text not null,
  lead_id     text references lawyer (staff_id),
  lead_how    text check (lead_how in ('took', 'assigned')),
  opened_at   timestamptz not null,
  merged_into uuid references matter_group (id),
  check ((lead_id is null) = (lead_how is null)),
  check (merged_into <> id)
);
create index matter_group_open on matter_group (opened_at desc) where merged_into is null;

-- A member that left stays on record; one that was split off does not come back by itself.
create table matter_group_member (
  id         uuid primary key default gen_random_uuid(),
  group_id   uuid not null references matter_group (id),
  inquiry_id uuid not null references inquiry (id),
  because    text not null,
  joined_at  timestamptz not null,
  left_at    timestamptz,
  left_how   text check (left_how in ('split', 'merged', 'withdrawn')),
  check ((left_at is null) = (left_how is null))
);
create unique index matter_group_member_of_one on matter_group_member (inquiry_id) where left_at is null;
create index matter_group_member_of on matter_group_member (group_id) where left_at is null;
create index matter_group_member_split on matter_group_member (inquiry_id) where left_how = 'split';

create trigger matter_group_kept before delete on matter_group for each row execute function refuse_change();
create trigger matter_group_no_truncate before truncate on matter_group execute function refuse_change();
create trigger matter_group_member_kept before delete on matter_group_member for each row execute function refuse_change();
create trigger matter_group_member_no_truncate before truncate on matter_group_member execute function refuse_change();

create function matter_group_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit('open-group', 'group', new.id::text, jsonb_build_object('category', new.category));
    return null;
  end if;
  if old.merged_into is not null then
    raise exception 'a merged group does not change' using errcode = 'WF003';
  end if;
  if new.merged_into is not null then
    perform audit('merge-group', 'group', new.id::text, jsonb_build_object('into', new.merged_into));
  elsif new.lead_id is distinct from old.lead_id then
    perform audit('lead-group', 'group', new.id::text, jsonb_build_object('from', old.lead_id, 'to', new.lead_id, 'how', new.lead_how));
  end if;
  return null;
end $$;
create trigger matter_group_moved after insert or update on matter_group for each row execute function matter_group_moved();

create function matter_group_member_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit('join-group', 'group', new.group_id::text, jsonb_build_object('inquiry', new.inquiry_id));
  elsif old.left_at is not null or (new.group_id, new.inquiry_id, new.joined_at) is distinct from (old.group_id, old.inquiry_id, old.joined_at) then
    raise exception 'a membership only ends' using errcode = 'WF003';
  else
    perform audit('leave-group', 'group', new.group_id::text, jsonb_build_object('inquiry', new.inquiry_id, 'how', new.left_how));
  end if;
  return null;
end $$;
create trigger matter_group_member_moved after insert or update on matter_group_member
  for each row execute function matter_group_member_moved();

-- Whoever takes a draft of a group first leads it. Who gives everything back, with nothing answered, leads no more;
-- a lead whom a supervisor chose stays.
create function group_is_led() returns trigger language plpgsql as $$
begin
  if new.state = 'claimed' then
    update matter_group g set lead_id = new.claimed_by, lead_how = 'took'
    where g.lead_id is null and g.merged_into is null and exists (
      select 1 from matter_group_member m where m.group_id = g.id and m.inquiry_id = new.inquiry_id and m.left_at is null);
  elsif old.state = 'claimed' and new.state = 'waiting' then
    update matter_group g set lead_id = null, lead_how = null
    where g.lead_id = old.claimed_by and g.lead_how = 'took' and g.merged_into is null and exists (
        select 1 from matter_group_member m where m.group_id = g.id and m.inquiry_id = new.inquiry_id and m.left_at is null)
      and not exists (
        select 1 from matter_group_member m join draft d on d.inquiry_id = m.inquiry_id
        where m.group_id = g.id and m.left_at is null and d.id <> new.id and d.claimed_by = old.claimed_by
          and d.state in ('claimed', 'approved', 'delivered'));
  end if;
  return null;
end $$;
create trigger group_is_led after update of state on draft for each row execute function group_is_led();

create table undrafted (
  inquiry_id uuid primary key references inquiry (id),
  code       text not null check (code in ('not-legal', 'abuse')),
  at         timestamptz not null,
  verdict    text check (verdict in ('confirmed', 'reopened', 'went-on', 'withdrawn')),  -- the last two are the asker's own
  settled_at timestamptz,
  seen_by    text references staff (id),
  check ((verdict is null) = (settled_at is null)),
  check ((seen_by is not null) = coalesce(verdict in ('confirmed', 'reopened'), false))
);
create index undrafted_unseen on undrafted (at) where verdict is null;
create index undrafted_settled on undrafted (settled_at desc) where verdict is not null;

create function undrafted_settles() returns trigger language plpgsql as $$
begin
  if old.verdict is not null or (new.inquiry_id, new.code, new.at) is distinct from (old.inquiry_id, old.code, old.at) then
    raise exception 'what was looked at stays as it was decided' using errcode = 'WF001';
  end if;
  if new.seen_by is not null then
    perform audit('look-undrafted', 'inquiry', new.inquiry_id::text, jsonb_build_object('verdict', new.verdict));
  end if;
  return new;
end $$;
create trigger undrafted_settles before update on undrafted for each row execute function undrafted_settles();
create trigger undrafted_kept before delete on undrafted for each row execute function refuse_change();
create trigger undrafted_no_truncate before truncate on undrafted execute function refuse_change();

-- The database puts every refusal on the list, whoever closed it; what the asker did since settles it.
create function inquiry_leaves_marks() returns trigger language plpgsql as $$
begin
  if old.state = 'triaged' and new.state = 'closed' then
    insert into undrafted (inquiry_id, code, at)
    values (new.id, coalesce(new.triage -> 'noDraft' ->> 'code', 'not-legal'), new.state_at);
  elsif old.state = 'closed' and new.state = 'drafting' then
    update undrafted set verdict = 'went-on', settled_at = new.state_at where inquiry_id = new.id and verdict is null;
  elsif new.state = 'withdrawn' and old.state <> 'withdrawn' then
    update undrafted set verdict = 'withdrawn', settled_at = new.state_at where inquiry_id = new.id and verdict is null;
    update matter_group_member set left_at = new.state_at, left_how = 'withdrawn' where inquiry_id = new.id and left_at is null;
    delete from matter_trace where inquiry_id = new.id;
  end if;
  return null;
end $$;
create trigger inquiry_leaves_marks after update of state on inquiry for each row execute function inquiry_leaves_marks();

-- Refusals from before this list are on it too.
insert into undrafted (inquiry_id, code, at)
select i.id, coalesce(i.triage -> 'noDraft' ->> 'code', 'not-legal'), i.state_at from inquiry i
where i.state = 'closed' and not exists (select 1 from answer a where a.inquiry_id = i.id);
