-- Alert 危险警报: danger found in a question is put before a person, with a clock until somebody takes it, and ends in a
-- recorded disposition. Raised in the transaction that received the words. What people write about it is sealed with
-- the citizen's key; kinds, codes and times are all that is readable.

create table alert (
  id              uuid primary key,
  inquiry_id      uuid not null references inquiry (id),
  kinds           text[] not null,       -- DangerKind; may be empty where no rule could name one
  raised_at       timestamptz not null,
  acknowledge_by  timestamptz not null,  -- when the clock takes its next step
  level           int not null default 0 check (level between 0 and 2),  -- 0 duty, 1 supervisors, 2 everybody
  step            int not null default 0 check (step >= level),          -- steps the clock has taken
  acknowledged_by text references staff (id),  -- who took it first
  acknowledged_at timestamptz,
  held_by         text references staff (id),  -- who holds it now
  disposition     text check (disposition in ('reached-and-safe', 'called-110', 'handed-to-12338', 'handed-to-12355',
                    'handed-to-12356', 'handed-to-shelter', 'reported-minor-harm', 'false-alarm', 'could-not-reach')),
  note            bytea,                 -- sealed
  closed_by       text references staff (id),
  closed_at       timestamptz,
  state_at        timestamptz not null,
  check (acknowledge_by > raised_at),
  check ((acknowledged_by is null) = (acknowledged_at is null) and (held_by is null) = (acknowledged_at is null)),
  check ((disposition is null) = (closed_at is null) and (closed_by is null) = (closed_at is null)),
  check (note is null or closed_at is not null),
  check (acknowledged_at >= raised_at),
  check (closed_at is null or (acknowledged_at is not null and closed_at >= acknowledged_at))
);
create unique index alert_one_open on alert (inquiry_id) where closed_at is null;
create index alert_open on alert (raised_at) where closed_at is null;
create index alert_closed on alert (closed_at desc) where closed_at is not null;
create index alert_inquiry on alert (inquiry_id);

-- 未成年人保护法 11: a report, or the reason why none was due. Each is kept; none is changed.
create table alert_report (
  id           uuid primary key,
  alert_id     uuid not null references alert (id),
  to_body      text check (to_body in ('police', 'civil-affairs', 'education', 'other')),  -- null: no report was due
  sealed       bytea,                    -- the body's name, the reference, the reason
  reported_at  timestamptz,
  reported_by  text not null references staff (id),
  at           timestamptz not null,
  key_hash     bytea,                    -- the same Idempotency-Key reports once
  request_hash bytea,
  unique (alert_id, key_hash),
  check ((to_body is null) = (reported_at is null)),
  check ((key_hash is null) = (request_hash is null))
);
create index alert_report_alert on alert_report (alert_id, at);

-- Words are kept sealed; only a citizen who was erased leaves no key to seal them with.
create function words_are_kept(inquiry uuid, sealed bytea) returns boolean language sql stable as $$
  select sealed is not null or exists (
    select 1 from inquiry i join citizen c on c.id = i.citizen_id where i.id = inquiry and c.data_key is null)
$$;

