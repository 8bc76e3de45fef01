-- 时限 Clocks: what was promised by when, and what the law sets. A clock is opened, paused, met and dropped by triggers on
-- what it is about, so that no path through the service can forget it. Instants are measured here and not in the service,
-- because a clock resumes inside whatever transaction moves its matter.

-- 办公日历: which calendar holds where, and the hours in which an office is open. Filled at start, over a year ahead, from
-- corpus/promises.json and the State Council's arrangement (调休). Region '' is the whole country, '44' a province.
create table calendar (
  name   text primary key,
  region text not null unique check (region ~ '^(\d\d){0,3}$')
);
create table office_hours (
  calendar text not null references calendar (name),
  opens    timestamptz not null,
  closes   timestamptz not null check (closes > opens),
  primary key (calendar, opens)
);
create index office_hours_closes on office_hours (calendar, closes);

create table promise (
  code       text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  kind       text not null check (kind in ('service', 'statutory')),
  region     text not null check (region ~ '^(\d\d){0,3}$'),
  valid_from date not null,
  unit       text not null check (unit in ('hour', 'working-hour', 'day', 'working-day')),
  amount     int not null check (amount between 1 and 400),
  pauses     boolean not null,
  article    text,
  pauses_by  text,               -- the article that lets a statutory clock stand still
  extends_by int not null default 0 check (extends_by between 0 and 400),   -- days that an article lets it be extended by
  source     text not null,
  checked    boolean not null,   -- held against the official text
  primary key (code, region, valid_from),
  check (kind = 'service' or article is not null),
  check (kind = 'service' or not pauses or pauses_by is not null)
);

-- A running clock keeps the terms it was opened on: a promise that changes tomorrow moves no clock of today.
create table clock (
  id             uuid primary key default gen_random_uuid(),
  kind           text not null check (kind in ('service', 'statutory')),
  code           text not null,
  about          text not null check (about in ('answer', 'referral', 'callback', 'complaint', 're-review')),
  about_id       uuid not null,
  inquiry_id     uuid not null references inquiry (id),
  unit           text not null check (unit in ('hour', 'working-hour', 'day', 'working-day')),
  calendar       text,
  pauses         boolean not null,
  article        text,
  extends_by     int not null default 0,
  started_at     timestamptz not null,
  total_seconds  bigint not null,   -- from start to due as its unit counts them; an extension adds to it
  due_at         timestamptz not null,
  warn_at        timestamptz not null,   -- three quarters are gone
  alarm_at       timestamptz not null,   -- nine tenths are gone
  paused_at      timestamptz,
  paused_seconds bigint not null default 0,
  extended_days  int not null default 0,
  extended_because text check (length(extended_because) between 2 and 500),
  warned_at      timestamptz,
  escalated_at   timestamptz,
  broken_at      timestamptz,
  met_at         timestamptz,
  dropped_at     timestamptz,
  reason         text check (reason in ('no-capacity', 'complex', 'facts-late', 'system', 'other')),
  reason_note    text check (length(reason_note) between 2 and 500),
  reasoned_by    text references staff (id),
  reasoned_at    timestamptz,
  check (met_at is null or dropped_at is null),
  check (paused_at is null or pauses),
  check ((reason is null) = (reasoned_at is null) and (reason is null) = (reasoned_by is null) and (reason is null) = (reason_note is null)),
  check (reason is null or broken_at is not null),
  check (extended_days <= extends_by),
  check ((extended_days = 0) = (extended_because is null))
);
create unique index clock_one_open on clock (about, about_id, code) where met_at is null and dropped_at is null;
create index clock_inquiry on clock (inquiry_id);
create index clock_running on clock (warn_at) where met_at is null and dropped_at is null and paused_at is null and broken_at is null;
create index clock_due on clock (due_at) where met_at is null and dropped_at is null and paused_at is null;
create index clock_unreasoned on clock (broken_at) where broken_at is not null and reason is null;

