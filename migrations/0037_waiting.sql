-- While a citizen waits: what they put right of what was understood, whether and how they may be contacted, whom they ask
-- to call, and which reading lists a lawyer let them read.

-- 群众更正: the citizen's own word on the category, the place and the days. Codes and days only: `told` is a piece of a
-- redacted message. The triage follows; the record stays as it was said.
create table citizen_correction (
  inquiry_id        uuid not null references inquiry (id),
  n                 int not null check (n between 1 and 10),
  position          int not null check (position > 0),   -- the citizen's last message when it was said
  old_category      text not null,
  category          text not null,
  old_matter_region text,
  matter_region     text,
  dates             jsonb not null default '[]' check (jsonb_typeof(dates) = 'array' and jsonb_array_length(dates) <= 8),
  at                timestamptz not null,
  primary key (inquiry_id, n),
  check (category <> old_category or matter_region is distinct from old_matter_region or jsonb_array_length(dates) > 0)
);

-- Before an answer only: what stands in an answer is put right by a question or by a correction of it.
create function citizen_correction_stands() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from inquiry i where i.id = new.inquiry_id and i.state in ('needs_facts', 'drafting', 'in_review'))
     or exists (select 1 from answer a where a.inquiry_id = new.inquiry_id) then
    raise exception 'what was understood is put right before the answer' using errcode = 'WF003';
  end if;
  perform audit('correct-understood', 'inquiry', new.inquiry_id::text, jsonb_build_object('n', new.n,
    'category', jsonb_build_array(new.old_category, new.category),
    'place', new.matter_region is distinct from new.old_matter_region, 'dates', jsonb_array_length(new.dates)));
  return new;
end $$;
create trigger citizen_correction_stands before insert on citizen_correction for each row execute function citizen_correction_stands();
create trigger citizen_correction_append_only before update on citizen_correction for each row execute function refuse_change();
create trigger citizen_correction_kept before delete on citizen_correction
  for each row when (not is_erased(old.inquiry_id)) execute function refuse_change();
-- The days stand beside the citizen's own words for them, and go with their key (0036).
create function erased_forgets_corrections() returns trigger language plpgsql as $$
begin
  delete from citizen_correction k using inquiry i where i.citizen_id = new.id and k.inquiry_id = i.id;
  return null;
end $$;
create trigger erased_forgets_corrections after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function erased_forgets_corrections();
create trigger citizen_correction_no_truncate before truncate on citizen_correction execute function refuse_change();

-- 联系安全: whoever may live with violence is asked whether a call is safe. Set by a trigger on the triage, so that no path
-- that changes a triage can forget it; once asked it stays asked.
create table contact_asked (
  inquiry_id uuid primary key references inquiry (id),
  at         timestamptz not null
);
create trigger contact_asked_append_only before update or delete on contact_asked for each row execute function refuse_change();
create trigger contact_asked_no_truncate before truncate on contact_asked execute function refuse_change();

create function contact_is_asked() returns trigger language plpgsql as $$
begin
  insert into contact_asked (inquiry_id, at) values (new.id, new.state_at) on conflict do nothing;
  if found then
    perform audit('ask-contact-safety', 'inquiry', new.id::text);
  end if;
  return null;
end $$;
create function home_may_be_unsafe(triage jsonb) returns boolean language sql immutable as $$
  select coalesce((triage ->> 'homeUnsafe')::boolean, false)
    or coalesce(triage -> 'dangers' ?| array['family-violence', 'violence', 'elder', 'minor'], false)
$$;
create trigger contact_is_asked after insert or update of triage on inquiry for each row
  when (home_may_be_unsafe(new.triage)) execute function contact_is_asked();
-- Matters from before this file are asked too: nobody calls them before they answered.
insert into contact_asked (inquiry_id, at)
select i.id, i.state_at from inquiry i where i.state <> 'withdrawn' and home_may_be_unsafe(i.triage);

