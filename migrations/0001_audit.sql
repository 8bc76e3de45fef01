-- Audit 审计: one row for every decision, written in the transaction of what it records, never changed.
-- Rows hold no personal data: ids, codes and counts only. A sealer chains committed rows (audit_link).

create table audit_event (
  id           bigint generated always as identity primary key,
  at           timestamptz not null default clock_timestamp(),
  actor        text not null check (actor ~ '^(citizen|staff|machine|system):.+'),
  action       text not null,
  subject_kind text not null,
  subject_id   text not null,
  detail       jsonb not null default '{}',
  row_hash     bytea not null
);
create index audit_event_subject on audit_event (subject_kind, subject_id);

create table audit_link (
  seq       bigint primary key,
  event_id  bigint not null unique references audit_event (id),
  hash      bytea not null,
  sealed_at timestamptz not null default clock_timestamp()
);

-- The text a row's hash is taken over; `verify` builds the same text outside the database.
create function audit_text(e audit_event) returns text language sql immutable as $$
  select concat_ws(E'\x1f', e.id, (extract(epoch from e.at) * 1000000)::bigint, e.actor, e.action,
                   e.subject_kind, e.subject_id, e.detail::text)
$$;

create function audit_event_hash() returns trigger language plpgsql as $$
begin
  new.row_hash := sha256(convert_to(audit_text(new), 'UTF8'));
  return new;
end $$;
create trigger audit_event_hash before insert on audit_event for each row execute function audit_event_hash();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'WF001';
end $$;
create trigger audit_event_append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event execute function refuse_change();
create trigger audit_link_append_only before update or delete on audit_link for each row execute function refuse_change();
create trigger audit_link_no_truncate before truncate on audit_link execute function refuse_change();

-- Who is acting, named once per transaction with set_config('wenfa.actor', …, true). No actor, no change.
create function acting() returns text language plpgsql stable as $$
declare a text := current_setting('wenfa.actor', true);
begin
  if a is null or a = '' then
    raise exception 'no actor is named in this transaction' using errcode = 'WF002';
  end if;
  return a;
end $$;

create function audit(action text, subject_kind text, subject_id text, detail jsonb default '{}') returns void
language sql as $$
  insert into audit_event (actor, action, subject_kind, subject_id, detail, row_hash)
  values (acting(), action, subject_kind, subject_id, detail, '\x')
$$;
