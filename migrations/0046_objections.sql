-- 异议 (法律援助法 49): whoever is refused legal aid, or whose aid is ended (48), may object to the justice department that set the
-- institution up; the department decides within five days of receiving it, to uphold or to order correction. The clerk records it.

create table aid_objection (
  id          uuid primary key,
  referral_id uuid not null references referral (id),
  against     text not null check (against in ('refusal', 'termination')),
  decided_on  date not null,    -- the day of the decision that is objected to
  department  text not null check (length(department) between 2 and 80),
  received_on date not null,    -- by the department: the five days run from here
  refused_because text,         -- what the citizen was told then: a grant that follows an order writes over it
  recorded_by text not null references staff (id),
  recorded_at timestamptz not null,
  outcome     text check (outcome in ('upheld', 'ordered', 'withdrawn')),
  settled_on  date,
  reference   text check (length(reference) between 2 and 60),
  settled_by  text references staff (id),
  settled_at  timestamptz,
  check ((outcome is null) = (settled_on is null) and (outcome is null) = (settled_by is null) and (outcome is null) = (settled_at is null)),
  check ((reference is not null) = coalesce(outcome in ('upheld', 'ordered'), false))
);
-- Against an upheld decision there is review or a lawsuit (49 第三款), not a second objection; what was taken back may come again.
create unique index aid_objection_once on aid_objection (referral_id, against, decided_on) where outcome is distinct from 'withdrawn';
create unique index aid_objection_one_open on aid_objection (referral_id) where outcome is null;
create index aid_objection_referral on aid_objection (referral_id, recorded_at);

-- An appointment and an objection run side by side: each ends its own clock alone.
create function end_referral_clock(which text, referral uuid, at timestamptz, met boolean) returns void language sql as $$
  update clock set paused_at = null,
    met_at = case when met then greatest(at, started_at) end, dropped_at = case when met then null else greatest(at, started_at) end
  where about = 'referral' and about_id = referral and code = which and met_at is null and dropped_at is null
$$;

create function aid_objection_moves() returns trigger language plpgsql as $$
declare r referral; told date;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'refused_because' = to_jsonb(old) - 'refused_because' and new.refused_because = '——' then
      return new;   -- erased
    end if;
    if old.outcome is not null or to_jsonb(new) - array['outcome', 'settled_on', 'reference', 'settled_by', 'settled_at']
       is distinct from to_jsonb(old) - array['outcome', 'settled_on', 'reference', 'settled_by', 'settled_at'] then
      raise exception 'an objection stays as it was recorded, and is settled once' using errcode = 'WF001';
    end if;
    if new.settled_on < new.received_on or new.settled_on > (new.settled_at at time zone 'Asia/Shanghai')::date then
      raise exception 'an objection is settled between its receipt and the record of it' using errcode = 'WF003';
    end if;
    return new;
  end if;
  select * into r from referral where id = new.referral_id for update;
  told := (r.state_at at time zone 'Asia/Shanghai')::date;
  if new.outcome is not null
     or (new.against = 'refusal' and (r.state is distinct from 'refused' or new.decided_on <> told))
     or (new.against = 'termination' and (r.state is distinct from 'granted' or new.decided_on < told)) then
    raise exception 'an objection is against a refusal, or against the end of aid that was granted' using errcode = 'WF003';
  end if;
  if new.received_on < new.decided_on or new.received_on > (new.recorded_at at time zone 'Asia/Shanghai')::date then
    raise exception 'an objection is received between the decision and the record of it' using errcode = 'WF003';
  end if;
  new.refused_because := case when new.against = 'refusal' then r.reason end;
  return new;
end $$;
create trigger aid_objection_moves before insert or update on aid_objection for each row execute function aid_objection_moves();
create trigger aid_objection_kept before delete on aid_objection for each row execute function refuse_change();
create trigger aid_objection_no_truncate before truncate on aid_objection execute function refuse_change();
create trigger aid_objection_tells_desk after insert or update on aid_objection for each row execute function desk_moved('referrals', 'board');

