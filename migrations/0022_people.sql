-- People: second factor, closed seats, locked sign-ins, and all that a licence's validity hangs on.
-- staff_two_factor and the camel-case columns are better-auth's (plugin two-factor, schema of 1.7).

alter table staff
  add column "twoFactorEnabled"   boolean not null default false,
  add column closed_at            timestamptz,
  add column must_change_password boolean not null default false;

-- How the session was opened: whom the bureau's own identity provider let in, it has asked for its second factor.
alter table staff_session add column via text not null default 'password' check (via in ('password', 'oidc'));

create table staff_two_factor (
  id                        text primary key,
  secret                    text not null,
  "backupCodes"             text not null,
  "userId"                  text not null unique references staff (id) on delete cascade,
  verified                  boolean not null default true,
  "failedVerificationCount" int not null default 0,
  "lockedUntil"             timestamptz
);

-- Who signs in has no name yet: what is written meanwhile is the door's own doing.
create function at_the_door() returns void language plpgsql as $$
begin
  if coalesce(current_setting('wenfa.actor', true), '') = '' then
    perform set_config('wenfa.actor', 'system:sign-in', true);
  end if;
end $$;

create function second_factor_tried() returns trigger language plpgsql as $$
begin
  perform at_the_door();
  if new."failedVerificationCount" > old."failedVerificationCount" then
    perform audit('sign-in-failed', 'staff', new."userId", jsonb_build_object('step', 'second-factor'));
  end if;
  if new."lockedUntil" is not null and new."lockedUntil" is distinct from old."lockedUntil" then
    perform audit('locked', 'staff', new."userId", jsonb_build_object('step', 'second-factor'));
  end if;
  return null;
end $$;
create trigger second_factor_tried after update on staff_two_factor for each row execute function second_factor_tried();

-- Passwords tried, by the hash of the address: an address without a seat is counted and locked just as one that has one,
-- so a lock tells nobody which addresses exist.
create table sign_in_try (
  login        bytea primary key,
  failures     int not null check (failures >= 0),
  last_at      timestamptz not null,
  locked_until timestamptz
);
create index sign_in_try_last on sign_in_try (last_at);

-- Name, address and role are the bureau's to change, and somebody's: without an actor none of them moves (WF002).
create function staff_changes() returns trigger language plpgsql as $$
begin
  if (old.name, old.email, old.role) is distinct from (new.name, new.email, new.role) then
    perform audit('change-person', 'staff', new.id, jsonb_build_object(
      'role', new.role, 'before', old.role, 'renamed', old.name <> new.name, 'address', old.email <> new.email));
  end if;
  if old.closed_at is null and new.closed_at is not null then
    delete from staff_session where "userId" = new.id;
    delete from staff_account where "userId" = new.id;
    delete from staff_two_factor where "userId" = new.id;
    new."twoFactorEnabled" := false;
    -- What they hold waits again, and what was meant for them is anybody's.
    update draft set state = 'waiting', claimed_until = null, assigned_to = null where claimed_by = new.id and state = 'claimed';
    update draft set assigned_to = null where assigned_to = new.id and state = 'waiting';
    perform audit('close-seat', 'staff', new.id);
  elsif old.closed_at is not null and new.closed_at is null then
    perform audit('reopen-seat', 'staff', new.id);
  end if;
  return new;
end $$;
create trigger staff_changes before update of name, email, role, closed_at on staff for each row execute function staff_changes();

create function session_of_an_open_seat() returns trigger language plpgsql as $$
begin
  if exists (select 1 from staff s where s.id = new."userId" and s.closed_at is not null) then
    raise exception 'the seat of % is closed', new."userId" using errcode = 'WF003';
  end if;
  return new;
end $$;
create trigger session_of_an_open_seat before insert or update on staff_session
  for each row execute function session_of_an_open_seat();

-- 律师类别 and 年度考核. 律师法 23 and 24: firms appraise every year and report; 57: military lawyers. The kinds other than
-- 军队律师 and the three grades stand in ministry and bar rules that the law corpus does not hold: unchecked.
alter table lawyer
  add column kind text not null default 'private' check (kind in ('private', 'government', 'company', 'legal-aid', 'military')),
  add column appraisal_year int check (appraisal_year between 1980 and 2200),
  add column appraisal_result text check (appraisal_result in ('competent', 'basic', 'failed')),
  add check ((appraisal_year is null) = (appraisal_result is null));

-- No article of 律师法 takes the right to practise away for a bad appraisal by itself (suspension: 47 to 49, 51). Which result
-- bars from approving is therefore the bureau's own rule; as delivered, 不称职 does.
create table licence_rule (
  one     boolean primary key default true check (one),
  barring text[] not null check (barring <@ array['basic', 'failed'])
);
insert into licence_rule (barring) values ('{failed}');

