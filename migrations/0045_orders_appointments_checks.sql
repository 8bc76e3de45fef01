-- Clocks that are not our own promises: the limit that a 12345 order comes with (派单时限), and the three days in which legal
-- aid that was granted is given a person (指派).

-- 派单时限: a third kind. Whoever sends the order sets it, so it neither pauses while the citizen is asked nor rests on an article.
alter table clock drop constraint clock_kind_check;
alter table clock add constraint clock_kind_check check (kind in ('service', 'statutory', 'order'));

-- The number leads to a person in the register of 12345: it goes with the citizen's key.
create table work_order (
  inquiry_id  uuid primary key references inquiry (id),
  number      text check (length(number) between 4 and 64),
  due_at      timestamptz not null,
  received_at timestamptz not null
);

-- An order that comes late is late from its first minute on; 12345 may agree to more time, which a supervisor records.
create function open_order_clock(inquiry uuid) returns void language sql as $$
  insert into clock (kind, code, about, about_id, inquiry_id, unit, calendar, pauses, extends_by, started_at, total_seconds, due_at,
                     warn_at, alarm_at)
  select 'order', 'order-12345', 'answer', w.inquiry_id, w.inquiry_id, 'day', calendar_of(inquiry), false, 60, w.received_at,
         extract(epoch from e.ends - w.received_at)::bigint, e.ends, e.ends, e.ends
  from work_order w cross join lateral (
    select greatest(w.due_at, w.received_at + interval '1 minute',
      (select max(c.due_at) from clock c where c.about_id = w.inquiry_id and c.code = 'order-12345')) as ends) e
  where w.inquiry_id = inquiry
  on conflict do nothing
$$;

create function work_order_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select 1 from inquiry i where i.id = new.inquiry_id and i.channel = '12345') then
      raise exception 'only what 12345 sends is an order' using errcode = 'WF005';
    end if;
    perform audit('take-order', 'inquiry', new.inquiry_id::text, jsonb_build_object('due', new.due_at));
    return new;
  end if;
  if (new.inquiry_id, new.due_at, new.received_at) is distinct from (old.inquiry_id, old.due_at, old.received_at) or new.number is not null then
    raise exception 'an order stays as it came' using errcode = 'WF001';
  end if;
  return new;
end $$;
create trigger work_order_stands before insert or update on work_order for each row execute function work_order_stands();
create function work_order_opened() returns trigger language plpgsql as $$
begin
  perform open_order_clock(new.inquiry_id);
  return null;
end $$;
create trigger work_order_opened after insert on work_order for each row execute function work_order_opened();
create trigger work_order_kept before delete on work_order for each row execute function refuse_change();
create trigger work_order_no_truncate before truncate on work_order execute function refuse_change();

-- Refused a draft and taken up after all: the order still wants its answer by the same day.
create function order_runs_on() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from answer a where a.inquiry_id = new.id) then
    perform open_order_clock(new.id);
  end if;
  return null;
end $$;
create trigger order_runs_on after update of state on inquiry for each row
  when (new.state = 'drafting' and old.state = 'closed' and new.channel = '12345') execute function order_runs_on();

-- The queue goes by whichever ends first, our own promise or the order's limit.
create or replace function promised_by(inquiry uuid) returns timestamptz language sql stable as $$
  select min(c.due_at) from clock c where c.about = 'answer' and c.about_id = inquiry and c.kind in ('service', 'order')
    and c.met_at is null and c.dropped_at is null and c.paused_at is null
$$;

-- 指派 (法律援助法 43 第一款: within three days of the decision; 12, 13, 17: who may be appointed; 55: another may be asked for).
-- Rows are added, never changed: whoever was appointed first stays on record.
create table aid_appointment (
  id           uuid primary key,
  referral_id  uuid not null references referral (id),
  name         text not null check (length(name) between 2 and 40),
  kind         text not null check (kind in ('agency', 'lawyer', 'legal-worker', 'volunteer')),
  organisation text not null check (length(organisation) between 2 and 80),
  reference    text not null check (length(reference) between 2 and 60),
  appointed_on date not null,
  because      text check (length(because) between 2 and 500),   -- why another took over; null of the first
  recorded_by  text not null references staff (id),
  recorded_at  timestamptz not null
);
create index aid_appointment_referral on aid_appointment (referral_id, recorded_at);

create function aid_appointment_stands() returns trigger language plpgsql as $$
declare r referral;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'because' is distinct from to_jsonb(old) - 'because' or new.because is distinct from '——' then
      raise exception 'an appointment stays as it was recorded' using errcode = 'WF001';
    end if;
    return new;
  end if;
  select * into r from referral where id = new.referral_id for update;
  if r.state is distinct from 'granted' then
    raise exception 'nobody is appointed before aid was granted' using errcode = 'WF003';
  end if;
  if new.appointed_on < (r.state_at at time zone 'Asia/Shanghai')::date or new.appointed_on > (new.recorded_at at time zone 'Asia/Shanghai')::date then
    raise exception 'an appointment is of a day between the decision and its record' using errcode = 'WF003';
  end if;
  if (new.because is null) = exists (select 1 from aid_appointment a where a.referral_id = new.referral_id) then
    raise exception 'another is appointed with a reason, the first without' using errcode = 'WF003';
  end if;
  return new;
