-- What happened, in full: with whom, the money lost, and the papers that show it.
PRAGMA user_version = 2;

ALTER TABLE event ADD COLUMN who TEXT;
ALTER TABLE event ADD COLUMN loss_cents INTEGER CHECK (loss_cents > 0);

CREATE TABLE event_document (
  event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_document_document ON event_document (document);
