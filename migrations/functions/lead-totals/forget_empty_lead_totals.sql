CREATE OR REPLACE FUNCTION forget_empty_lead_totals() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1764000019);
  DELETE FROM lead_total_day WHERE leads = 0;
  DELETE FROM lead_total_state WHERE (leads, jobs, capex_eur) = (0, 0, 0);
END
$$;
