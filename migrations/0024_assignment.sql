-- 派单: who is given which draft. The claim itself is one statement (src/review/claim.sql.ts); these are the columns it
-- orders by, what bars a lawyer from a matter, who follows a matter to its outcome, and what every lawyer was given.

alter table draft
  add column due_at       timestamptz,   -- when the earliest service promise breaks; null: none, or paused
  add column region       text,          -- GB/T 2260 of the matter's district
  add column prefer       text references lawyer (staff_id),  -- 首问负责: who answered before
  add column prefer_since timestamptz,   -- since when it is kept back for them; null: since it waits
  add column offered_at   timestamptz;   -- handed over unasked and not opened yet
update draft d set region = coalesce(i.matter_region, i.region) from inquiry i where i.id = d.inquiry_id;
-- An index is refused while deferred checks of its table are pending.
set constraints all immediate;
set constraints all deferred;

create index draft_by_age on draft (urgency_rank, waiting_since) where state = 'waiting';
create index draft_oldest on draft (waiting_since) where state = 'waiting';
create index draft_by_due on draft (due_at) where state = 'waiting' and due_at is not null;
create index draft_assigned on draft (assigned_to) where state = 'waiting' and assigned_to is not null;
create index draft_preferred on draft (prefer) where state = 'waiting' and prefer is not null;
create index draft_lease on draft (claimed_until) where state = 'claimed';

-- 跳过: a draft that was handed back, and why. The draft keeps its place, and is not given to that lawyer again.
create table pass (
  id        uuid primary key,
  draft_id  uuid not null references draft (id),
  lawyer_id text not null references lawyer (staff_id),
  reason    text not null check (reason in ('not-my-field', 'conflict', 'language', 'health', 'shift-over', 'other')),
  note      text not null default '' check (length(note) <= 200),   -- redacted
  at        timestamptz not null,
  check (reason <> 'other' or note <> '')
);
create index pass_draft on pass (draft_id, lawyer_id);
create index pass_lawyer on pass (lawyer_id, at desc);

-- 回避: this lawyer, or with `firm` everybody of that firm, is given nothing of this inquiry any more (律师法 39).
create table recusal (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  lawyer_id  text not null references lawyer (staff_id),
  firm       text,
  reason     text not null check (reason in ('own-relation', 'other-side', 'other')),
  note       text not null default '' check (length(note) <= 200),  -- redacted
  at         timestamptz not null,
  check (reason <> 'other' or note <> '')
);
create index recusal_inquiry on recusal (inquiry_id);
create index recusal_at on recusal (at desc);

-- Who is a party to a matter, as keyed hashes (HMAC) of names, numbers and organisations; nothing readable.
create table party_index (
  inquiry_id uuid not null references inquiry (id),
  index      bytea not null check (length(index) = 32),
  side       text not null check (side in ('asker', 'other', 'unknown')),
  primary key (inquiry_id, index)
);
create index party_by_index on party_index (index, side);

-- Whose firm has read and decided on a matter. The firm of that day is kept: people change firms, and knowledge stays in both.
create table advised (
  inquiry_id uuid not null references inquiry (id),
  lawyer_id  text not null references lawyer (staff_id),
  firm       text not null,
  at         timestamptz not null,
  primary key (inquiry_id, lawyer_id)
);
create index advised_firm on advised (firm);

-- 首问负责: who received a matter first, and who follows it to its outcome now (null: the queue).
create table charge (
  inquiry_id uuid primary key references inquiry (id),
  first_by   text not null references lawyer (staff_id),
  first_at   timestamptz not null,
  lawyer_id  text references lawyer (staff_id),
  since      timestamptz not null
);
create index charge_first on charge (first_by);
create index charge_lawyer on charge (lawyer_id);

create table handover (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  from_id    text not null references lawyer (staff_id),
  to_id      text references lawyer (staff_id),       -- null: the queue
  note       text not null default '' check (length(note) <= 500),  -- redacted
  at         timestamptz not null,
  check (from_id is distinct from to_id)
);
create index handover_inquiry on handover (inquiry_id, at desc);

