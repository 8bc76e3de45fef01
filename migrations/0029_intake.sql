-- 代录: a member of staff writes down what somebody says on the telephone or at the counter. The matter is the caller's,
-- received like any other; what is kept here besides is who wrote it, by whose consent, and the code that proves a caller.

create table taken_down (
  inquiry_id      uuid primary key references inquiry (id),
  taken_by        text not null references staff (id),
  at              timestamptz not null,
  speaks          text not null check (speaks in ('self', 'relative')),
  relation        text check (relation in ('parent', 'child', 'spouse', 'other')),
  age             text not null check (age in ('under-14', 'minor', 'adult', 'elder', 'unsaid')),
  consent_by      text not null check (consent_by in ('self', 'guardian', 'emergency')),
  consent_version int not null check (consent_version > 0),   -- of the text that was read out
  code_index      bytea not null unique,   -- keyed hash of the spoken code
  code            bytea not null,          -- the code, sealed by the citizen's key: gone with it
  check ((speaks = 'relative') = (relation is not null)),
  -- Under fourteen a guardian consents; an emergency asks nobody.
  check (age <> 'under-14' or consent_by <> 'self')
);

create function taken_down_stands() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from inquiry i where i.id = new.inquiry_id and i.channel in ('hotline', 'station')) then
    raise exception 'what is taken down came by telephone or at the counter' using errcode = 'WF005';
  end if;
  if not exists (select 1 from staff s where s.id = new.taken_by and s.role in ('operator', 'clerk', 'lawyer', 'expert')) then
    raise exception '% takes nothing down', new.taken_by using errcode = 'WF005';
  end if;
  perform audit('take-down', 'inquiry', new.inquiry_id::text,
    jsonb_build_object('by', new.taken_by, 'consent', new.consent_by, 'version', new.consent_version));
  return new;
end $$;
create trigger taken_down_stands before insert on taken_down for each row execute function taken_down_stands();
create trigger taken_down_append_only before update or delete on taken_down for each row execute function refuse_change();
create trigger taken_down_no_truncate before truncate on taken_down execute function refuse_change();

-- What is being typed while somebody speaks: one sealed row for each member of staff, gone once it is an inquiry.
create table intake_note (
  staff_id text primary key references staff (id),
  sealed   bytea not null,
  at       timestamptz not null
);

-- Who consents to nothing leaves nothing but a count.
create table consent_refused (
  id       bigint generated always as identity primary key,
  channel  text not null check (channel in ('hotline', 'station')),
  asked_by text not null references staff (id),
  at       timestamptz not null
);
create function consent_refused_audited() returns trigger language plpgsql as $$
begin
  perform audit('refuse-consent', 'intake', new.id::text, jsonb_build_object('channel', new.channel));
  return new;
end $$;
create trigger consent_refused_audited before insert on consent_refused for each row execute function consent_refused_audited();
create trigger consent_refused_append_only before update or delete on consent_refused for each row execute function refuse_change();
create trigger consent_refused_no_truncate before truncate on consent_refused execute function refuse_change();

-- Codes that opened nothing: whoever guesses is stopped, and seen.
create table wrong_code (
  id       bigint generated always as identity primary key,
  staff_id text not null references staff (id),
  at       timestamptz not null
);
create index wrong_code_staff on wrong_code (staff_id, at);
create function wrong_code_audited() returns trigger language plpgsql as $$
begin
  perform audit('wrong-code', 'staff', new.staff_id);
  return new;
end $$;
create trigger wrong_code_audited before insert on wrong_code for each row execute function wrong_code_audited();
create trigger wrong_code_append_only before update or delete on wrong_code for each row execute function refuse_change();
create trigger wrong_code_no_truncate before truncate on wrong_code execute function refuse_change();

-- 口头送达: an approved answer was read out. Its words are the answer's own; nothing is written anew.
create table answer_told (
  id          uuid primary key,
  answer_id   uuid not null references answer (id),
  told_by     text not null references staff (id),
  at          timestamptz not null,
  proof       text not null check (proof in ('code', 'in-hand')),   -- the caller said the code, or had just been taken down
  understood  boolean not null,
  wants_paper boolean not null
);
create index answer_told_answer on answer_told (answer_id);

create function answer_told_stands() returns trigger language plpgsql as $$
declare of uuid;
begin
  select a.inquiry_id into of from answer a join taken_down t on t.inquiry_id = a.inquiry_id where a.id = new.answer_id;
  if of is null then
    raise exception 'only to whom was taken down an answer is read out' using errcode = 'WF005';
  end if;
  if exists (select 1 from answer b where b.corrects = new.answer_id)
     or exists (select 1 from correction k where k.answer_id = new.answer_id and k.outcome is null) then
    raise exception 'an answer that is put right is not read out' using errcode = 'WF005';
  end if;
  perform audit('tell-answer', 'answer', new.answer_id::text,
    jsonb_build_object('proof', new.proof, 'understood', new.understood, 'paper', new.wants_paper));
  return new;
end $$;
create trigger answer_told_stands before insert on answer_told for each row execute function answer_told_stands();
create trigger answer_told_append_only before update or delete on answer_told for each row execute function refuse_change();
create trigger answer_told_no_truncate before truncate on answer_told execute function refuse_change();