-- The five days begin with the day of receipt, which is not counted, whenever it was recorded; so with the day of the result.
create function aid_objection_moved() returns trigger language plpgsql as $$
declare inquiry uuid;
begin
  select r.inquiry_id into inquiry from referral r where r.id = new.referral_id;
  if tg_op = 'INSERT' then
    perform open_clock('legal-aid-objection', 'referral', new.referral_id, inquiry, new.received_on::timestamp at time zone 'Asia/Shanghai');
    perform audit('object-aid', 'referral', new.referral_id::text, jsonb_build_object('against', new.against));
    perform tell_inquiry(inquiry, 'referral', new.recorded_at);
  elsif new.outcome is distinct from old.outcome then
    perform end_referral_clock('legal-aid-objection', new.referral_id,
      least(new.settled_at, ((new.settled_on + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second'), new.outcome <> 'withdrawn');
    perform audit('settle-objection', 'referral', new.referral_id::text, jsonb_build_object('outcome', new.outcome));
    perform tell_inquiry(inquiry, 'referral', new.settled_at);
  end if;
  return null;
end $$;
create trigger aid_objection_moved after insert or update on aid_objection for each row execute function aid_objection_moved();

create or replace function aid_appointed() returns trigger language plpgsql as $$
declare inquiry uuid;
begin
  select r.inquiry_id into inquiry from referral r where r.id = new.referral_id;
  perform end_referral_clock('legal-aid-appointment', new.referral_id,
    least(new.recorded_at, ((new.appointed_on + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second'), true);
  perform audit('appoint-aid', 'referral', new.referral_id::text, jsonb_build_object('kind', new.kind, 'again', new.because is not null));
  perform tell_inquiry(inquiry, 'referral', new.recorded_at);
  return null;
end $$;

-- A refusal becomes a grant only where the department ordered the institution to put it right.
insert into referral_transition values ('refused', 'granted');
create function refusal_is_put_right() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from aid_objection o where o.referral_id = new.id and o.against = 'refusal' and o.outcome = 'ordered') then
    raise exception 'a referral does not go from refused to granted without an order' using errcode = 'WF003';
  end if;
  return new;
end $$;
create trigger refusal_is_put_right before update of state on referral for each row
  when (old.state = 'refused' and new.state = 'granted') execute function refusal_is_put_right();

-- Deleting everything: what the refusal said goes. Departments, days and numbers of papers are no words of the citizen.
create function erased_forgets_objections() returns trigger language plpgsql as $$
begin
  update aid_objection o set refused_because = '——' from referral r join inquiry i on i.id = r.inquiry_id
  where r.id = o.referral_id and i.citizen_id = new.id and o.refused_because is not null and o.refused_because <> '——';
  return null;
end $$;
create trigger erased_forgets_objections after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function erased_forgets_objections();

-- Retention: a matter is not over while an objection is open, nor before it was settled.
create or replace function matter_ended(i inquiry) returns timestamptz language sql stable as $$
  select case when i.state in ('closed', 'withdrawn') or exists (select 1 from consent_declined d where d.inquiry_id = i.id)
    then greatest(i.state_at, (select max(r.state_at) from referral r where r.inquiry_id = i.id),
      (select max(o.settled_at) from aid_objection o join referral r on r.id = o.referral_id where r.inquiry_id = i.id),
      (select max(k.settled_at) from complaint k where k.inquiry_id = i.id),
      (select max(a.closed_at) from alert a where a.inquiry_id = i.id)) end
$$;

create or replace function matter_holds(i inquiry) returns text[] language sql stable as $$
  select array_remove(array[
    case when matter_ended(i) is null then 'open' end,
    case when exists (select 1 from alert a where a.inquiry_id = i.id and a.closed_at is null) then 'danger' end,
    case when exists (select 1 from complaint k where k.inquiry_id = i.id and k.outcome is null and k.handled_as = 'bureau') then 'complaint' end,
    case when exists (select 1 from complaint k where k.inquiry_id = i.id and k.outcome is null and k.handled_as = 'petition') then 'petition' end,
    case when exists (select 1 from referral r where r.inquiry_id = i.id and (r.state in ('open', 'accepted')
      or exists (select 1 from aid_objection o where o.referral_id = r.id and o.outcome is null))) then 'legal-aid' end,
    case when exists (select 1 from consultation c where c.inquiry_id = i.id and c.settled_at is null) then 'consultation' end,
    case when exists (select 1 from re_review v where v.inquiry_id = i.id and v.outcome is null)
      or exists (select 1 from correction x where x.inquiry_id = i.id and x.outcome is null) then 'being-read' end,
    case when exists (select 1 from callback_task t where t.inquiry_id = i.id and t.state = 'open') then 'callback' end,
    case when exists (select 1 from undrafted u where u.inquiry_id = i.id and u.verdict is null) then 'unseen' end,
    case when exists (select 1 from legal_hold h join inquiry o on o.id = h.inquiry_id where o.citizen_id = i.citizen_id and h.lifted_at is null)
      then 'hold' end], null)
$$;
