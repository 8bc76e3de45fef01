-- People who sign in, and what makes a lawyer's signature valid. The staff_* tables are better-auth's,
-- with its column names; their shape follows its core schema 1.7.

create table staff (
  id              text primary key,
  name            text not null,
  email           text not null unique,
  "emailVerified" boolean not null default false,
  image           text,
  role            text not null check (role in ('lawyer', 'expert', 'clerk', 'operator', 'supervisor', 'admin')),
  "createdAt"     timestamptz not null default now(),
  "updatedAt"     timestamptz not null default now()
);
create table staff_session (
  id          text primary key,
  "expiresAt" timestamptz not null,
  token       text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId"    text not null references staff (id) on delete cascade
);
create index staff_session_user on staff_session ("userId");
create table staff_account (
  id                      text primary key,
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                text not null references staff (id) on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope                   text,
  password                text,
  "createdAt"             timestamptz not null default now(),
  "updatedAt"             timestamptz not null default now()
);
create index staff_account_user on staff_account ("userId");
create table staff_verification (
  id          text primary key,
  identifier  text not null,
  value       text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index staff_verification_identifier on staff_verification (identifier);

-- 律师: the licence decides whether a signature counts, from one second to the next.
create table lawyer (
  staff_id       text primary key references staff (id),
  licence_no     text not null unique,
  licence_from   date not null,
  licence_until  date not null,
  licence_status text not null check (licence_status in ('active', 'suspended', 'lapsed')),
  firm           text not null,
  work_no        text,
  seat_classes   text[] not null check (seat_classes <@ array['labor', 'family', 'contract', 'general', 'expert']),
  region         text,
  capacity       int not null default 5 check (capacity between 1 and 50),
  sample         boolean not null default false
);

create function lawyer_licence_audited() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or (old.licence_status, old.licence_from, old.licence_until)
     is distinct from (new.licence_status, new.licence_from, new.licence_until) then
    perform audit('licence-set', 'lawyer', new.staff_id,
                  jsonb_build_object('status', new.licence_status, 'until', new.licence_until));
  end if;
  return null;
end $$;
create trigger lawyer_licence_audited after insert or update on lawyer for each row execute function lawyer_licence_audited();

-- Keys for machines (hotline, counter, 12345): only the hash is kept.
create table api_key (
  id         uuid primary key,
  label      text not null,
  key_hash   bytea not null unique,
  scopes     text[] not null check (scopes <@ array['inquiries', 'hot-words', 'metrics']),
  created_at timestamptz not null,
  revoked_at timestamptz
);
