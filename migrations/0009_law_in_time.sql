-- Law 法律 in time: on which days a version was law, what ended it, what took its place; and which cards citizens may read.

alter table law
  add column region text;               -- null: national; else the GB/T 2260 code where it holds

-- `effective` stays what the source says, for an amended law often its first day ever.
alter table law_version
  add column in_force_from date,        -- first day of this very version; null where no source says it
  add column ending text check (ending in ('amended', 'repealed')),
  add column ended_by text,             -- the law, and the article where one says so
  add column source text,               -- where the text was read
  add column vouched_until date;        -- the source says nothing about later days
-- `repealed_on` is the first day on which the version is no longer law, for whatever reason.

alter table article
  add column path text not null default '';   -- 编 / 章 / 节

-- Where the matter of a repealed article stands today.
create table succession (
  law text not null, no int not null, sub int not null default 0,
  to_law text not null, to_no int not null, to_sub int not null default 0,
  note text not null default '',
  primary key (law, no, sub, to_law, to_no, to_sub)
);

-- In force, but no longer what is applied: citing it earns a warning.
create table displacement (
  law text not null, no int not null, sub int not null default 0,   -- no 0: the whole law
  by_law text not null, by_no int not null, by_sub int not null default 0,
  because text not null,
  primary key (law, no, sub)
);

-- A lawyer's word that citizens may read this card, as it then was.
create table card_release (
  card        text not null,
  sha256      text not null,           -- of what was released; a changed card needs a new release
  released_by text not null,
  released_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (card, sha256)
);

-- What has been imported, so that a second run, or one after a crash, does only what is left.
create table law_import (
  sha256      text primary key,         -- of one document's content
  name        text not null,
  articles    int not null,
  imported_at timestamptz not null
);
