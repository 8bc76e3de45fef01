-- Learning from edits, and what a bureau pays by: coded reasons of an edit, dated tariffs, closed months.

-- 改动缘由: what a lawyer changed of a draft, as codes in clear and the difference itself sealed with the citizen's key. Rules
-- read it first; `confirmed` is what the lawyer says of it, once. Null is "nobody has said", which is no "yes".
create table edit_reason (
  review_id    uuid primary key references review (id),
  inquiry_id   uuid not null references inquiry (id),
  from_body    uuid not null references draft_body (id),   -- the draft's first
  read_as      text[] not null check (cardinality(read_as) between 1 and 10),
  confirmed    text[] check (cardinality(confirmed) between 1 and 10),
  confirmed_at timestamptz,
  diff         bytea not null,
  at           timestamptz not null,
  check (read_as <@ array['wrong-article', 'article-added', 'number-corrected', 'sum-corrected', 'local-rule', 'step-added',
                          'fact-missing', 'too-long', 'plain-words', 'other']),
  check (confirmed <@ array['wrong-article', 'article-added', 'number-corrected', 'sum-corrected', 'local-rule', 'step-added',
                            'fact-missing', 'too-long', 'plain-words', 'other']),
  check ((confirmed is null) = (confirmed_at is null))
);

create function edit_reason_stands() returns trigger language plpgsql as $$
declare by_whom text; inquiry uuid; changed boolean;
begin
  select r.lawyer_id, d.inquiry_id, r.body_id <> new.from_body and b.version = 1 and b.draft_id = r.draft_id into by_whom, inquiry, changed
  from review r join draft d on d.id = r.draft_id join draft_body b on b.id = new.from_body
  where r.id = new.review_id and r.decision in ('edit-approve', 'return');
  if tg_op = 'INSERT' then
    if changed is not true or inquiry <> new.inquiry_id then
      raise exception 'an edit is between the first body of a draft and the one that was decided on' using errcode = 'WF028';
    end if;
    if new.confirmed is not null then
      raise exception 'an edit is read before it is confirmed' using errcode = 'WF028';
    end if;
    return new;
  end if;
  if old.confirmed is not null
     or (new.review_id, new.inquiry_id, new.from_body, new.read_as, new.diff, new.at)
        is distinct from (old.review_id, old.inquiry_id, old.from_body, old.read_as, old.diff, old.at) then
    raise exception 'what was read or confirmed of an edit does not change' using errcode = 'WF001';
  end if;
  if acting() <> 'staff:' || by_whom then
    raise exception 'an edit is confirmed by the lawyer who made it' using errcode = 'WF028';
  end if;
  perform audit('confirm-edit', 'review', new.review_id::text, jsonb_build_object('reasons', new.confirmed));
  return new;
end $$;
create trigger edit_reason_stands before insert or update on edit_reason for each row execute function edit_reason_stands();
create trigger edit_reason_kept before delete on edit_reason for each row execute function refuse_change();
create trigger edit_reason_no_truncate before truncate on edit_reason execute function refuse_change();

-- 单价: what the bureau pays for one piece of work, from a day on, in fen. The newest entry for a day holds; without one
-- nothing is worked out and the counts alone are shown.
create table tariff (
  id             bigint generated always as identity primary key,
  code           text not null check (code in ('answer', 'correction', 'return', 'escalation', 'consultation', 'second-reading',
                                               're-review', 'call', 'taken-down', 'told', 'duty-hour', 'night')),
  from_day       date not null,
  unit_price_fen int not null check (unit_price_fen between 0 and 100000000),
  set_by         text not null references staff (id),
  set_at         timestamptz not null
);
create index tariff_code on tariff (code, from_day desc, id desc);

-- 结账: the figures of a month as they were paid. The text itself is kept with its hash, so that no later way of counting
-- and no late entry changes it.
create table workload_month (
  month     text primary key check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  figures   text not null,
  sha256    bytea not null check (sha256 = sha256(convert_to(figures, 'UTF8'))),
  closed_by text not null references staff (id),
  closed_at timestamptz not null
);

-- Whoever sets a price and whoever closes a month wait for each other: no price gets into a month that is being closed.
create function tariff_holds() returns trigger language plpgsql as $$
declare closed text;
begin
  perform pg_advisory_xact_lock(hashtext('wenfa workload'));
  select max(m.month) into closed from workload_month m;
  if to_char(new.from_day, 'YYYY-MM') <= closed then
    raise exception 'the month % is closed', closed using errcode = 'WF028';
  end if;
  perform audit('set-tariff', 'tariff', new.code, jsonb_build_object('from', new.from_day, 'fen', new.unit_price_fen));
  return new;
end $$;
create trigger tariff_holds before insert on tariff for each row execute function tariff_holds();
create trigger tariff_immutable before update or delete on tariff for each row execute function refuse_change();
create trigger tariff_no_truncate before truncate on tariff execute function refuse_change();

create function month_closes() returns trigger language plpgsql as $$
declare last text;
begin
  perform pg_advisory_xact_lock(hashtext('wenfa workload'));
  if to_char(new.closed_at at time zone 'Asia/Shanghai', 'YYYY-MM') <= new.month then
    raise exception 'a month is closed when it is over' using errcode = 'WF028';
  end if;
  select max(m.month) into last from workload_month m;
  if new.month <> to_char(to_date(last, 'YYYY-MM') + interval '1 month', 'YYYY-MM') then
    raise exception 'months are closed one after the other' using errcode = 'WF028';
  end if;
  perform audit('close-month', 'month', new.month, jsonb_build_object('sha256', encode(new.sha256, 'hex')));
  return new;
end $$;
create trigger month_closes before insert on workload_month for each row execute function month_closes();
create trigger workload_month_immutable before update or delete on workload_month for each row execute function refuse_change();
create trigger workload_month_no_truncate before truncate on workload_month execute function refuse_change();

-- 台账 is walked by the instant of receipt, a page at a time; work is counted day by day.
create index inquiry_received_id on inquiry (received_at, id);
create index review_at on review (at);
create index referral_inquiry on referral (inquiry_id);
create index correction_inquiry on correction (inquiry_id);
create index rating_inquiry on rating (inquiry_id);
create index consultation_settled on consultation (settled_at) where settled_at is not null;
create index second_reading_read on second_reading (read_at) where read_at is not null;
create index callback_try_at on callback_try (at);
