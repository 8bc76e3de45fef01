-- 联系安全 is of the person, not of the matter; staff write it down for whoever tells it on the telephone or at the counter.
-- And a site keeps how long its counter's screen waits for a hand.

-- Asked when the words that raise the question were said: a matter that stands since Monday may speak of violence on Friday.
-- Who is about to call about another matter of the same person hears of it at once.
create or replace function contact_is_asked() returns trigger language plpgsql as $$
begin
  insert into contact_asked (inquiry_id, at)
  select new.id, greatest(new.state_at, (select max(m.at) from message m where m.inquiry_id = new.id and m.from_whom = 'citizen'))
  on conflict do nothing;
  if found then
    perform audit('ask-contact-safety', 'inquiry', new.id::text);
    perform tell_desk('callbacks');
  end if;
  return null;
end $$;

-- When the person behind a matter was last asked and has not answered: not in the matter that asks, nor in any other since.
-- What was said before the question answers another one. A matter that was withdrawn asks on: whoever was feared is still there.
create function contact_open_since(matter uuid) returns timestamptz language sql stable as $$
  select max(k.at) from inquiry i join inquiry o on o.citizen_id = i.citizen_id join contact_asked k on k.inquiry_id = o.id
  where i.id = matter
    and not exists (select 1 from contact_safety s where s.inquiry_id = o.id)
    and not exists (select 1 from contact_safety s join inquiry p on p.id = s.inquiry_id where p.citizen_id = i.citizen_id and s.at >= k.at)
$$;

-- As in 0037, but for every matter of the person: one question that is open holds all of them. The danger desk's leave is of
-- one matter, and of what was known when it was given.
create or replace function contact_standing(inquiry uuid) returns text language sql stable as $$
  select case
    when w.calls in ('not-by-phone', 'only-here') then w.calls
    when one.since is null then coalesce(w.calls, 'free')
    when exists (select 1 from contact_leave l where l.inquiry_id = contact_standing.inquiry and l.at >= one.since) then 'left'
    else 'unanswered' end
  from (select contact_open_since(contact_standing.inquiry) as since) one left join contact_word(contact_standing.inquiry) w on true
$$;

-- Who wrote it down; null where the citizen did. Staff write only what somebody tells them of a matter that they took down:
-- nobody speaks for a citizen who has a page of their own.
alter table contact_safety add column heard_by text references staff (id);
-- As in 0037, with the new column.
create or replace function contact_word(matter uuid) returns setof contact_safety language sql stable as $$
  with word as (
    select distinct on (s.inquiry_id) s.*, o.state = 'withdrawn' as gone
    from inquiry i join inquiry o on o.citizen_id = i.citizen_id join contact_safety s on s.inquiry_id = o.id
    where i.id = matter order by s.inquiry_id, s.n desc)
  select w.inquiry_id, w.n, w.calls, w.sealed, w.at, w.heard_by from word w
  where not w.gone or not exists (select 1 from word v where v.at > w.at and not v.gone)
  order by array_position(array['only-here', 'not-by-phone', 'at-times', 'any-time'], w.calls), w.inquiry_id <> matter, w.at desc
  limit 1
$$;
create function contact_heard_stands() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from taken_down t where t.inquiry_id = new.inquiry_id)
     or not exists (select 1 from staff s where s.id = new.heard_by and s.role in ('operator', 'clerk', 'lawyer', 'expert')) then
    raise exception 'what staff write down of calls is told to them by who asked' using errcode = 'WF037';
  end if;
  return new;
end $$;
create trigger contact_heard_stands before insert on contact_safety
  for each row when (new.heard_by is not null) execute function contact_heard_stands();

create or replace function contact_safety_said() returns trigger language plpgsql as $$
begin
  perform audit('say-contact-safety', 'inquiry', new.inquiry_id::text,
    jsonb_strip_nulls(jsonb_build_object('n', new.n, 'calls', new.calls, 'heard', new.heard_by)));
  if new.calls in ('not-by-phone', 'only-here') then
    update callback_task t set state = 'withdrawn', settled_at = new.at from inquiry i join inquiry o on o.citizen_id = i.citizen_id
    where i.id = new.inquiry_id and t.inquiry_id = o.id and t.state = 'open';
  end if;
  return null;
end $$;

-- 窗口触屏机: after so many minutes without a hand the screen is wiped for the next visitor.
alter table site add column kiosk_idle_minutes smallint not null default 2 check (kiosk_idle_minutes between 1 and 10);

create or replace function site_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.code <> old.code or new.created_at <> old.created_at then
      raise exception 'a site keeps its code: pages out there name it' using errcode = 'WF001';
    end if;
    if (new.closed_at is null) <> (old.closed_at is null) then
      perform audit(case when new.closed_at is null then 'reopen-site' else 'close-site' end, 'site', new.code);
    end if;
    if (new.name, new.region, new.language, new.colour, new.phone, new.hours, new.origins, new.kiosk_idle_minutes)
       is not distinct from
       (old.name, old.region, old.language, old.colour, old.phone, old.hours, old.origins, old.kiosk_idle_minutes) then
      return new;
    end if;
  end if;
  perform audit(case tg_op when 'INSERT' then 'add-site' else 'change-site' end, 'site', new.code,
    jsonb_build_object('region', new.region, 'language', new.language, 'colour', new.colour, 'phone', new.phone,
                       'hours', new.hours, 'origins', new.origins, 'kioskIdleMinutes', new.kiosk_idle_minutes));
  return new;
end $$;
