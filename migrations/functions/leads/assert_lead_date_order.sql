-- Rejects a change that puts two days of a lead in the wrong order. A pair that the change leaves as it was is not
-- checked, so that rows of earlier releases can still be edited. OLD is null for an INSERT.
CREATE OR REPLACE FUNCTION assert_lead_date_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken text := CASE
    WHEN NEW.proposition_sent_on < NEW.received_on
      AND (NEW.proposition_sent_on, NEW.received_on) IS DISTINCT FROM (OLD.proposition_sent_on, OLD.received_on)
    THEN 'lead_proposition_sent_on_ck'
    WHEN NEW.announced_on < NEW.received_on
      AND (NEW.announced_on, NEW.received_on) IS DISTINCT FROM (OLD.announced_on, OLD.received_on)
    THEN 'lead_announced_on_ck'
    WHEN NEW.announced_on < NEW.proposition_sent_on
      AND (NEW.announced_on, NEW.proposition_sent_on) IS DISTINCT FROM (OLD.announced_on, OLD.proposition_sent_on)
    THEN 'lead_announced_after_proposition_ck'
    WHEN NEW.expected_landing_on < NEW.received_on
      AND (NEW.expected_landing_on, NEW.received_on) IS DISTINCT FROM (OLD.expected_landing_on, OLD.received_on)
    THEN 'lead_expected_landing_on_ck'
    WHEN NEW.expected_landing_on < NEW.expected_decision_on
      AND (NEW.expected_landing_on, NEW.expected_decision_on)
        IS DISTINCT FROM (OLD.expected_landing_on, OLD.expected_decision_on)
    THEN 'lead_expected_landing_after_decision_ck'
  END;
BEGIN
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'the days of lead % are out of order', NEW.reference
      USING ERRCODE = 'check_violation', CONSTRAINT = broken, TABLE = 'lead';
  END IF;
  RETURN NULL;
END
$$;
