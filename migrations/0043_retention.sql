-- 留存期限: what is no longer needed goes by itself (个人信息保护法 19, 47). How long each kind of thing is kept, what holds it
-- all the same, and what each night's run did.

-- One row from a day on. What a citizen was told when they asked is never made longer for them (网络数据安全管理条例 22).
create table retention_term (
  id           uuid primary key,
  kind         text not null check (kind in ('answered', 'unanswered', 'withdrawn', 'aided', 'files', 'contacts', 'notes',
                 'sign-ins', 'counts')),
  from_day     date not null,
  unit         text not null check (unit in ('day', 'month')),
  amount       int not null check (amount between 1 and 400),
  set_by       text references staff (id),      -- null: as it was shipped
  because      text check (length(because) between 2 and 200),
  at           timestamptz not null,
  withdrawn_at timestamptz,
  -- 网络安全法 23 (3): records of what went on in the network are kept six months at least.
  check (kind <> 'sign-ins' or unit = 'month' and amount >= 6),
  -- Nobody changes a period for today: what is on a citizen's screen now stays true until midnight.
  check (set_by is null or from_day > (at at time zone 'Asia/Shanghai')::date),
  check ((set_by is null) = (because is null)),
  check ((withdrawn_at at time zone 'Asia/Shanghai')::date < from_day)
);
create unique index retention_term_stands on retention_term (kind, from_day) where withdrawn_at is null;

create function retention_term_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.withdrawn_at is not null or new.withdrawn_at is null
      or to_jsonb(new) - 'withdrawn_at' <> to_jsonb(old) - 'withdrawn_at') then
    raise exception 'a period is only taken back before its day' using errcode = 'WF001';
  end if;
  perform audit(case tg_op when 'INSERT' then 'set-retention' else 'take-back-retention' end, 'retention', new.kind,
    jsonb_build_object('amount', new.amount, 'unit', new.unit, 'from', new.from_day));
  return null;
end $$;
-- After the row: shipped periods that stand already insert nothing, and record nothing.
create trigger retention_term_moves after insert or update on retention_term for each row execute function retention_term_moves();
create trigger retention_term_kept before delete on retention_term for each row execute function refuse_change();
create trigger retention_term_no_truncate before truncate on retention_term execute function refuse_change();

-- Until when something is kept: by the shortest period that anybody was told since it came. Of what was there before
-- it a period deletes nothing in its first thirty days, so that a slip is seen ahead and can be taken back. Null while no period stands.
create function kept_until(kind text, received timestamptz, ended timestamptz) returns timestamptz language sql stable as $$
  select min(greatest(
      ended + make_interval(months => case t.unit when 'month' then t.amount else 0 end, days => case t.unit when 'day' then t.amount else 0 end),
      case when (kept_until.received at time zone 'Asia/Shanghai')::date < t.from_day
        then (t.from_day + 30)::timestamp at time zone 'Asia/Shanghai' end))
  from retention_term t where t.kind = kept_until.kind and t.withdrawn_at is null and kept_until.ended is not null
    and not exists (select 1 from retention_term l where l.kind = t.kind and l.withdrawn_at is null and l.from_day > t.from_day
      and l.from_day <= (kept_until.received at time zone 'Asia/Shanghai')::date)
$$;

-- What ended later than this ago is not due by any period of the kind: so that most rows are never looked at closely.
create function shortest_kept(kind text) returns interval language sql stable as $$
  select min(make_interval(months => case t.unit when 'month' then t.amount else 0 end, days => case t.unit when 'day' then t.amount else 0 end))
  from retention_term t where t.kind = shortest_kept.kind and t.withdrawn_at is null
$$;

-- 保全: somebody says that a matter is still needed, and why. It stops what goes by itself, never what its citizen asks for.
create table legal_hold (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  reason     text not null check (reason in ('dispute', 'complaint', 'petition', 'inspection', 'other')),
  note       bytea not null,          -- sealed by the citizen's key: it may quote them
  placed_by  text not null references staff (id),
  placed_at  timestamptz not null,
  lifted_by  text references staff (id),
  lifted_at  timestamptz check (lifted_at >= placed_at),
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index legal_hold_one on legal_hold (inquiry_id) where lifted_at is null;
create index legal_hold_inquiry on legal_hold (inquiry_id);

create function legal_hold_moves() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from staff s where s.id = coalesce(new.lifted_by, new.placed_by) and s.role in ('supervisor', 'admin')) then
    raise exception 'supervisors hold, and lift' using errcode = 'WF005';
  end if;
  if tg_op = 'UPDATE' then
    if old.lifted_at is not null or to_jsonb(new) - '{lifted_by,lifted_at}'::text[] <> to_jsonb(old) - '{lifted_by,lifted_at}'::text[] then
      raise exception 'a hold is only lifted' using errcode = 'WF001';
    end if;
    perform audit('lift-hold', 'inquiry', new.inquiry_id::text, jsonb_build_object('hold', new.id));
    return new;
  end if;
  -- Whoever deletes holds the citizen's row: a hold comes before that, or too late.
  perform 1 from inquiry i join citizen c on c.id = i.citizen_id where i.id = new.inquiry_id for key share of c;
  if is_erased(new.inquiry_id) then
    raise exception 'what is gone is not held' using errcode = 'WF003';
  end if;
  perform audit('place-hold', 'inquiry', new.inquiry_id::text, jsonb_build_object('hold', new.id, 'reason', new.reason));
  return new;
end $$;
create trigger legal_hold_moves before insert or update on legal_hold for each row execute function legal_hold_moves();
create trigger legal_hold_kept before delete on legal_hold for each row execute function refuse_change();
create trigger legal_hold_no_truncate before truncate on legal_hold execute function refuse_change();

