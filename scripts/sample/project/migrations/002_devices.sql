CREATE TABLE devices (
  token text PRIMARY KEY,
  language text NOT NULL DEFAULT 'en',
  seen timestamptz NOT NULL DEFAULT now()
);
