-- The index that law is found by, one generation at a time: the next is built beside the one that serves.
drop table law_term;
drop table law_vector;
drop table law_index;
drop table law_entry;

-- Which corpus is in the tables: the same one need not be loaded again.
create table corpus_loaded (
  one         boolean primary key default true check (one),
  fingerprint text not null,
  loaded_at   timestamptz not null
);

create table law_generation (
  id          int generated always as identity primary key,
  fingerprint text not null,           -- of texts, cutter and weights: the same needs no rebuild
  slots       int not null,
  built_at    timestamptz,             -- null while it is being built
  vectors     int                      -- dimensions of the local embedder's vectors
);

-- One slot for each article and each case; a law's articles stand together in their order.
create table law_record (
  generation int not null references law_generation (id) on delete cascade,
  slot       int not null,
  article_id bigint references article (id) on delete cascade,
  case_id    text references law_case (id) on delete cascade,
  bag        bytea not null,           -- numbers of its words and pairs, two bytes each
  asks       bytea,                    -- vectors of its card's asks, a byte a number
  primary key (generation, slot),
  check ((article_id is null) <> (case_id is null))
);
create index law_record_article on law_record (article_id);
create index law_record_case on law_record (case_id);

-- The lexical side: a term's slots and BM25 impacts, packed (src/finding/rules/postings.ts).
create table law_posting (
  generation int not null references law_generation (id) on delete cascade,
  term       text not null,            -- w word, b pair of characters, c word or pair of our card
  postings   bytea not null,
  primary key (generation, term)
);
alter table law_posting alter column postings set storage external;  -- packed already; a look-up must not unpack twice

-- The dense side; several embedders' vectors may stand beside each other while one is filled in.
create table law_vector (
  generation int not null references law_generation (id) on delete cascade,
  embedder   text not null,
  slot       int not null,
  vector     halfvec not null,
  primary key (generation, embedder, slot)
);

-- What the service's own approved answers have taught: the question's vector and the articles it was answered from.
create table law_lead (
  answer_id  uuid primary key,
  embedder   text not null,
  vector     bytea not null,           -- a byte a number
  places     text[] not null,          -- law#no-sub
  learned_at timestamptz not null
);