-- Where no office hours are loaded so far ahead, working time is counted as time: the clock then ends early, never late.
create function clock_after(unit text, cal text, from_at timestamptz, secs numeric) returns timestamptz language sql stable as $$
  select coalesce(
    case when unit in ('working-hour', 'working-day') then (
      select w.closes - make_interval(secs => (w.run - secs)::double precision)
      from (select h.closes, sum(extract(epoch from h.closes - greatest(h.opens, from_at))) over (order by h.opens) as run
            from (select * from office_hours o where o.calendar = cal and o.closes > from_at order by o.opens limit 900) h) w
      where w.run >= secs order by w.run limit 1) end,
    from_at + make_interval(secs => secs::double precision))
$$;

create function clock_seconds(unit text, cal text, a timestamptz, b timestamptz) returns numeric language sql stable as $$
  select greatest(0, case
    when unit in ('working-hour', 'working-day') and exists (select 1 from office_hours h where h.calendar = cal and h.closes >= b)
    then (select coalesce(sum(extract(epoch from least(h.closes, b) - greatest(h.opens, a))), 0) from office_hours h
          where h.calendar = cal and h.closes > a and h.opens < b)
    else extract(epoch from b - a) end)
$$;

-- 民法典 203: a limit whose last day is one of rest ends with the next working day. By the country's calendar: where a bureau
-- shuts by itself no limit is longer. Where no hours are loaded the day stays: it then ends early, never late.
create function off_holidays(ends timestamptz) returns timestamptz language sql stable as $$
  select coalesce((
    select (((h.opens at time zone 'Asia/Shanghai')::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second'
    from office_hours h join calendar c on c.name = h.calendar
    where c.region = '' and h.opens >= (ends at time zone 'Asia/Shanghai')::date::timestamp at time zone 'Asia/Shanghai'
      and exists (select 1 from office_hours b where b.calendar = h.calendar and b.opens < ends)
    order by h.opens limit 1), ends)
$$;

-- 之日起: the day itself is not counted, and the last day lasts until its end (民法典 201, 202; 民事诉讼法 85 alike).
create function clock_first_due(unit text, amount int, cal text, started timestamptz) returns timestamptz language sql stable as $$
  select case unit
    when 'hour' then started + make_interval(hours => amount)
    when 'working-hour' then clock_after(unit, cal, started, amount * 3600)
    when 'working-day' then coalesce(
      (select max(h.closes) from office_hours h where h.calendar = cal and (h.opens at time zone 'Asia/Shanghai')::date = (
        select d.day from (select distinct (o.opens at time zone 'Asia/Shanghai')::date as day from office_hours o
          where o.calendar = cal and o.opens > started and o.opens < started + interval '400 days') d
        where d.day > (started at time zone 'Asia/Shanghai')::date order by d.day offset amount - 1 limit 1)),
      (((started at time zone 'Asia/Shanghai')::date + amount + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')
    else off_holidays((((started at time zone 'Asia/Shanghai')::date + amount + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')
  end
$$;

create function calendar_of(inquiry uuid) returns text language sql stable as $$
  select c.name from calendar c, inquiry i where i.id = inquiry and starts_with(coalesce(i.matter_region, i.region, ''), c.region)
  order by length(c.region) desc limit 1
$$;

-- Marks are counted back from the end: a clock that stood still is not warned about for the time it stood.
create function clock_marks() returns trigger language plpgsql as $$
declare from_at timestamptz; remaining numeric;
begin
  from_at := case when tg_op = 'INSERT' then new.started_at else greatest(new.started_at, coalesce(old.paused_at, new.started_at)) end;
  if tg_op = 'UPDATE' and old.paused_at is not null and new.paused_at is null then
    from_at := old.paused_at + make_interval(secs => (new.paused_seconds - old.paused_seconds)::double precision);
  end if;
  remaining := clock_seconds(new.unit, new.calendar, from_at, new.due_at);
  new.warn_at := clock_after(new.unit, new.calendar, from_at, greatest(0, remaining - 0.25 * new.total_seconds));
  new.alarm_at := clock_after(new.unit, new.calendar, from_at, greatest(0, remaining - 0.1 * new.total_seconds));
  return new;
end $$;
create trigger clock_marks_set before insert on clock for each row execute function clock_marks();
create trigger clock_marks_moved before update of due_at on clock for each row
  when (new.due_at is distinct from old.due_at) execute function clock_marks();

create function clock_holds() returns trigger language plpgsql as $$
begin
  if (new.id, new.kind, new.code, new.about, new.about_id, new.inquiry_id, new.unit, new.calendar, new.pauses, new.article, new.started_at)
     is distinct from
     (old.id, old.kind, old.code, old.about, old.about_id, old.inquiry_id, old.unit, old.calendar, old.pauses, old.article, old.started_at)
     or (old.reason is not null and new.reason is distinct from old.reason)
     or (old.broken_at is not null and new.broken_at is distinct from old.broken_at)
     or ((old.met_at is not null or old.dropped_at is not null)
         and (new.met_at, new.dropped_at, new.due_at, new.paused_at) is distinct from (old.met_at, old.dropped_at, old.due_at, old.paused_at)) then
    raise exception 'what a clock was opened on, and how it ended, does not change' using errcode = 'WF001';
  end if;
  if new.due_at < old.due_at then
    raise exception 'no clock is shortened while it runs' using errcode = 'WF003';
  end if;
  if new.due_at > old.due_at and not (old.paused_at is not null and new.paused_at is null) and new.extended_days = old.extended_days then
    raise exception 'a clock gets time only for what it stood still, or by an extension' using errcode = 'WF003';
  end if;
  if new.met_at > new.due_at and new.broken_at is null and old.paused_at is null then
    new.broken_at := new.due_at;   -- met too late, before anybody looked
  end if;
  if new.broken_at is not null and old.broken_at is null then
    perform audit('break-clock', 'clock', new.id::text, jsonb_build_object('code', new.code, 'about', new.about_id, 'due', new.due_at));
  end if;
  if new.escalated_at is not null and old.escalated_at is null then
    perform audit('escalate-clock', 'clock', new.id::text, jsonb_build_object('code', new.code, 'about', new.about_id));
  end if;
  if new.reason is not null and old.reason is null then
    perform audit('reason-clock', 'clock', new.id::text, jsonb_build_object('reason', new.reason));
  end if;
  if new.extended_days <> old.extended_days then
    perform audit('extend-clock', 'clock', new.id::text, jsonb_build_object('days', new.extended_days - old.extended_days));
  end if;
  return new;
end $$;
create trigger clock_holds before update on clock for each row execute function clock_holds();
create trigger clock_kept before delete on clock for each row execute function refuse_change();
create trigger clock_no_truncate before truncate on clock execute function refuse_change();

-- @param due given where another table sets the day already (referral.due_at, callback_task.due_on)
create function open_clock(which text, on_what text, what_id uuid, inquiry uuid, started timestamptz, due timestamptz default null)
returns void language plpgsql as $$
declare p promise; cal text; ends timestamptz; counted text;
begin
  select pr.* into p from promise pr join inquiry i on i.id = inquiry
  where pr.code = which and starts_with(coalesce(i.matter_region, i.region, ''), pr.region)
    and pr.valid_from <= (started at time zone 'Asia/Shanghai')::date
  order by length(pr.region) desc, pr.valid_from desc limit 1;
  if not found then
    return;   -- nothing is promised there
  end if;
  cal := calendar_of(inquiry);
  ends := coalesce(due, clock_first_due(p.unit, p.amount, cal, started));
  if ends <= started then
    return;
  end if;
  counted := case when due is null then p.unit else 'day' end;
  insert into clock (kind, code, about, about_id, inquiry_id, unit, calendar, pauses, article, extends_by, started_at, total_seconds, due_at,
                     warn_at, alarm_at)
  values (p.kind, p.code, on_what, what_id, inquiry, counted, cal, p.pauses, p.article, p.extends_by, started,
          clock_seconds(counted, cal, started, ends)::bigint, ends, ends, ends)
  on conflict do nothing;
end $$;

create function end_clocks(on_what text, what_id uuid, at timestamptz, met boolean) returns void language sql as $$
  update clock set paused_at = null,
    met_at = case when met then greatest(at, started_at) end, dropped_at = case when met then null else greatest(at, started_at) end
  where about = on_what and about_id = what_id and met_at is null and dropped_at is null
$$;

-- A clock that is broken already does not stand still: what was promised was not kept.
create function pause_clocks(inquiry uuid, at timestamptz) returns void language sql as $$
  update clock set paused_at = greatest(at, started_at)
  where about = 'answer' and about_id = inquiry and pauses and paused_at is null and met_at is null and dropped_at is null and due_at > at
$$;

-- A mark that lies ahead again, after a pause or an extension, is passed again: somebody is told once more.
create function renew_marks(inquiry uuid, at timestamptz) returns void language sql as $$
  update clock c set warned_at = case when c.warn_at <= at then c.warned_at end, escalated_at = case when c.alarm_at <= at then c.escalated_at end
  where c.inquiry_id = inquiry and c.met_at is null and c.dropped_at is null and c.broken_at is null and c.paused_at is null
    and ((c.warned_at is not null and c.warn_at > at) or (c.escalated_at is not null and c.alarm_at > at))
$$;

create function resume_clocks(inquiry uuid, at timestamptz) returns void language sql as $$
  update clock c set paused_at = null,
    paused_seconds = c.paused_seconds + greatest(0, extract(epoch from at - c.paused_at))::bigint,
    due_at = greatest(c.due_at, clock_after(c.unit, c.calendar, greatest(at, c.paused_at), clock_seconds(c.unit, c.calendar, c.paused_at, c.due_at)))
  where c.about = 'answer' and c.about_id = inquiry and c.paused_at is not null and c.met_at is null and c.dropped_at is null;
  select renew_marks(inquiry, at);
$$;

-- A question that opens a matter again is a message of its own; a matter that the bureau opens again is a correction.
create function clocks_follow_inquiry() returns trigger language plpgsql as $$
declare asked timestamptz; answered timestamptz;
begin
  if tg_op = 'INSERT' then
    perform open_clock('answer-' || new.channel, 'answer', new.id, new.id, new.received_at);
    return null;
  end if;
  case new.state
    when 'needs_facts' then perform pause_clocks(new.id, new.state_at);
    when 'answered' then perform end_clocks('answer', new.id, new.state_at, true);
    when 'closed' then perform end_clocks('answer', new.id, new.state_at, false);
    when 'withdrawn' then
      update clock set dropped_at = greatest(new.state_at, started_at), paused_at = null
      where inquiry_id = new.id and met_at is null and dropped_at is null;
    when 'drafting' then
      if old.state = 'needs_facts' then
        perform resume_clocks(new.id, new.state_at);
      elsif old.state in ('answered', 'closed') then
        select max(m.at) into asked from message m where m.inquiry_id = new.id and m.from_whom = 'citizen';
        select max(a.at) into answered from answer a where a.inquiry_id = new.id;
        if answered is null then
          perform open_clock('answer-' || new.channel, 'answer', new.id, new.id, coalesce(asked, new.state_at));
        else
          perform open_clock(case when asked > answered then 'message' else 'correction' end, 'answer', new.id, new.id, new.state_at);
        end if;
      end if;
    else null;
  end case;
  return null;
end $$;
create trigger clocks_follow_new after insert on inquiry for each row execute function clocks_follow_inquiry();
create trigger clocks_follow_inquiry after update of state on inquiry for each row
  when (new.state is distinct from old.state) execute function clocks_follow_inquiry();

-- The queue is ordered by draft.due_at: when the earliest service promise of its matter breaks; null while it stands still.
create function promised_by(inquiry uuid) returns timestamptz language sql stable as $$
  select min(c.due_at) from clock c where c.about = 'answer' and c.about_id = inquiry and c.kind = 'service'
    and c.met_at is null and c.dropped_at is null and c.paused_at is null
$$;
create function draft_due_kept() returns trigger language plpgsql as $$
declare due timestamptz := promised_by(new.inquiry_id);
begin
  update draft set due_at = due where inquiry_id = new.inquiry_id and state in ('waiting', 'claimed') and due_at is distinct from due;
  return null;
end $$;
create trigger draft_due_opened after insert on clock for each row when (new.about = 'answer') execute function draft_due_kept();
create trigger draft_due_moved after update of due_at, paused_at, met_at, dropped_at on clock for each row
  when (new.about = 'answer') execute function draft_due_kept();
create function draft_due_set() returns trigger language plpgsql as $$
begin
  new.due_at := promised_by(new.inquiry_id);
  return new;
end $$;
create trigger draft_due_set before insert on draft for each row execute function draft_due_set();

-- 法律援助法 43, and the calls: their own tables say by when.
create function clocks_follow_referral() returns trigger language plpgsql as $$
begin
  if new.state = 'accepted' and new.due_at is not null then
    perform open_clock('legal-aid-decision', 'referral', new.id, new.inquiry_id, new.state_at, new.due_at);
  elsif new.state in ('granted', 'refused') then
    perform end_clocks('referral', new.id, new.state_at, true);
  elsif new.state = 'returned' then
    perform end_clocks('referral', new.id, new.state_at, false);
  end if;
  return null;
end $$;
create trigger clocks_follow_referral after update of state on referral for each row
  when (new.state is distinct from old.state) execute function clocks_follow_referral();

create function clocks_follow_callback() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform open_clock('callback', 'callback', new.id, new.inquiry_id, new.made_at,
                       ((new.due_on + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second');
  elsif new.state <> 'open' and old.state = 'open' then
    perform end_clocks('callback', new.id, new.settled_at, new.state <> 'withdrawn');
  end if;
  return null;
end $$;
create trigger clocks_follow_callback after insert or update of state on callback_task for each row execute function clocks_follow_callback();

-- As in 0021, but the audit's row comes after the task's: asked for twice, a call is opened once.
create or replace function callback_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' or new.tries <> 0 or new.held_by is not null then
      raise exception 'a call-back begins open' using errcode = 'WF003';
    end if;
    return new;
  end if;
  if old.state <> 'open' then
    raise exception 'a settled call-back does not change' using errcode = 'WF001';
  end if;
  if (new.id, new.inquiry_id, new.kind, new.answer_id, new.made_at, new.due_on)
     is distinct from (old.id, old.inquiry_id, old.kind, old.answer_id, old.made_at, old.due_on) then
    raise exception 'what a call-back was made for does not change' using errcode = 'WF001';
  end if;
  if new.tries <> (select count(*) from callback_try t where t.task_id = new.id)
     or (new.state = 'done') <> exists (select 1 from callback_try t where t.task_id = new.id and t.reached) then
    raise exception 'a call-back is what its tries say' using errcode = 'WF003';
  end if;
  if new.state <> 'open' then
    perform audit('settle-callback', 'callback', new.id::text, jsonb_build_object('state', new.state, 'tries', new.tries));
  elsif new.held_by is distinct from old.held_by then
    perform audit('take-callback', 'callback', new.id::text, jsonb_build_object('from', old.held_by));
  end if;
  return new;
end $$;
create function callback_opened() returns trigger language plpgsql as $$
begin
  perform audit('open-callback', 'callback', new.id::text, jsonb_build_object('inquiry', new.inquiry_id, 'kind', new.kind));
  return null;
end $$;
create trigger callback_opened after insert on callback_task for each row execute function callback_opened();

-- 评价: one for an answer; it may be changed for seven days. Words are redacted before they come here.
create table rating (
  answer_id  uuid primary key references answer (id),
  inquiry_id uuid not null references inquiry (id),
  stars      int not null check (stars between 1 and 5),
  reasons    text[] not null default '{}' check (reasons <@ array['unclear', 'wrong', 'not-my-question', 'too-late', 'no-way-forward', 'other']),
  words      text not null default '' check (length(words) <= 1000),
  rated_at   timestamptz not null,
  changed_at timestamptz not null check (changed_at >= rated_at and changed_at <= rated_at + interval '7 days')
);
create index rating_at on rating (rated_at);

-- 投诉. `answer_id` is null while nothing has been answered. The reply is for the citizen, sealed with their key.
create table complaint (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  answer_id  uuid references answer (id),
  about      text not null check (about in ('answer', 'conduct', 'delay', 'privacy', 'other')),
  words      text not null check (length(words) between 1 and 1000),
  made_at    timestamptz not null,
  handled_as text not null default 'bureau' check (handled_as in ('bureau', 'petition')),
  told_at    timestamptz,
  outcome    text check (outcome in ('upheld', 'partly', 'not-upheld', 'withdrawn')),
  reply      bytea,
  settled_by text references staff (id),
  settled_at timestamptz,
  check ((outcome is null) = (settled_at is null)),
  check (outcome is null or outcome = 'withdrawn' or settled_by is not null)
);
create index complaint_open on complaint (made_at) where outcome is null;
create index complaint_inquiry on complaint (inquiry_id);

-- 复查: another lawyer reads an answer that its citizen was not content with.
create table re_review (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  answer_id  uuid not null references answer (id),
  cause      text not null check (cause in ('rating', 'complaint')),
  author_id  text not null references lawyer (staff_id),
  made_at    timestamptz not null,
  taken_by   text references lawyer (staff_id),
  taken_at   timestamptz,
  outcome    text check (outcome in ('stands', 'corrected', 'apology', 'withdrawn')),
  note       bytea,
  settled_at timestamptz,
  check ((taken_by is null) = (taken_at is null)),
  check ((outcome is null) = (settled_at is null)),
  check (taken_by <> author_id)
);
create unique index re_review_one_open on re_review (answer_id) where outcome is null;
create index re_review_settled on re_review (settled_at desc) where outcome is not null;
create index re_review_inquiry on re_review (inquiry_id);

create function open_re_review(of_answer uuid, why text, made timestamptz) returns void language sql as $$
  insert into re_review (id, inquiry_id, answer_id, cause, author_id, made_at)
  select gen_random_uuid(), a.inquiry_id, a.id, why, r.lawyer_id, made from answer a join review r on r.id = a.review_id where a.id = of_answer
    and not exists (select 1 from re_review v where v.answer_id = of_answer and v.outcome is null)
  on conflict (answer_id) where outcome is null do nothing
$$;

create function rating_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.answer_id, new.inquiry_id, new.rated_at) is distinct from (old.answer_id, old.inquiry_id, old.rated_at) then
    raise exception 'a rating stays with its answer' using errcode = 'WF001';
  end if;
  if new.answer_id is distinct from (select a.id from answer a where a.inquiry_id = new.inquiry_id order by a.at desc limit 1) then
    raise exception 'a rating is of the newest answer of its matter' using errcode = 'WF005';
  end if;
  return new;
end $$;
create trigger rating_stands before insert or update on rating for each row execute function rating_stands();

-- After the row stands: before it, a change would look like a first rating too (insert … on conflict do update).
create function rating_followed() returns trigger language plpgsql as $$
begin
  perform audit('rate', 'answer', new.answer_id::text, jsonb_build_object('stars', new.stars, 'reasons', new.reasons));
  if new.stars <= 2 and (tg_op = 'INSERT' or old.stars > 2) then
    perform open_re_review(new.answer_id, 'rating', new.changed_at);
  end if;
  return null;
end $$;
create trigger rating_followed after insert or update on rating for each row execute function rating_followed();
create trigger rating_kept before delete on rating for each row execute function refuse_change();
create trigger rating_no_truncate before truncate on rating execute function refuse_change();

create function complaint_opens() returns trigger language plpgsql as $$
begin
  if new.outcome is not null or new.handled_as <> 'bureau' then
    raise exception 'a complaint begins open' using errcode = 'WF003';
  end if;
  if new.answer_id is distinct from (select a.id from answer a where a.inquiry_id = new.inquiry_id order by a.at desc limit 1) then
    raise exception 'a complaint is about the newest answer of its matter, where there is one' using errcode = 'WF005';
  end if;
  perform audit('complain', 'inquiry', new.inquiry_id::text, jsonb_build_object('complaint', new.id, 'about', new.about));
  perform open_clock('complaint', 'complaint', new.id, new.inquiry_id, new.made_at);
  -- How somebody behaved, and what they gave away, is the supervisor's: no colleague reads the answer again for that.
  if new.answer_id is not null and new.about not in ('conduct', 'privacy') then
    perform open_re_review(new.answer_id, 'complaint', new.made_at);
  end if;
  return new;
end $$;
create trigger complaint_opens before insert on complaint for each row execute function complaint_opens();

create function complaint_moves() returns trigger language plpgsql as $$
begin
  if old.outcome is not null
     or (new.id, new.inquiry_id, new.answer_id, new.about, new.words, new.made_at)
        is distinct from (old.id, old.inquiry_id, old.answer_id, old.about, old.words, old.made_at)
     or (old.handled_as = 'petition' and new.handled_as <> 'petition') or (old.told_at is not null and new.told_at is distinct from old.told_at) then
    raise exception 'a complaint stays what it is about' using errcode = 'WF001';
  end if;
  if new.outcome in ('upheld', 'partly', 'not-upheld') and new.handled_as = 'petition' and new.told_at is null then
    raise exception 'a petition is settled once its petitioner was told in writing' using errcode = 'WF003';
  end if;
  if new.outcome in ('upheld', 'partly', 'not-upheld') and not words_are_kept(new.inquiry_id, new.reply) then
    raise exception 'a complaint is settled with a reply' using errcode = 'WF007';
  end if;
  if new.handled_as = 'petition' and old.handled_as <> 'petition' then
    -- 信访工作条例 23 counts from receipt; 34 from acceptance, and what is not refused is accepted on receipt.
    perform open_clock('petition-told', 'complaint', new.id, new.inquiry_id, new.made_at);
    perform open_clock('petition-finish', 'complaint', new.id, new.inquiry_id, new.made_at);
    perform audit('petition', 'complaint', new.id::text);
  end if;
  if new.told_at is not null and old.told_at is null then
    update clock set met_at = greatest(new.told_at, started_at) where about = 'complaint' and about_id = new.id and code = 'petition-told'
      and met_at is null and dropped_at is null;
    perform audit('tell-complaint', 'complaint', new.id::text);
  end if;
  if new.outcome is not null then
    perform end_clocks('complaint', new.id, new.settled_at, new.outcome <> 'withdrawn');
    perform audit('settle-complaint', 'complaint', new.id::text, jsonb_build_object('outcome', new.outcome));
    if new.outcome <> 'withdrawn' then
      perform tell_inquiry(new.inquiry_id, 'message', new.settled_at);
    end if;
  end if;
  return new;
end $$;
create trigger complaint_moves before update on complaint for each row execute function complaint_moves();
create trigger complaint_kept before delete on complaint for each row execute function refuse_change();
create trigger complaint_no_truncate before truncate on complaint execute function refuse_change();

create function keeps_out(lawyer text, inquiry uuid) returns boolean language sql stable as $$
  select exists (select 1 from lawyer l where l.staff_id = keeps_out.lawyer
    and (is_barred(l.staff_id, inquiry) or firm_opposed(inquiry, l.staff_id, l.firm)))
$$;

create function re_review_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.outcome is not null or new.taken_by is not null
       or new.author_id is distinct from (select r.lawyer_id from answer a join review r on r.id = a.review_id where a.id = new.answer_id) then
      raise exception 'a re-review begins open, of what its author approved' using errcode = 'WF003';
    end if;
    return new;
  end if;
  if old.outcome is not null
     or (new.id, new.inquiry_id, new.answer_id, new.cause, new.author_id, new.made_at)
        is distinct from (old.id, old.inquiry_id, old.answer_id, old.cause, old.author_id, old.made_at) then
    raise exception 'what a re-review is of, and how it ended, does not change' using errcode = 'WF001';
  end if;
  if (new.taken_by is distinct from old.taken_by or coalesce(new.outcome, 'withdrawn') <> 'withdrawn')
     and keeps_out(new.taken_by, new.inquiry_id) then
    raise exception 'lawyer % withdrew from this inquiry, or their firm advises the other side', new.taken_by using errcode = 'WF024';
  end if;
  if new.outcome is not null and new.outcome <> 'withdrawn' then
    if new.taken_by is null then
      raise exception 'whoever took a re-review settles it' using errcode = 'WF003';
    end if;
    if not words_are_kept(new.inquiry_id, new.note) then
      raise exception 'a re-review is settled with a note' using errcode = 'WF007';
    end if;
    if new.outcome = 'corrected' and not exists (
      select 1 from correction k where k.answer_id = new.answer_id and k.opened_at >= new.made_at and k.outcome is distinct from 'given-up') then
      raise exception 'no correction of this answer was opened since' using errcode = 'WF005';
    end if;
  end if;
  if new.outcome is not null then
    perform end_clocks('re-review', new.id, new.settled_at, new.outcome <> 'withdrawn');
    perform audit('settle-re-review', 'answer', new.answer_id::text, jsonb_build_object('re-review', new.id, 'outcome', new.outcome));
  elsif new.taken_by is distinct from old.taken_by then
    perform audit('take-re-review', 'answer', new.answer_id::text, jsonb_build_object('re-review', new.id, 'from', old.taken_by));
  end if;
  return new;
end $$;
create trigger re_review_moves before insert or update on re_review for each row execute function re_review_moves();

-- Only for a row that really came to be: an insert that meets an open one leaves no clock behind.
create function re_review_opened() returns trigger language plpgsql as $$
begin
  perform audit('open-re-review', 'answer', new.answer_id::text, jsonb_build_object('re-review', new.id, 'cause', new.cause));
  perform open_clock('re-review', 're-review', new.id, new.inquiry_id, new.made_at);
  return null;
end $$;
create trigger re_review_opened after insert on re_review for each row execute function re_review_opened();
create trigger re_review_kept before delete on re_review for each row execute function refuse_change();
create trigger re_review_no_truncate before truncate on re_review execute function refuse_change();

-- Who takes the matter back is followed up no more.
create function feedback_ends() returns trigger language plpgsql as $$
begin
  update re_review set outcome = 'withdrawn', settled_at = new.state_at where inquiry_id = new.id and outcome is null;
  update complaint set outcome = 'withdrawn', settled_at = new.state_at where inquiry_id = new.id and outcome is null;
  return null;
end $$;
create trigger feedback_ends after update of state on inquiry for each row
  when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function feedback_ends();

-- 已答复、安静了一段时间的事项办结: found by this.
create index inquiry_quiet on inquiry (state_at) where state = 'answered';
