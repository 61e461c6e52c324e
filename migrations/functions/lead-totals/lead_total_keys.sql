CREATE OR REPLACE FUNCTION lead_total_keys(c lead_total_change, OUT dimension text, OUT key text) RETURNS SETOF record LANGUAGE sql
  IMMUTABLE AS $$
VALUES ('all', NULL), ('stage', c.stage), ('owner', c.owner_id::text), ('country', c.country), ('sector', c.sector),
  ('channel', c.channel), ('activity', c.activity_id::text), ('agreement', c.agreement_id::text)
$$;