-- What every lawyer was given, how, and for how long they held it: what fairness is worked out from. By the database's clock.
create table given (
  id        bigint generated always as identity primary key,
  draft_id  uuid not null references draft (id),
  lawyer_id text not null references lawyer (staff_id),
  how       text not null check (how in ('next', 'offered', 'assigned', 'follow-up')),
  at        timestamptz not null,
  ended_at  timestamptz,
  ended_how text,
  check ((ended_at is null) = (ended_how is null))
);
create unique index given_open on given (draft_id) where ended_at is null;
create index given_lawyer on given (lawyer_id, at);

-- From when to when somebody was on duty. By the database's clock.
create table duty_spell (
  id       bigint generated always as identity primary key,
  staff_id text not null references lawyer (staff_id),
  at       timestamptz not null,
  ended_at timestamptz
);
create unique index duty_spell_open on duty_spell (staff_id) where ended_at is null;
create index duty_spell_at on duty_spell (at);
insert into duty_spell (staff_id, at) select staff_id, since from duty where state = 'on';

-- What a lawyer holds now. What waits for an expert's opinion is not counted: nothing can be done with it meanwhile.
create function in_hand(lawyer text, at timestamptz) returns int language plpgsql stable as $$
begin
  return (select count(*) from draft h where h.claimed_by = lawyer and h.state = 'claimed' and h.claimed_until > at
    and not exists (select 1 from consultation c where c.draft_id = h.id and c.settled_at is null));
end $$;

-- 利益冲突: the firm, or this lawyer in another firm, advised the other side of the same two. src/review/rules/conflict.ts
-- says the same, and a test holds the two equal.
create function firm_opposed(inquiry uuid, me text, house text) returns boolean language plpgsql stable cost 1000 as $$
begin
  return exists (
    select 1 from party_index q join party_index p on p.index = q.index and p.side = 'asker' and p.inquiry_id <> q.inquiry_id
    where q.inquiry_id = inquiry and q.side <> 'asker'
      and exists (select 1 from advised a where a.inquiry_id = p.inquiry_id and (a.firm = house or a.lawyer_id = me))
      and exists (select 1 from party_index q2 join party_index p2 on p2.index = q2.index and p2.side <> 'asker'
                  where q2.inquiry_id = inquiry and q2.side = 'asker' and p2.inquiry_id = p.inquiry_id));
end $$;

create function barred_from(draft uuid, inquiry uuid, me text, house text) returns boolean language plpgsql stable cost 2000 as $$
begin
  return exists (select 1 from review r where r.draft_id = draft and r.lawyer_id = me and r.decision = 'escalate')
    or exists (select 1 from recusal x where x.inquiry_id = inquiry and (x.lawyer_id = me or x.firm = house))
    or firm_opposed(inquiry, me, house);
end $$;

-- A follow-up is kept back for its lawyer while they are there, serve the class and have a hand free.
create function is_there(lawyer text, class text, at timestamptz) returns boolean language plpgsql stable cost 1000 as $$
begin
  return exists (select 1 from duty y join lawyer w on w.staff_id = y.staff_id
    where y.staff_id = lawyer and y.state = 'on' and class = any(w.seat_classes) and w.capacity > in_hand(lawyer, at)
      and lawyer_may_sign(lawyer, (at at time zone 'Asia/Shanghai')::date));
end $$;

-- The next draft for one lawyer, locked: two who ask at once are given two drafts, and nobody waits for another's lock. Each
-- step is an ordered walk that ends at its first hit. As one statement it took 12 ms to plan and 2 to run; here the plans
-- are kept with the connection. `window_size`: so many of the oldest are weighed by person, place and skill.
create function next_draft(me text, classes text[], house text, place text, at timestamptz, risk_until timestamptz,
                           kept_since timestamptz, patient_since timestamptz) returns uuid language plpgsql as $$
declare
  found_id uuid;
  window_size constant int := 200;
