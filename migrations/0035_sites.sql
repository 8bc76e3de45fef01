-- 站点: a bureau's page where the widget stands. Which origins may hold the frame is the browser's to enforce (frame-ancestors);
-- what stands here is the list it is told. A site is closed, never deleted: matters that came through it point at it.

create function origins_plain(origins text[]) returns boolean language sql immutable as $$
  select coalesce(bool_and(o ~ '^(https://[a-z0-9.-]+|http://(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$'), true) from unnest(origins) o
$$;

create table site (
  code       text primary key check (code ~ '^[a-z0-9](-?[a-z0-9])*$' and length(code) <= 40),
  name       text not null check (length(name) between 2 and 60),
  region     text not null check (region ~ '^\d{6}$'),
  language   text not null check (length(language) between 2 and 20),
  colour     text not null check (colour ~ '^#[0-9a-f]{6}$'),
  phone      text not null check (length(phone) between 3 and 20),
  hours      jsonb not null,
  -- It goes into a header: nothing but origins, so that nothing else of a policy can be written here.
  origins    text[] not null default '{}' check (cardinality(origins) <= 30 and origins_plain(origins)),
  created_at timestamptz not null,
  closed_at  timestamptz
);

create function site_changes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.code <> old.code or new.created_at <> old.created_at then
      raise exception 'a site keeps its code: pages out there name it' using errcode = 'WF001';
    end if;
    if (new.closed_at is null) <> (old.closed_at is null) then
      perform audit(case when new.closed_at is null then 'reopen-site' else 'close-site' end, 'site', new.code);
    end if;
    if (new.name, new.region, new.language, new.colour, new.phone, new.hours, new.origins)
       is not distinct from (old.name, old.region, old.language, old.colour, old.phone, old.hours, old.origins) then
      return new;
    end if;
  end if;
  perform audit(case tg_op when 'INSERT' then 'add-site' else 'change-site' end, 'site', new.code,
    jsonb_build_object('region', new.region, 'language', new.language, 'colour', new.colour, 'phone', new.phone,
                       'hours', new.hours, 'origins', new.origins));
  return new;
end $$;
-- After, not before: an insert that meets a code already taken is nobody's decision.
create trigger site_changes after insert or update on site for each row execute function site_changes();
create trigger site_kept before delete on site for each row execute function refuse_change();
create trigger site_no_truncate before truncate on site execute function refuse_change();

-- Which page a matter came in by; null where nobody says, or what was said names no open site.
alter table inquiry add column site text references site (code);
create index inquiry_site on inquiry (site, received_at) where site is not null;

create function inquiry_site_stays() returns trigger language plpgsql as $$
begin
  raise exception 'where a matter came in does not change' using errcode = 'WF001';
end $$;
create trigger inquiry_site_stays before update of site on inquiry for each row
  when (new.site is distinct from old.site) execute function inquiry_site_stays();

-- Every guest script that was ever served: a page that named one by its hash gets the same bytes after the next upgrade.
create table guest_script (
  hash     text primary key check (hash ~ '^[A-Za-z0-9_-]{12,64}$'),
  body     text not null check (length(body) between 1 and 20000),
  since    timestamptz not null
);
create trigger guest_script_append_only before update or delete on guest_script for each row execute function refuse_change();
create trigger guest_script_no_truncate before truncate on guest_script execute function refuse_change();
