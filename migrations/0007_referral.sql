-- Referral 转办: a work order to another body, with its own life beside the inquiry's.

create table referral_transition (
  from_state text not null,
  to_state   text not null,
  primary key (from_state, to_state)
);
insert into referral_transition values
  ('open', 'accepted'), ('open', 'returned'),
  ('accepted', 'granted'), ('accepted', 'refused'), ('accepted', 'returned');

create table referral (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  to_body    text not null check (to_body in ('legal_aid')),
  state      text not null default 'open' check (state in ('open', 'accepted', 'returned', 'granted', 'refused')),
  because    jsonb not null,
  reason     text,
  opened_at  timestamptz not null,
  due_at     timestamptz,       -- set on acceptance: 法律援助法 43, seven days from receipt of the application
  state_at   timestamptz not null,
  check (state not in ('returned', 'refused') or (reason is not null and length(reason) >= 2))
);
create unique index referral_one_open on referral (inquiry_id, to_body) where state in ('open', 'accepted');
create index referral_state on referral (state, opened_at);

create function referral_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' then
      raise exception 'a referral begins open' using errcode = 'WF003';
    end if;
  elsif new.state <> old.state and not exists (
    select 1 from referral_transition t where t.from_state = old.state and t.to_state = new.state) then
    raise exception 'a referral does not go from % to %', old.state, new.state using errcode = 'WF003';
  end if;
  return new;
end $$;
create trigger referral_moves before insert or update on referral for each row execute function referral_moves();

-- After the row: an opening that met an open referral inserts nothing, and must record nothing.
create function referral_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit('refer', 'referral', new.id::text, jsonb_build_object('inquiry', new.inquiry_id, 'to', new.to_body));
  elsif new.state <> old.state then
    perform audit('move-referral', 'referral', new.id::text, jsonb_build_object('from', old.state, 'to', new.state));
  else
    return null;
  end if;
  perform tell_inquiry(new.inquiry_id, 'referral', new.state_at);
  return null;
end $$;
create trigger referral_moved after insert or update on referral for each row execute function referral_moved();
