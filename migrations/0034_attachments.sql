-- Attachment 附件: photos and PDF of a matter. The bytes lie outside the database, sealed by the citizen's key; here is
-- what is known of them. A row is there before its bytes and stays after them, so nothing is ever kept that no row names.

create table attachment (
  id             uuid primary key,        -- and its name in the store
  inquiry_id     uuid not null references inquiry (id),
  number         int not null check (number between 1 and 200),   -- 照片 3: no file name of the citizen's is kept
  kind           text not null check (kind in ('jpeg', 'png', 'webp', 'pdf')),
  bytes          int not null check (bytes between 1 and 10485760),
  upload_key     bytea not null unique,   -- hash of the matter and the Idempotency-Key
  upload_index   bytea,                   -- keyed hash of what was sent, to know the same upload again; dropped with the bytes
  content_index  bytea,                   -- keyed hash of what is kept of it: what comes out of the store is what went in
  scan           text check (scan in ('off', 'clean')),   -- off: no scanner was configured; null: nothing is known yet
  state          text not null default 'storing' check (state in ('storing', 'checking', 'kept', 'removing', 'removed')),
  because        text check (because in ('citizen', 'withdrawn', 'infected', 'never-arrived')),
  at             timestamptz not null,
  state_at       timestamptz not null,
  look_at        timestamptz not null default '-infinity',   -- unfinished by then, it is looked after by the sweep
  unique (inquiry_id, number),
  check ((state in ('removing', 'removed')) = (because is not null)),
  check (state <> 'kept' or scan is not null),
  check ((state = 'removed') = (upload_index is null) and (state = 'removed') = (content_index is null))
);
create index attachment_unfinished on attachment (look_at) where state in ('storing', 'checking', 'removing');

create table attachment_transition (
  from_state text not null,
  to_state   text not null,
  primary key (from_state, to_state)
);
insert into attachment_transition values
  ('storing', 'checking'), ('storing', 'kept'), ('storing', 'removing'), ('storing', 'removed'),
  ('checking', 'kept'), ('checking', 'removing'),
  ('kept', 'removing'),
  ('removing', 'removed');

-- Nine files and thirty megabytes a matter. Whoever adds one holds the matter's row, so two cannot pass side by side.
create function attachment_may_stand(inquiry uuid) returns void language plpgsql as $$
begin
  perform 1 from inquiry i join citizen c on c.id = i.citizen_id
    where i.id = inquiry and i.state <> 'withdrawn' and c.data_key is not null for no key update of i;
  if not found then
    raise exception 'nothing is added to a matter that was withdrawn' using errcode = 'WF003';
  end if;
end $$;

create function attachment_moves() returns trigger language plpgsql as $$
declare held record;
begin
  if tg_op = 'DELETE' then
    raise exception 'an attachment''s row outlives its bytes' using errcode = 'WF001';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'storing' then
      raise exception 'an attachment begins before its bytes are there' using errcode = 'WF003';
    end if;
    perform attachment_may_stand(new.inquiry_id);
    new.look_at := new.at + interval '1 hour';
    select count(*) as files, coalesce(sum(a.bytes), 0) as bytes into held from attachment a
      where a.inquiry_id = new.inquiry_id and a.state in ('storing', 'checking', 'kept');
    if held.files >= 9 or held.bytes + new.bytes > 31457280 then
      raise exception 'a matter holds nine files and thirty megabytes' using errcode = 'WF005';
    end if;
    return new;
  end if;
  if (new.id, new.inquiry_id, new.number, new.kind, new.bytes, new.upload_key, new.at)
     is distinct from (old.id, old.inquiry_id, old.number, old.kind, old.bytes, old.upload_key, old.at) then
    raise exception 'what an attachment is does not change' using errcode = 'WF001';
  end if;
  if new.state <> old.state and not exists (
    select 1 from attachment_transition t where t.from_state = old.state and t.to_state = new.state) then
    raise exception 'an attachment does not go from % to %', old.state, new.state using errcode = 'WF003';
  end if;
  if new.state <> old.state then -- whoever moved it gave it its job; a withdrawal gives none, so the sweep does at once
    new.look_at := case when new.because = 'withdrawn' then '-infinity' else new.state_at + interval '1 hour' end;
  end if;
  if old.state = 'storing' and new.state in ('checking', 'kept') then
    perform attachment_may_stand(new.inquiry_id); -- withdrawn while its bytes were on their way
  end if;
  if new.state = 'removed' then -- nothing stays by which the file could be known again
    new.upload_index := null;
    new.content_index := null;
  end if;
  return new;
end $$;
create trigger attachment_moves before insert or update or delete on attachment for each row execute function attachment_moves();

create function attachment_moved() returns trigger language plpgsql as $$
declare who uuid := new.inquiry_id;
begin
  if tg_op = 'INSERT' then
    perform audit('attach', 'inquiry', who::text, jsonb_build_object('attachment', new.id, 'number', new.number, 'kind', new.kind));
  elsif new.state <> old.state then
    perform audit('move-attachment', 'inquiry', who::text, jsonb_strip_nulls(
      jsonb_build_object('attachment', new.id, 'number', new.number, 'to', new.state, 'because', new.because, 'scan', new.scan)));
    if new.state <> 'removed' or old.state = 'storing' then
      perform tell_inquiry(who, 'message', new.state_at);
      perform tell_desk('draft', null, d.id::text) from draft d
        where d.inquiry_id = who and d.state in ('waiting', 'claimed', 'approved');
    end if;
  end if;
  return null;
end $$;
create trigger attachment_moved after insert or update of state on attachment for each row execute function attachment_moved();

-- A matter that is withdrawn, and a citizen whose key is dropped, take every attachment with them in the same moment.
-- One whose bytes are on their way is left to whoever brings them: gone first, its bytes would come after it and stay.
create function withdrawn_drops_attachments() returns trigger language plpgsql as $$
begin
  update attachment set state = 'removing', because = 'withdrawn', state_at = new.state_at
    where inquiry_id = new.id and state in ('checking', 'kept');
  return null;
end $$;
create trigger withdrawn_drops_attachments after update of state on inquiry for each row
  when (new.state = 'withdrawn' and old.state <> 'withdrawn') execute function withdrawn_drops_attachments();

create function erased_drops_attachments() returns trigger language plpgsql as $$
begin
  update attachment set state = 'removing', because = 'withdrawn', state_at = clock_timestamp()
    where inquiry_id in (select i.id from inquiry i where i.citizen_id = new.id) and state in ('checking', 'kept');
  return null;
end $$;
create trigger erased_drops_attachments after update of data_key on citizen for each row
  when (new.data_key is null and old.data_key is not null) execute function erased_drops_attachments();
