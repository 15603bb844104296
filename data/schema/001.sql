-- One case. Days are ISO 8601 text, instants are microseconds since the epoch (UTC), flags are 0 or 1.
-- Keys are UUIDs; every row says when it was last modified and a deletion leaves a marker, so that two copies of a
-- case can be merged.
PRAGMA application_id = 1247898734;
PRAGMA user_version = 1;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT PRIMARY KEY, given TEXT, family TEXT, modified INTEGER NOT NULL
) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length (sha256) = 64),
  extension TEXT NOT NULL,
  name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
  kind TEXT,
  pages INTEGER NOT NULL DEFAULT 0 CHECK (pages >= 0),
  issued TEXT,
  until TEXT,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  note TEXT,
  added INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE fact (
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  reader_version TEXT NOT NULL,
  json TEXT NOT NULL,
  modified INTEGER NOT NULL,
  PRIMARY KEY (document, reader_version)
) STRICT, WITHOUT ROWID;

CREATE TABLE title (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  starts TEXT,
  ends TEXT,
  channel TEXT,
  document TEXT REFERENCES document (id) ON DELETE SET NULL,
  added INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;
CREATE INDEX title_document ON title (document) WHERE document IS NOT NULL;

CREATE TABLE procedure (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  channel TEXT,
  filed TEXT,
  received TEXT,
  reference TEXT,
  added INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  happened TEXT,
  note TEXT,
  added INTEGER NOT NULL,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE renewal_file (
  id TEXT PRIMARY KEY,
  permit TEXT,
  portal TEXT,
  filing TEXT,
  modified INTEGER NOT NULL
) STRICT;

CREATE TABLE renewal_fact (
  renewal_file TEXT NOT NULL REFERENCES renewal_file (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  fact TEXT NOT NULL,
  PRIMARY KEY (renewal_file, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE renewal_answer (
  renewal_file TEXT NOT NULL REFERENCES renewal_file (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  requirement TEXT NOT NULL,
  document TEXT REFERENCES document (id) ON DELETE CASCADE,
  pages TEXT,
  code TEXT,
  waive_note TEXT,
  PRIMARY KEY (renewal_file, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX renewal_answer_document ON renewal_answer (document) WHERE document IS NOT NULL;

CREATE TABLE deletion (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
