-- Law 法律: laws, their versions, their articles, our cards, cases, and the index to find them by.

create table law (
  name  text primary key,
  short text not null,
  kind  text not null
);
create index law_short on law (short);

create table law_version (
  id          bigint generated always as identity primary key,
  law         text not null references law (name),
  version     date not null,      -- passed or last amended
  effective   date,               -- null where no source says it
  repealed_on date,
  unique (law, version)
);

create table article (
  id         bigint generated always as identity primary key,
  version_id bigint not null references law_version (id),
  no         int not null,
  sub        int not null default 0,   -- 之一 = 1
  label      text not null,            -- 第四十七条
  official   text,                     -- official text, once imported
  unique (version_id, no, sub)
);

-- 条文卡片: our own words; never passed off as official text.
create table card (
  id          text primary key,
  article_id  bigint not null unique references article (id),
  gist        text not null,
  asks        text[] not null,
  category    text not null,
  also        text[] not null,
  causes      text[] not null,
  time_limits jsonb not null,
  source      text not null,
  checked     date not null
);

create table law_case (
  id        text primary key,
  title     text not null,
  level     text not null check (level in ('guiding', 'typical')),
  issuer    text,
  published date,
  category  text not null,
  also      text[] not null,
  facts     text not null,
  holding   text not null,
  asks      text[] not null,
  source    text not null
);
create table case_article (
  case_id    text not null references law_case (id) on delete cascade,
  article_id bigint not null references article (id),
  primary key (case_id, article_id)
);

-- What search looks through: one entry for each article and each case.
create table law_entry (
  id         bigint generated always as identity primary key,
  article_id bigint unique references article (id) on delete cascade,
  case_id    text unique references law_case (id) on delete cascade,
  check ((article_id is null) <> (case_id is null))
);
-- The lexical side: BM25 impacts worked out when the index is built, so a look-up is a sum.
create table law_term (
  term   text not null,
  entry  bigint not null references law_entry (id) on delete cascade,
  impact real not null,
  primary key (term, entry)
);
-- The dense side; an embedder is named so that another can be filled in beside it.
create table law_vector (
  embedder text not null,
  entry    bigint not null references law_entry (id) on delete cascade,
  vector   vector not null,
  primary key (embedder, entry)
);
-- What the index was built from: the same corpus, cutter and embedder need no rebuild.
create table law_index (
  one         boolean primary key default true check (one),
  fingerprint text not null,
  built_at    timestamptz not null
);