-- What the citizen said of it, the newest row counts. Which kind of contact is readable, for the rules below; times, who may
-- answer and the code word are sealed.
create table contact_safety (
  inquiry_id uuid not null references inquiry (id),
  n          int not null check (n between 1 and 50),
  calls      text not null check (calls in ('any-time', 'at-times', 'not-by-phone', 'only-here')),
  sealed     bytea not null,
  at         timestamptz not null,
  primary key (inquiry_id, n)
);
create trigger contact_safety_append_only before update or delete on contact_safety for each row execute function refuse_change();
create trigger contact_safety_no_truncate before truncate on contact_safety execute function refuse_change();

-- While nobody has answered, the danger desk alone decides that a call is made all the same, and says why.
create table contact_leave (
  inquiry_id uuid not null references inquiry (id),
  n          int not null check (n between 1 and 50),
  decided_by text not null references staff (id),
  sealed     bytea not null,   -- the reason
  at         timestamptz not null,
  primary key (inquiry_id, n)
);
create function contact_leave_stands() returns trigger language plpgsql as $$
begin
  if contact_standing(new.inquiry_id) not in ('unanswered', 'left') then
    raise exception 'the citizen''s own word on calls stands' using errcode = 'WF037';
  end if;
  if not exists (select 1 from alert a where a.inquiry_id = new.inquiry_id and a.held_by = new.decided_by and a.closed_at is null)
     and not exists (select 1 from staff s where s.id = new.decided_by and s.role in ('supervisor', 'admin')) then
    raise exception 'whoever holds the alert decides on a call, or who oversees' using errcode = 'WF037';
  end if;
  perform audit('allow-call', 'inquiry', new.inquiry_id::text);
  return new;
end $$;
create trigger contact_leave_stands before insert on contact_leave for each row execute function contact_leave_stands();
create trigger contact_leave_append_only before update or delete on contact_leave for each row execute function refuse_change();
create trigger contact_leave_no_truncate before truncate on contact_leave execute function refuse_change();

-- A telephone is not safe in one matter and unsafe in another: of the newest words of all matters of the citizen, the strictest;
-- this matter's own before one that is as strict. What was said of a matter that was withdrawn stands until a newer word.
create function contact_word(matter uuid) returns setof contact_safety language sql stable as $$
  with word as (
    select distinct on (s.inquiry_id) s.*, o.state = 'withdrawn' as gone
    from inquiry i join inquiry o on o.citizen_id = i.citizen_id join contact_safety s on s.inquiry_id = o.id
    where i.id = matter order by s.inquiry_id, s.n desc)
  select w.inquiry_id, w.n, w.calls, w.sealed, w.at from word w
  where not w.gone or not exists (select 1 from word v where v.at > w.at and not v.gone)
  order by array_position(array['only-here', 'not-by-phone', 'at-times', 'any-time'], w.calls), w.inquiry_id <> matter, w.at desc
  limit 1
$$;

-- free: never asked · unanswered · left: unanswered, and the danger desk decided · else what the citizen said. Only "do not
-- call" answers for a matter that is asked itself.
create function contact_standing(inquiry uuid) returns text language sql stable as $$
  select case
    when w.calls in ('not-by-phone', 'only-here') then w.calls
    when not exists (select 1 from contact_asked k where k.inquiry_id = contact_standing.inquiry)
      or exists (select 1 from contact_safety s where s.inquiry_id = contact_standing.inquiry) then coalesce(w.calls, 'free')
    when exists (select 1 from contact_leave l where l.inquiry_id = contact_standing.inquiry) then 'left'
    else 'unanswered' end
  from (select 1) one left join contact_word(contact_standing.inquiry) w on true
$$;

-- 请人回电: a citizen who waits asks to be called. Such a task is about no answer.
alter table callback_task alter column answer_id drop not null;
alter table callback_task add column wanted text check (wanted in ('soon', 'morning', 'afternoon', 'evening'));
alter table callback_task add constraint callback_task_about
  check ((kind = 'requested') = (answer_id is null) and (kind = 'requested') = (wanted is not null));
create unique index callback_task_one_request on callback_task (inquiry_id) where kind = 'requested' and state = 'open';

