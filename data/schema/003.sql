-- Days that a person knows only roughly: the text of core/jalon-rough-day.h; the column without "rough" then holds a day to put it in
-- order by. "unknown": there is an end that nobody knows. Pages of a proof, what the paper itself says
-- of work and travel where its kind does not tell; what a request asked for; what a person said of the
-- situation and of the portal account, by name.
PRAGMA user_version = 3;

ALTER TABLE title ADD COLUMN rough_starts TEXT;
ALTER TABLE title ADD COLUMN rough_ends TEXT;
ALTER TABLE title ADD COLUMN pages TEXT;
ALTER TABLE title ADD COLUMN work TEXT;
ALTER TABLE title ADD COLUMN travel TEXT;

ALTER TABLE procedure ADD COLUMN rough_filed TEXT;
ALTER TABLE procedure ADD COLUMN rough_received TEXT;
ALTER TABLE procedure ADD COLUMN asked TEXT;
ALTER TABLE procedure ADD COLUMN article TEXT;

ALTER TABLE event ADD COLUMN rough_happened TEXT;

CREATE TABLE detail (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  said TEXT,
  modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
