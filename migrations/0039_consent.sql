-- 同意: a question that comes by the widget is kept on a basis, and the basis is on record: the asker's consent, a guardian's
-- for a child under fourteen (个人信息保护法第三十一条), or an emergency (第十三条第一款第四项), after which consent is asked.

create table inquiry_consent (
  inquiry_id uuid not null references inquiry (id),
  basis      text not null check (basis in ('consent', 'guardian', 'emergency')),
  -- Of the privacy text that was on screen; in an emergency, of the text that stood.
  version    int not null check (version > 0),
  -- A child under fourteen with no adult to trust: nobody can consent.
  child      boolean not null default false check (not child or basis = 'emergency'),
  at         timestamptz not null,
  primary key (inquiry_id, basis, child)
);

create function inquiry_consent_stands() returns trigger language plpgsql as $$
declare i inquiry;
begin
  select * into i from inquiry where id = new.inquiry_id;
  if i.channel is distinct from 'widget' then
    raise exception 'consent of this kind is given on the page' using errcode = 'WF039';
  end if;
  if new.basis = 'emergency' and i.urgency <> 'danger' then
    raise exception 'without consent only words of danger are kept' using errcode = 'WF039';
  end if;
  if exists (select 1 from consent_declined d where d.inquiry_id = new.inquiry_id) then
    raise exception 'a matter whose citizen declined is asked anew' using errcode = 'WF039';
  end if;
  perform audit('consent', 'inquiry', new.inquiry_id::text,
    jsonb_build_object('basis', new.basis, 'version', new.version, 'child', new.child));
  return new;
end $$;
create trigger inquiry_consent_stands before insert on inquiry_consent for each row execute function inquiry_consent_stands();
create trigger inquiry_consent_append_only before update or delete on inquiry_consent for each row execute function refuse_change();
create trigger inquiry_consent_no_truncate before truncate on inquiry_consent execute function refuse_change();

-- Asked after danger was seen to, and declined: what is kept is kept for the danger desk alone.
create table consent_declined (
  inquiry_id uuid primary key references inquiry (id),
  version    int not null check (version > 0),
  at         timestamptz not null
);
create function consent_declined_stands() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from inquiry_consent c where c.inquiry_id = new.inquiry_id and c.basis = 'emergency')
     or exists (select 1 from inquiry_consent c where c.inquiry_id = new.inquiry_id and c.basis <> 'emergency') then
    raise exception 'only what was kept in an emergency is declined; consent that was given is withdrawn' using errcode = 'WF039';
  end if;
  perform audit('decline-consent', 'inquiry', new.inquiry_id::text, jsonb_build_object('version', new.version));
  return new;
end $$;
create trigger consent_declined_stands before insert on consent_declined for each row execute function consent_declined_stands();
create trigger consent_declined_append_only before update or delete on consent_declined for each row execute function refuse_change();
create trigger consent_declined_no_truncate before truncate on consent_declined execute function refuse_change();

-- What others would work with goes: a call that was asked for, what is compared of the words, the place in a group.
create function declined_leaves_marks() returns trigger language plpgsql as $$
begin
  update callback_task set state = 'withdrawn', settled_at = new.at
  where inquiry_id = new.inquiry_id and kind = 'requested' and state = 'open';
  update matter_group_member set left_at = new.at, left_how = 'withdrawn' where inquiry_id = new.inquiry_id and left_at is null;
  delete from matter_trace where inquiry_id = new.inquiry_id;
  return null;
end $$;
create trigger declined_leaves_marks after insert on consent_declined for each row execute function declined_leaves_marks();

-- Nor does it go to anybody else afterwards, whoever sends it.
create function declined_goes_nowhere() returns trigger language plpgsql as $$
begin
  if exists (select 1 from consent_declined d where d.inquiry_id = new.inquiry_id) then
    raise exception 'a matter whose citizen declined is handed on to nobody' using errcode = 'WF039';
  end if;
  return new;
end $$;
create trigger declined_is_not_referred before insert on referral for each row execute function declined_goes_nowhere();
create trigger declined_is_not_grouped before insert on matter_group_member for each row execute function declined_goes_nowhere();
create trigger declined_is_not_compared before insert on matter_trace for each row execute function declined_goes_nowhere();
create trigger declined_is_not_called before insert on callback_task for each row
  when (new.kind = 'requested') execute function declined_goes_nowhere();

-- At the end of the transaction, since the basis points at its inquiry. Inquiries from before this file have none.
create function inquiry_has_consent() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from inquiry_consent c where c.inquiry_id = new.id) then
    raise exception 'a question by the widget is kept on a basis' using errcode = 'WF039';
  end if;
  return null;
end $$;
create constraint trigger inquiry_has_consent after insert on inquiry deferrable initially deferred
  for each row when (new.channel = 'widget') execute function inquiry_has_consent();

-- What was declined is drafted no more.
create function declined_is_not_drafted() returns trigger language plpgsql as $$
begin
  if exists (select 1 from consent_declined d where d.inquiry_id = new.id) then
    raise exception 'a matter whose citizen declined is not drafted' using errcode = 'WF039';
  end if;
  return new;
end $$;
create trigger declined_is_not_drafted before update of state on inquiry
  for each row when (new.state <> old.state and new.state in ('drafting', 'in_review', 'needs_facts', 'answered'))
  execute function declined_is_not_drafted();
