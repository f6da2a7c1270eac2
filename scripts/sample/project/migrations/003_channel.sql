-- Votes from the app have no telephone number.
ALTER TABLE votes ADD COLUMN channel text NOT NULL DEFAULT 'sms';
ALTER TABLE votes ADD COLUMN device text;
ALTER TABLE votes ALTER COLUMN phone DROP NOT NULL;
