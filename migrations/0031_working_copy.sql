-- A lawyer's working copy of a draft: what is being typed, kept within seconds, before it is a version anybody decides on.
-- A version (draft_body) is immutable and stays for good; a body a keystroke would be thousands of sealed copies of one
-- answer. The working copy is one sealed row for each draft and lawyer, replaced while it is written.

create table draft_working (
  draft_id   uuid not null references draft (id),
  lawyer_id  text not null references lawyer (staff_id),
  from_body  uuid not null references draft_body (id),   -- the version it was begun from
  edition    int not null check (edition > 0),           -- raised with each replacement: two windows cannot lose each other's words
  sealed     bytea not null,
  at         timestamptz not null,
  primary key (draft_id, lawyer_id)
);

-- It is begun by whoever holds the draft, and may be finished after the lease ran out: nothing typed is lost. No audit
-- row: a decision is of a version, and versions are recorded.
create function draft_working_stands() returns trigger language plpgsql as $$
declare d draft%rowtype;
begin
  select * into d from draft where id = new.draft_id for share;
  if d.state not in ('waiting', 'claimed') then
    raise exception 'draft % is %, nothing is written into it', new.draft_id, d.state using errcode = 'WF005';
  end if;
  if tg_op = 'INSERT' and (d.state <> 'claimed' or d.claimed_by is distinct from new.lawyer_id) then
    raise exception 'a working copy is begun by who holds the draft' using errcode = 'WF005';
  end if;
  if not exists (select 1 from draft_body b where b.id = new.from_body and b.draft_id = new.draft_id) then
    raise exception 'a working copy is begun from a version of its draft' using errcode = 'WF005';
  end if;
  return new;
end $$;
create trigger draft_working_stands before insert or update on draft_working
  for each row execute function draft_working_stands();

-- What became a version is no working copy any more.
create function version_ends_working() returns trigger language plpgsql as $$
begin
  delete from draft_working where draft_id = new.draft_id and lawyer_id = new.author;
  return null;
end $$;
create trigger version_ends_working after insert on draft_body for each row execute function version_ends_working();

-- Decided or withdrawn: what was typed and not decided on is nobody's business any more.
create function decision_ends_working() returns trigger language plpgsql as $$
begin
  delete from draft_working where draft_id = new.id;
  return null;
end $$;
create trigger decision_ends_working after update of state on draft
  for each row when (new.state not in ('waiting', 'claimed')) execute function decision_ends_working();

-- The asker's further words reach whoever has the draft open, at once.
create function message_tells_desk() returns trigger language plpgsql as $$
begin
  perform tell_desk('draft', null, d.id::text) from draft d
    where d.inquiry_id = new.inquiry_id and d.state in ('waiting', 'claimed');
  return null;
end $$;
create trigger message_tells_desk after insert on message for each row execute function message_tells_desk();