begin
  select d.id into found_id from draft d
  where d.state = 'waiting' and d.assigned_to = me and not barred_from(d.id, d.inquiry_id, me, house)
  order by d.urgency_rank, d.waiting_since limit 1 for update skip locked;
  if found then return found_id; end if;

  -- Danger waits for nobody, also where it is somebody else's by name.
  select d.id into found_id from draft d
  where d.state = 'waiting' and d.urgency_rank = 0 and d.seat_class = any(classes)
    and not exists (select 1 from pass p where p.draft_id = d.id and p.lawyer_id = me and p.reason <> 'shift-over')
    and not barred_from(d.id, d.inquiry_id, me, house)
  order by d.waiting_since limit 1 for update skip locked;
  if found then return found_id; end if;

  select d.id into found_id from draft d
  where d.state = 'waiting' and d.due_at < risk_until and d.seat_class = any(classes) and d.assigned_to is null
    and not exists (select 1 from pass p where p.draft_id = d.id and p.lawyer_id = me and p.reason <> 'shift-over')
    and not barred_from(d.id, d.inquiry_id, me, house)
  order by d.due_at limit 1 for update skip locked;
  if found then return found_id; end if;

  -- What is soon, then the rest; of each, what waited past patience by age, then my follow-ups, the nearest, what I know
  -- best, the oldest.
  for rank in 1 .. 2 loop
    select d.id into found_id from (
      select o.id, row_number() over (order by case when o.waiting_since <= patient_since then o.waiting_since end,
          (o.prefer is not distinct from me) desc, region_rank(place, o.region), coalesce(k.level, 1) desc, o.waiting_since) as n
      from (
        (select * from draft w where w.state = 'waiting' and w.urgency_rank = rank and w.seat_class = any(classes) and w.assigned_to is null
         order by w.waiting_since limit window_size)
        union
        (select * from draft m where m.state = 'waiting' and m.urgency_rank = rank and m.prefer = me and m.seat_class = any(classes)
           and m.assigned_to is null limit 50)
      ) o left join skill k on k.staff_id = me and k.category = o.category
      where not exists (select 1 from pass p where p.draft_id = o.id and p.lawyer_id = me and p.reason <> 'shift-over')
        and (o.prefer is null or o.prefer = me or coalesce(o.prefer_since, o.waiting_since) <= kept_since or not is_there(o.prefer, o.seat_class, at))
      order by n limit 40
    ) c join draft d on d.id = c.id
    where d.state = 'waiting' and d.assigned_to is null and not barred_from(d.id, d.inquiry_id, me, house)
    order by c.n limit 1 for update of d skip locked;
    if found then return found_id; end if;
  end loop;

  -- Everything weighed was being taken by others, or is not for this lawyer: the oldest that is.
  select d.id into found_id from draft d
  where d.state = 'waiting' and d.urgency_rank > 0 and d.seat_class = any(classes) and d.assigned_to is null
    and not exists (select 1 from pass p where p.draft_id = d.id and p.lawyer_id = me and p.reason <> 'shift-over')
    and (d.prefer is null or d.prefer = me or coalesce(d.prefer_since, d.waiting_since) <= kept_since or not is_there(d.prefer, d.seat_class, at))
    and not barred_from(d.id, d.inquiry_id, me, house)
  order by d.urgency_rank, d.waiting_since limit 1 for update skip locked;
  return found_id;
end $$;

create trigger pass_append_only before update or delete on pass for each row execute function refuse_change();
create trigger pass_no_truncate before truncate on pass execute function refuse_change();
create trigger recusal_append_only before update or delete on recusal for each row execute function refuse_change();
create trigger recusal_no_truncate before truncate on recusal execute function refuse_change();
create trigger handover_append_only before update or delete on handover for each row execute function refuse_change();
create trigger handover_no_truncate before truncate on handover execute function refuse_change();
create trigger advised_append_only before update or delete on advised for each row execute function refuse_change();
create trigger advised_no_truncate before truncate on advised execute function refuse_change();