-- When a matter was over: closed or taken back, and nothing came of it since. What a citizen declined after danger was never
-- drafted, and is over with the danger.
create function matter_ended(i inquiry) returns timestamptz language sql stable as $$
  select case when i.state in ('closed', 'withdrawn') or exists (select 1 from consent_declined d where d.inquiry_id = i.id)
    then greatest(i.state_at, (select max(r.state_at) from referral r where r.inquiry_id = i.id),
      (select max(k.settled_at) from complaint k where k.inquiry_id = i.id),
      (select max(a.closed_at) from alert a where a.inquiry_id = i.id)) end
$$;

create function matter_kind(i inquiry) returns text language sql stable as $$
  select case when i.state = 'withdrawn' then 'withdrawn'
    when exists (select 1 from referral r where r.inquiry_id = i.id and r.state = 'granted') then 'aided'
    when exists (select 1 from answer a where a.inquiry_id = i.id) then 'answered'
    else 'unanswered' end
$$;

-- What keeps a matter whatever its day says; {} where nothing does.
create function matter_holds(i inquiry) returns text[] language sql stable as $$
  select array_remove(array[
    case when matter_ended(i) is null then 'open' end,
    case when exists (select 1 from alert a where a.inquiry_id = i.id and a.closed_at is null) then 'danger' end,
    case when exists (select 1 from complaint k where k.inquiry_id = i.id and k.outcome is null and k.handled_as = 'bureau') then 'complaint' end,
    case when exists (select 1 from complaint k where k.inquiry_id = i.id and k.outcome is null and k.handled_as = 'petition') then 'petition' end,
    case when exists (select 1 from referral r where r.inquiry_id = i.id and r.state in ('open', 'accepted')) then 'legal-aid' end,
    case when exists (select 1 from consultation c where c.inquiry_id = i.id and c.settled_at is null) then 'consultation' end,
    case when exists (select 1 from re_review v where v.inquiry_id = i.id and v.outcome is null)
      or exists (select 1 from correction x where x.inquiry_id = i.id and x.outcome is null) then 'being-read' end,
    case when exists (select 1 from callback_task t where t.inquiry_id = i.id and t.state = 'open') then 'callback' end,
    case when exists (select 1 from undrafted u where u.inquiry_id = i.id and u.verdict is null) then 'unseen' end,
    case when exists (select 1 from legal_hold h join inquiry o on o.id = h.inquiry_id where o.citizen_id = i.citizen_id and h.lifted_at is null)
      then 'hold' end], null)
$$;

-- An erasure of what fell due goes the way of one that was asked for; only nobody asked, and what is held does not go.
alter table erasure add column cause text not null default 'asked' check (cause in ('asked', 'due'));
create or replace function erasure_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.done_at is not null or to_jsonb(new) - 'done_at' <> to_jsonb(old) - 'done_at') then
    raise exception 'an erasure is only ever finished' using errcode = 'WF001';
  end if;
  if new.done_at is not null and exists (
    select 1 from alert a join inquiry i on i.id = a.inquiry_id where i.citizen_id = new.citizen_id and a.closed_at is null) then
    raise exception 'somebody may still have to be found by these words' using errcode = 'WF003';
  end if;
  if new.cause = 'due' and exists (select 1 from inquiry i where i.citizen_id = new.citizen_id and matter_holds(i) <> '{}') then
    raise exception 'what is held does not go by itself' using errcode = 'WF003';
  end if;
  perform audit(case when new.done_at is not null then 'erase' when new.cause = 'due' then 'fall-due' else 'ask-erasure' end,
    'erasure', new.id::text, new.deleted);
  return new;
end $$;

-- A file goes before its matter, when it is due.
alter table attachment drop constraint attachment_because_check;
alter table attachment add constraint attachment_because_check
  check (because in ('citizen', 'withdrawn', 'infected', 'never-arrived', 'expired'));
create index attachment_kept on attachment (inquiry_id) where state = 'kept';
create index inquiry_contact on inquiry (state_at) where contact is not null;
create index intake_note_at on intake_note (at);

-- Wrong codes of staff are kept as other sign-in records are, and go with them.
drop trigger wrong_code_kept on wrong_code;
create trigger wrong_code_kept before delete on wrong_code for each row
  when (old.staff_id is not null and current_setting('wenfa.actor', true) is distinct from 'system:retention')
  execute function refuse_change();

-- One row a night. `after`: the last citizen that was looked at, so that whoever goes on goes on from there.
create table retention_run (
  day      date primary key,
  began_at timestamptz not null,
  ended_at timestamptz,
  after    uuid,
  looked   boolean not null default false,   -- every citizen was looked at; the rest follows
  erased   jsonb not null default '{}',      -- counts, by what went
  failed   int not null default 0 check (failed >= 0)
);
create index retention_run_open on retention_run (began_at) where ended_at is null;

-- What could not be deleted that night; the next night tries again.
create table retention_failure (
  day        date not null references retention_run (day),
  citizen_id uuid not null references citizen (id),
  error      text not null check (length(error) <= 200),
  at         timestamptz not null,
  primary key (day, citizen_id)
);

create function retention_run_told() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is not null then
    raise exception 'a night that ended stays as it was' using errcode = 'WF001';
  end if;
  if tg_op = 'INSERT' then
    perform audit('begin-retention', 'retention-run', new.day::text);
  elsif new.ended_at is not null then
    perform audit('end-retention', 'retention-run', new.day::text, new.erased || jsonb_build_object('failed', new.failed));
  end if;
  return null;
end $$;
create trigger retention_run_told after insert or update on retention_run for each row execute function retention_run_told();
create trigger retention_run_kept before delete on retention_run for each row execute function refuse_change();
create trigger retention_run_no_truncate before truncate on retention_run execute function refuse_change();
