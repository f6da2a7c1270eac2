CREATE TABLE votes (
  id bigserial PRIMARY KEY,
  show text NOT NULL,
  act text NOT NULL,
  phone text NOT NULL, -- FIXME: personal data, was to be deleted after 30 days
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX votes_show ON votes (show, act);