create function alert_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.level <> 0 or new.step <> 0 or new.acknowledged_at is not null then
      raise exception 'an alert begins waiting' using errcode = 'WF003';
    end if;
    return new;
  end if;
  if old.closed_at is not null then
    raise exception 'a closed alert does not change' using errcode = 'WF001';
  end if;
  if (new.id, new.inquiry_id, new.raised_at) is distinct from (old.id, old.inquiry_id, old.raised_at) or not new.kinds @> old.kinds then
    raise exception 'what an alert was raised for does not change' using errcode = 'WF001';
  end if;
  if old.acknowledged_at is not null
     and (new.acknowledged_by, new.acknowledged_at) is distinct from (old.acknowledged_by, old.acknowledged_at) then
    raise exception 'who took an alert first does not change' using errcode = 'WF001';
  end if;
  if (new.level, new.acknowledge_by) is distinct from (old.level, old.acknowledge_by) or new.step <> old.step then
    if new.step <> old.step + 1 or new.level < old.level or new.acknowledge_by <= old.acknowledge_by
       or new.acknowledged_at is not null then
      raise exception 'the clock goes forward by one step, while nobody has taken the alert' using errcode = 'WF003';
    end if;
  end if;
  if new.closed_at is not null then
    if old.acknowledged_at is null then
      raise exception 'an alert is taken before it is closed' using errcode = 'WF003';
    end if;
    if not words_are_kept(new.inquiry_id, new.note) then
      raise exception 'a disposition has its note' using errcode = 'WF007';
    end if;
    if 'minor' = any(new.kinds) and not exists (select 1 from alert_report r where r.alert_id = new.id) then
      raise exception 'harm to a minor is reported, or why not is recorded, before the alert is closed' using errcode = 'WF007';
    end if;
    if new.disposition = 'reported-minor-harm'
       and not exists (select 1 from alert_report r where r.alert_id = new.id and r.to_body is not null) then
      raise exception 'no report stands behind this disposition' using errcode = 'WF007';
    end if;
  end if;
  return new;
end $$;
create trigger alert_moves before insert or update on alert for each row execute function alert_moves();
create trigger alert_kept before delete on alert for each row execute function refuse_change();
create trigger alert_no_truncate before truncate on alert execute function refuse_change();

-- Audit rows hold ids and codes. Every listening console is woken when the transaction commits.
create function alert_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit('raise-alert', 'alert', new.id::text, jsonb_build_object('inquiry', new.inquiry_id, 'kinds', new.kinds));
  elsif new.closed_at is not null then
    perform audit('close-alert', 'alert', new.id::text, jsonb_build_object('disposition', new.disposition));
  elsif new.step <> old.step then
    perform audit('escalate-alert', 'alert', new.id::text, jsonb_build_object('level', new.level, 'step', new.step));
  elsif old.acknowledged_at is null and new.acknowledged_at is not null then
    perform audit('acknowledge-alert', 'alert', new.id::text, jsonb_build_object('level', new.level));
  elsif new.held_by is distinct from old.held_by then
    perform audit('take-over-alert', 'alert', new.id::text, jsonb_build_object('from', old.held_by));
  elsif new.kinds <> old.kinds then
    perform audit('widen-alert', 'alert', new.id::text, jsonb_build_object('kinds', new.kinds));
  end if;
  perform pg_notify('alert', new.id::text);
  return null;
end $$;
create trigger alert_moved after insert or update on alert for each row execute function alert_moved();

create function alert_report_stands() returns trigger language plpgsql as $$
declare inquiry uuid;
begin
  -- The row is locked, so an alert is not closed while a report is being written.
  select a.inquiry_id into inquiry from alert a
  where a.id = new.alert_id and a.acknowledged_at is not null and a.closed_at is null for update;
  if inquiry is null then
    raise exception 'a report is of an alert that somebody holds' using errcode = 'WF003';
  end if;
  if not words_are_kept(inquiry, new.sealed) then
    raise exception 'a report has its reference, and no report its reason' using errcode = 'WF007';
  end if;
  return new;
end $$;
create trigger alert_report_stands before insert on alert_report for each row execute function alert_report_stands();
create trigger alert_report_append_only before update or delete on alert_report for each row execute function refuse_change();
create trigger alert_report_no_truncate before truncate on alert_report execute function refuse_change();

create function alert_reported() returns trigger language plpgsql as $$
begin
  perform audit('report-harm', 'alert', new.alert_id::text, jsonb_build_object('to', coalesce(new.to_body, 'not-due')));
  perform pg_notify('alert', new.alert_id::text);
  return null;
end $$;
create trigger alert_reported after insert on alert_report for each row execute function alert_reported();