create function pass_audited() returns trigger language plpgsql as $$
begin
  perform audit('pass', 'draft', new.draft_id::text, jsonb_build_object('by', new.lawyer_id, 'reason', new.reason));
  return null;
end $$;
create trigger pass_audited after insert on pass for each row execute function pass_audited();

-- Who is barred is no longer waited for.
create function recusal_made() returns trigger language plpgsql as $$
begin
  perform audit('recuse', 'inquiry', new.inquiry_id::text,
                jsonb_build_object('by', new.lawyer_id, 'reason', new.reason, 'firm', new.firm is not null));
  update charge c set lawyer_id = null, since = new.at where c.inquiry_id = new.inquiry_id and is_barred(c.lawyer_id, new.inquiry_id);
  update draft d set prefer = null where d.inquiry_id = new.inquiry_id and d.state in ('waiting', 'claimed')
    and is_barred(d.prefer, new.inquiry_id);
  return null;
end $$;

create function is_barred(lawyer text, inquiry uuid) returns boolean language sql stable as $$
  select exists (select 1 from recusal r join lawyer l on l.staff_id = lawyer
    where r.inquiry_id = inquiry and (r.lawyer_id = l.staff_id or r.firm = l.firm))
$$;
create trigger recusal_made after insert on recusal for each row execute function recusal_made();

-- Who neither takes this matter nor reads in it: they or their firm withdrew, or advised the other side. False for who is no lawyer.
create function stays_away(lawyer text, inquiry uuid) returns boolean language plpgsql stable cost 1000 as $$
begin
  return is_barred(lawyer, inquiry)
    or coalesce((select firm_opposed(inquiry, l.staff_id, l.firm) from lawyer l where l.staff_id = lawyer), false);
end $$;

-- Whoever withdrew from a matter does not come to hold it, by whatever way.
create function barred_hold_nothing() returns trigger language plpgsql as $$
begin
  if is_barred(new.claimed_by, new.inquiry_id) then
    raise exception 'lawyer % withdrew from this inquiry, or their firm did', new.claimed_by using errcode = 'WF024';
  end if;
  return new;
end $$;
create trigger barred_hold_nothing before update of claimed_by, state on draft
  for each row when (new.state = 'claimed') execute function barred_hold_nothing();

create function handover_audited() returns trigger language plpgsql as $$
begin
  perform audit('hand-over', 'inquiry', new.inquiry_id::text, jsonb_build_object('from', new.from_id, 'to', new.to_id));
  return null;
end $$;
create trigger handover_audited after insert on handover for each row execute function handover_audited();

create function take_charge(inquiry uuid, lawyer text, at timestamptz) returns void language sql as $$
  insert into charge (inquiry_id, first_by, first_at, lawyer_id, since) values (inquiry, lawyer, at, lawyer, at)
  on conflict (inquiry_id) do update set lawyer_id = excluded.lawyer_id, since = excluded.since
  where charge.lawyer_id is distinct from excluded.lawyer_id
$$;

-- Deciding on a matter is having advised in it; answering it is being in charge of it.
create function review_leaves_trace() returns trigger language plpgsql as $$
declare inquiry uuid := (select d.inquiry_id from draft d where d.id = new.draft_id);
begin
  insert into advised (inquiry_id, lawyer_id, firm, at)
  select inquiry, new.lawyer_id, l.firm, new.at from lawyer l where l.staff_id = new.lawyer_id on conflict do nothing;
  if new.decision in ('approve', 'edit-approve') then
    perform take_charge(inquiry, new.lawyer_id, new.at);
  end if;
  return null;
end $$;
create trigger review_leaves_trace after insert on review for each row execute function review_leaves_trace();

-- Whoever asked the citizen back gets the reply.
create function asked_back_is_charged() returns trigger language plpgsql as $$
declare lawyer text := (select r.lawyer_id from review r join draft d on d.id = r.draft_id
                        where d.inquiry_id = new.id and r.decision = 'return' order by r.at desc limit 1);
begin
  if lawyer is not null then
    perform take_charge(new.id, lawyer, new.state_at);
  end if;
  return null;