-- While "do not call" stands no call is made, whoever asks for one; before an answer none without the danger desk's word.
create function callback_is_safe() returns trigger language plpgsql as $$
begin
  if contact_standing(new.inquiry_id) in ('not-by-phone', 'only-here') then
    raise exception 'the citizen said not to call' using errcode = 'WF037';
  end if;
  return new;
end $$;
create trigger callback_is_safe before insert on callback_task for each row execute function callback_is_safe();

create function callback_try_is_safe() returns trigger language plpgsql as $$
begin
  if (select contact_standing(t.inquiry_id) from callback_task t where t.id = new.task_id) in ('not-by-phone', 'only-here', 'unanswered') then
    raise exception 'nobody calls before it is known to be safe' using errcode = 'WF037';
  end if;
  return new;
end $$;
create trigger callback_try_is_safe before insert on callback_try for each row execute function callback_try_is_safe();

create function contact_safety_said() returns trigger language plpgsql as $$
begin
  perform audit('say-contact-safety', 'inquiry', new.inquiry_id::text, jsonb_build_object('n', new.n, 'calls', new.calls));
  if new.calls in ('not-by-phone', 'only-here') then
    update callback_task t set state = 'withdrawn', settled_at = new.at from inquiry i join inquiry o on o.citizen_id = i.citizen_id
    where i.id = new.inquiry_id and t.inquiry_id = o.id and t.state = 'open';
  end if;
  return null;
end $$;
create trigger contact_safety_said after insert on contact_safety for each row execute function contact_safety_said();

-- 阅读材料: a list is released by a lawyer as its words are; the file's words are hashed where they are read.
create table reading_release (
  category     text not null check (category ~ '^[a-z]{2,20}$'),
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  released_by  text not null references lawyer (staff_id),
  released_at  timestamptz not null,
  withdrawn_at timestamptz,
  primary key (category, sha256),
  check (category <> 'criminal')   -- nobody reads general advice in a criminal matter
);
create function reading_release_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.category, old.sha256) is distinct from (new.category, new.sha256) then
    raise exception 'a release is of one text' using errcode = 'WF001';
  end if;
  if tg_op = 'UPDATE' and new.withdrawn_at is not null then
    perform audit('withdraw-reading-list', 'reading-list', new.category, jsonb_build_object('sha256', new.sha256));
    return new;
  end if;
  -- As for a card: locked until commit, so that a suspension waits, or is seen; neither clock can be bent alone.
  perform 1 from lawyer l
    where l.staff_id = new.released_by and l.licence_status = 'active'
      and (new.released_at at time zone 'Asia/Shanghai')::date between l.licence_from and l.licence_until
      and (clock_timestamp() at time zone 'Asia/Shanghai')::date between l.licence_from and l.licence_until
    for share;
  if not found then
    raise exception 'the licence of % is not valid', new.released_by using errcode = 'WF006';
  end if;
  perform audit('release-reading-list', 'reading-list', new.category, jsonb_build_object('sha256', new.sha256));
  return new;
end $$;
create trigger reading_release_stands before insert or update on reading_release for each row execute function reading_release_stands();
create trigger reading_release_kept before delete on reading_release for each row execute function refuse_change();
create trigger reading_release_no_truncate before truncate on reading_release execute function refuse_change();

-- Whoever would call or write hears of it at once.
create trigger contact_safety_tells_desk after insert on contact_safety for each row execute function desk_moved('alerts', 'callbacks');
create trigger contact_leave_tells_desk after insert on contact_leave for each row execute function desk_moved('alerts', 'callbacks');
create function held_draft_tells_desk() returns trigger language plpgsql as $$
begin
  perform tell_desk('draft', null, d.id::text) from draft d where d.inquiry_id = new.inquiry_id and d.state = 'claimed';
  return null;
end $$;
create trigger contact_safety_tells_draft after insert on contact_safety for each row execute function held_draft_tells_desk();
create trigger citizen_correction_tells_draft after insert on citizen_correction for each row execute function held_draft_tells_desk();
