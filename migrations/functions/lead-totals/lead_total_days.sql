CREATE OR REPLACE FUNCTION lead_total_days(c lead_total_change, OUT figure text, OUT day date) RETURNS SETOF record LANGUAGE sql
  IMMUTABLE AS $$
SELECT * FROM (VALUES ('advanced', c.advanced_on), ('received', c.received_on), (c.status, c.closed_on),
    ('entered', CASE c.status WHEN 'open' THEN c.stage_entered_on END),
    ('entered_month', CASE c.status WHEN 'open' THEN c.stage_entered_on - extract(day FROM c.stage_entered_on)::int + 1 END))
  AS counted (figure, day)
WHERE day IS NOT NULL
$$;