end $$;
create trigger aid_appointment_stands before insert or update on aid_appointment for each row execute function aid_appointment_stands();
create trigger aid_appointment_kept before delete on aid_appointment for each row execute function refuse_change();
create trigger aid_appointment_no_truncate before truncate on aid_appointment execute function refuse_change();

-- Recorded a day later, it was met on its own day; what broke before anybody recorded it stays broken.
create function aid_appointed() returns trigger language plpgsql as $$
declare inquiry uuid;
begin
  select r.inquiry_id into inquiry from referral r where r.id = new.referral_id;
  perform end_clocks('referral', new.referral_id,
    least(new.recorded_at, ((new.appointed_on + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second'), true);
  perform audit('appoint-aid', 'referral', new.referral_id::text, jsonb_build_object('kind', new.kind, 'again', new.because is not null));
  perform tell_inquiry(inquiry, 'referral', new.recorded_at);
  return null;
end $$;
create trigger aid_appointed after insert on aid_appointment for each row execute function aid_appointed();

create or replace function clocks_follow_referral() returns trigger language plpgsql as $$
begin
  if new.state = 'accepted' and new.due_at is not null then
    perform open_clock('legal-aid-decision', 'referral', new.id, new.inquiry_id, new.state_at, new.due_at);
  elsif new.state in ('granted', 'refused') then
    perform end_clocks('referral', new.id, new.state_at, true);
    if new.state = 'granted' then
      perform open_clock('legal-aid-appointment', 'referral', new.id, new.inquiry_id, new.state_at);
    end if;
  elsif new.state = 'returned' then
    perform end_clocks('referral', new.id, new.state_at, false);
  end if;
  return null;
end $$;

create function erased_forgets_orders() returns trigger language plpgsql as $$
begin
  update work_order w set number = null from inquiry i where i.id = w.inquiry_id and i.citizen_id = new.id and w.number is not null;
  update aid_appointment a set because = '——' from referral r join inquiry i on i.id = r.inquiry_id
  where r.id = a.referral_id and i.citizen_id = new.id and a.because is not null and a.because <> '——';
  return null;
end $$;
create trigger erased_forgets_orders after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function erased_forgets_orders();

-- 核验: one run over the whole audit, in bounded steps. Its rows are how far it came, kept so that it goes on after a restart, and
-- the next one knows which link stood at the end of the last: a chain that was cut short and sealed anew is whole in itself.
create table audit_check (
  id           uuid primary key,
  started_by   text references staff (id),   -- null: by the clock, at night
  started_at   timestamptz not null,
  through      bigint not null,              -- the last link, and the last row, when it began
  rows_through bigint not null,
  state        text not null default 'running' check (state in ('running', 'whole', 'broken', 'stopped')),
  link         bigint not null default 0,    -- the last link that was worked out anew, its row, and the chain there
  event_id     bigint,
  hash         bytea not null,
  counted      bigint not null default 0,    -- rows are counted up to this id
  events       bigint not null default 0,
  breaks       bigint not null default 0,
  first_breaks text[] not null default '{}' check (cardinality(first_breaks) <= 50),
  moved_at     timestamptz not null,
  finished_at  timestamptz,
  check ((state = 'running') = (finished_at is null)),
  check ((state = 'broken') <= (breaks > 0)),
  check ((state = 'whole') <= (breaks = 0))
);
create unique index audit_check_one_runs on audit_check (state) where state = 'running';
create index audit_check_started on audit_check (started_at desc);

create function audit_check_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'running' or new.link <> 0 or new.breaks <> 0 then
      raise exception 'a check begins at the beginning' using errcode = 'WF003';
    end if;
    perform audit('verify-audit', 'audit', new.id::text);
    return new;
  end if;
  if old.state <> 'running'
     or (new.id, new.started_by, new.started_at, new.through, new.rows_through)
        is distinct from (old.id, old.started_by, old.started_at, old.through, old.rows_through)
     or new.link < old.link or new.counted < old.counted or new.breaks < old.breaks then
    raise exception 'a check goes forward, and how it ended does not change' using errcode = 'WF001';
  end if;
  if new.state <> 'running' then
    perform audit('audit-verified', 'audit', new.id::text,
      jsonb_build_object('state', new.state, 'links', new.link, 'breaks', new.breaks, 'head', encode(new.hash, 'hex')));
  end if;
  return new;
end $$;
create trigger audit_check_moves before insert or update on audit_check for each row execute function audit_check_moves();
create trigger audit_check_kept before delete on audit_check for each row execute function refuse_change();
create trigger audit_check_no_truncate before truncate on audit_check execute function refuse_change();

-- Wrong passwords are counted by account and by where they come from, so that a stranger's tries lock the stranger's place and
-- not the account. Place '' is the account as a whole, from places where its owner never signed in: it slows, and never locks.
-- What was counted of the last minutes begins anew.
delete from sign_in_try;
alter table sign_in_try add column place bytea not null, drop constraint sign_in_try_pkey, add primary key (login, place);

-- Where the right password came from; kept as a hash, the latest few of each account.
create table sign_in_place (
  login   bytea not null,
  place   bytea not null,
  last_at timestamptz not null,
  primary key (login, place)
);
create index sign_in_place_last on sign_in_place (last_at);