create function licence_rule_changes() returns trigger language plpgsql as $$
begin
  if old.barring is distinct from new.barring then
    perform audit('licence-rule', 'rule', 'appraisal', jsonb_build_object('barring', to_jsonb(new.barring), 'before', to_jsonb(old.barring)));
  end if;
  return new;
end $$;
create trigger licence_rule_changes before update on licence_rule for each row execute function licence_rule_changes();
create trigger licence_rule_kept before delete on licence_rule for each row execute function refuse_change();

create function appraisal_bars(result text) returns boolean language sql stable as $$
  select result is not null and result = any (select unnest(barring) from licence_rule)
$$;

-- The registry's history is the audit: every field that validity hangs on, and no number or name.
create or replace function lawyer_licence_audited() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or (old.licence_status, old.licence_from, old.licence_until, old.kind, old.licence_no, old.firm, old.work_no,
                          old.appraisal_year, old.appraisal_result)
     is distinct from (new.licence_status, new.licence_from, new.licence_until, new.kind, new.licence_no, new.firm, new.work_no,
                       new.appraisal_year, new.appraisal_result) then
    perform audit('licence-set', 'lawyer', new.staff_id, jsonb_build_object(
      'status', new.licence_status, 'from', new.licence_from, 'until', new.licence_until, 'kind', new.kind,
      'year', new.appraisal_year, 'result', new.appraisal_result,
      'number', tg_op = 'UPDATE' and old.licence_no <> new.licence_no, 'firm', tg_op = 'UPDATE' and old.firm <> new.firm));
  end if;
  return null;
end $$;

-- Whom work may be given to on a day; without a lock, for lists.
create function lawyer_may_sign(signer text, day date) returns boolean language sql stable as $$
  select exists (select 1 from lawyer l join staff s on s.id = l.staff_id
    where l.staff_id = signer and l.licence_status = 'active' and not appraisal_bars(l.appraisal_result)
      and s.closed_at is null and s.role in ('lawyer', 'expert') and day between l.licence_from and l.licence_until)
$$;

-- The licence behind a signature, or null. Both the time of decision and the database's own clock must lie in it: neither can
-- be bent alone. Licence and person stay locked until commit, so a suspension or a closing waits, or is seen.
create function licence_behind(signer text, at timestamptz) returns text language plpgsql as $$
declare no text;
begin
  select l.licence_no into no from lawyer l join staff s on s.id = l.staff_id
  where l.staff_id = signer and l.licence_status = 'active' and not appraisal_bars(l.appraisal_result)
    and s.closed_at is null and s.role in ('lawyer', 'expert')
    and (at at time zone 'Asia/Shanghai')::date between l.licence_from and l.licence_until
    and (clock_timestamp() at time zone 'Asia/Shanghai')::date between l.licence_from and l.licence_until
  for share;
  return no;
end $$;

create or replace function licence_stands(lawyer text, at timestamptz) returns void language plpgsql as $$
begin
  if licence_behind(lawyer, at) is null then
    raise exception 'the licence of % is not valid', lawyer using errcode = 'WF006';
  end if;
end $$;

create or replace function review_stands() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from draft d join draft_body b on b.draft_id = d.id
    where d.id = new.draft_id and b.id = new.body_id and d.state = 'claimed' and d.claimed_by = new.lawyer_id
      and b.version = (select max(v.version) from draft_body v where v.draft_id = d.id)) then
    raise exception 'a review is of the newest body of a draft this lawyer holds' using errcode = 'WF005';
  end if;
  if new.decision in ('approve', 'edit-approve') then
    new.licence_no := licence_behind(new.lawyer_id, new.at);
    if new.licence_no is null then
      raise exception 'the licence of % is not valid', new.lawyer_id using errcode = 'WF006';
    end if;
  end if;
  return new;
end $$;

create or replace function card_release_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.card, old.sha256) is distinct from (new.card, new.sha256) then
    raise exception 'a release is of one text' using errcode = 'WF001';
  end if;
  if new.withdrawn_at is not null and tg_op = 'UPDATE' then
    return new;
  end if;
  if not exists (select 1 from releasable r where r.id = new.card and r.sha256 = new.sha256) then
    raise exception 'a release is of the words as they now are' using errcode = 'WF005';
  end if;
  perform licence_stands(new.released_by, new.released_at);
  return new;
end $$;

-- Machine keys: the day is enough to find keys that nobody uses, and tells no traffic.
alter table api_key add column last_used_on date;

create function api_key_revoked() returns trigger language plpgsql as $$
begin
  if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
    raise exception 'a revoked key stays revoked' using errcode = 'WF001';
  end if;
  if old.revoked_at is null and new.revoked_at is not null then
    perform audit('revoke-key', 'api-key', new.label);
  end if;
  return new;
end $$;
create trigger api_key_revoked before update of revoked_at on api_key for each row execute function api_key_revoked();
