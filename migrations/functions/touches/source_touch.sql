-- Returns the first touch of a lead: the source that the lead names, and its day.
CREATE OR REPLACE FUNCTION source_touch(l lead, OUT activity_id uuid, OUT agreement_id uuid, OUT channel text, OUT occurred_on date) RETURNS record LANGUAGE sql
  STABLE AS $$
SELECT s.activity, s.agreement, CASE WHEN num_nonnulls(s.activity, s.agreement) = 0 THEN l.source_channel END,
  least(l.received_on, (SELECT starts_on FROM activity WHERE id = s.activity))
FROM (SELECT CASE WHEN l.source_channel <> 'agreement' THEN l.source_activity_id END AS activity,
  CASE WHEN l.source_channel = 'agreement' OR l.source_activity_id IS NULL THEN l.source_agreement_id END AS agreement) s
$$;
