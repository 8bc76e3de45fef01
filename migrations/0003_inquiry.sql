-- Inquiry 咨询: one matter that one citizen asks about. The original words are sealed; what is readable is redacted.

create table citizen (
  id         uuid primary key,
  token_hash bytea not null unique,
  data_key   bytea,            -- the citizen's own key, sealed by the keyring; dropping it erases what it sealed
  created_at timestamptz not null
);

create table inquiry_transition (
  from_state text not null,
  to_state   text not null,
  primary key (from_state, to_state)
);
insert into inquiry_transition values
  ('triaged', 'drafting'), ('triaged', 'needs_facts'), ('triaged', 'closed'),
  ('needs_facts', 'drafting'),
  ('drafting', 'in_review'),
  ('in_review', 'drafting'), ('in_review', 'needs_facts'), ('in_review', 'answered'),
  ('answered', 'drafting'), ('answered', 'closed'),
  ('closed', 'drafting'),
  ('triaged', 'withdrawn'), ('needs_facts', 'withdrawn'), ('drafting', 'withdrawn'),
  ('in_review', 'withdrawn'), ('answered', 'withdrawn'), ('closed', 'withdrawn');

create table inquiry (
  id            uuid primary key,
  citizen_id    uuid not null references citizen (id),
  channel       text not null check (channel in ('widget', 'hotline', 'station', '12345')),
  region        text,
  matter_region text,
  follow_up     text not null check (follow_up in ('ask', 'skip')),
  category      text not null,
  urgency       text not null check (urgency in ('danger', 'soon', 'none')),
  seat_class    text not null check (seat_class in ('labor', 'family', 'contract', 'general', 'expert')),
  triage        jsonb not null,
  contact       bytea,          -- sealed
  contact_index bytea,          -- HMAC, for same-citizen look-ups
  person        bytea not null, -- HMAC of contact, else of network and day: whom small-count hiding counts
  state         text not null default 'triaged',
  because       text,
  round         int not null default 1,   -- rises each time drafting starts anew
  event_seq     int not null default 0,
  received_at   timestamptz not null,
  state_at      timestamptz not null
);
create index inquiry_citizen on inquiry (citizen_id);
create index inquiry_state on inquiry (state);
create index inquiry_received on inquiry (received_at);

create table inquiry_event (
  inquiry_id uuid not null references inquiry (id),
  seq        int not null,
  type       text not null check (type in ('state', 'message', 'answer', 'referral')),
  state      text not null,
  at         timestamptz not null,
  primary key (inquiry_id, seq)
);

-- Numbered per inquiry: the update of event_seq takes the row's lock, so numbers have no gaps and no twins.
create function tell_inquiry(inquiry uuid, kind text, at timestamptz) returns void language plpgsql as $$
declare n int; s text;
begin
  update inquiry i set event_seq = i.event_seq + 1 where i.id = inquiry returning i.event_seq, i.state into n, s;
  insert into inquiry_event values (inquiry, n, kind, s, at);
  perform pg_notify('inquiry', inquiry::text);
end $$;

create trigger inquiry_event_append_only before update or delete on inquiry_event for each row execute function refuse_change();
create trigger inquiry_event_no_truncate before truncate on inquiry_event execute function refuse_change();

create function inquiry_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'triaged' then
      raise exception 'an inquiry begins triaged' using errcode = 'WF003';
    end if;
  elsif new.state <> old.state and not exists (
    select 1 from inquiry_transition t where t.from_state = old.state and t.to_state = new.state) then
    raise exception 'an inquiry does not go from % to %', old.state, new.state using errcode = 'WF003';
  end if;
  return new;
end $$;
create trigger inquiry_moves before insert or update on inquiry for each row execute function inquiry_moves();

create function inquiry_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform audit('receive', 'inquiry', new.id::text, jsonb_build_object('channel', new.channel, 'urgency', new.urgency));
    perform tell_inquiry(new.id, 'state', new.state_at);
  elsif new.state <> old.state then
    perform audit('move', 'inquiry', new.id::text, jsonb_build_object('from', old.state, 'to', new.state, 'because', new.because));
    perform tell_inquiry(new.id, 'state', new.state_at);
  end if;
  return null;
end $$;
create trigger inquiry_moved after insert or update of state on inquiry for each row execute function inquiry_moved();

create table message (
  id         uuid primary key,
  inquiry_id uuid not null references inquiry (id),
  from_whom  text not null check (from_whom in ('citizen', 'service', 'lawyer')),
  text       text not null,     -- redacted
  original   bytea,             -- sealed; null where the text is the service's own
  questions  jsonb not null default '[]',
  at         timestamptz not null,
  position   int not null,
  unique (inquiry_id, position)
);

-- Which name became 甲: the table of placeholders is personal data and sealed like the words.
create table placeholder (
  inquiry_id uuid primary key references inquiry (id),
  sealed     bytea not null
);

-- 固定告知 as they were shown, with their version.
create table notice_raised (
  inquiry_id uuid not null references inquiry (id),
  code       text not null,
  version    int not null,
  at         timestamptz not null,
  primary key (inquiry_id, code)
);

-- One reply for one Idempotency-Key; the reply is sealed because it holds the token.
create table idempotency (
  key_hash     bytea primary key,
  request_hash bytea not null,
  reply        bytea not null,
  at           timestamptz not null
);
create index idempotency_at on idempotency (at);