end $$;
create trigger asked_back_is_charged after update of state on inquiry for each row
  when (old.state = 'in_review' and new.state = 'needs_facts') execute function asked_back_is_charged();

create function draft_is_placed() returns trigger language plpgsql as $$
begin
  select coalesce(i.matter_region, i.region) into new.region from inquiry i where i.id = new.inquiry_id;
  new.prefer := coalesce(new.prefer, (select c.lawyer_id from charge c where c.inquiry_id = new.inquiry_id));
  return new;
end $$;
create trigger draft_is_placed before insert on draft for each row execute function draft_is_placed();

-- An offer ends with the claim that it was.
create function draft_offer_ends() returns trigger language plpgsql as $$
begin
  if new.state <> 'claimed' then
    new.offered_at := null;
  end if;
  return new;
end $$;
create trigger draft_offer_ends before update on draft for each row execute function draft_offer_ends();

create function draft_is_given() returns trigger language plpgsql as $$
begin
  if old.state = 'claimed' and (new.state <> 'claimed' or new.claimed_by is distinct from old.claimed_by) then
    update given set ended_at = clock_timestamp(), ended_how = new.state where draft_id = new.id and ended_at is null;
  end if;
  if new.state = 'claimed' and (old.state <> 'claimed' or new.claimed_by is distinct from old.claimed_by) then
    insert into given (draft_id, lawyer_id, how, at) values (new.id, new.claimed_by,
      case when new.offered_at is not null then 'offered' when new.assigned_to = new.claimed_by then 'assigned'
           when new.prefer = new.claimed_by then 'follow-up' else 'next' end, clock_timestamp());
  end if;
  return null;
end $$;
create trigger draft_is_given after update of state, claimed_by on draft for each row
  when (old.state = 'claimed' or new.state = 'claimed') execute function draft_is_given();

create function duty_is_counted() returns trigger language plpgsql as $$
begin
  if new.state <> 'on' then
    update duty_spell set ended_at = clock_timestamp() where staff_id = new.staff_id and ended_at is null;
  else
    insert into duty_spell (staff_id, at) values (new.staff_id, clock_timestamp()) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger duty_is_counted after insert or update on duty for each row execute function duty_is_counted();

-- 随到随派: whoever waits for work is matched as soon as this commits. Told from here, so that no way into the queue forgets it.
create function match_now() returns trigger language plpgsql as $$
begin
  perform pg_notify('match', '');
  return null;
end $$;
create trigger draft_waits_anew after insert on draft for each row execute function match_now();
create trigger draft_moves_on after update on draft for each row
  when (old.state = 'claimed' and new.state <> 'claimed' or old.assigned_to is distinct from new.assigned_to)
  execute function match_now();
create trigger lawyer_waits after update on duty for each row
  when (new.ready_since is distinct from old.ready_since and new.ready_since is not null) execute function match_now();

-- With a citizen's key goes everything that could be led back to them.
create function parties_are_forgotten() returns trigger language plpgsql as $$
begin
  delete from party_index p using inquiry i where i.citizen_id = new.id and p.inquiry_id = i.id;
  return null;
end $$;
create trigger parties_are_forgotten after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function parties_are_forgotten();

-- What was decided before this was kept.
insert into advised (inquiry_id, lawyer_id, firm, at)
select d.inquiry_id, r.lawyer_id, l.firm, min(r.at) from review r join draft d on d.id = r.draft_id join lawyer l on l.staff_id = r.lawyer_id
group by d.inquiry_id, r.lawyer_id, l.firm;
insert into charge (inquiry_id, first_by, first_at, lawyer_id, since)
select inquiry, (array_agg(lawyer order by at))[1], min(at), (array_agg(lawyer order by at desc))[1], max(at)
from (select d.inquiry_id as inquiry, r.lawyer_id as lawyer, r.at from review r join draft d on d.id = r.draft_id
      where r.decision in ('approve', 'edit-approve')) answered
group by inquiry;
