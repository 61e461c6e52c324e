-- Tells whether the day of an amount and the day of its rate are more than three months apart, in a version of a lead.
CREATE OR REPLACE FUNCTION has_distant_rate(data jsonb) RETURNS boolean LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(data->>'capex_currency' <> 'EUR' AND (
          (data->>'capex_rate_on')::date + interval '3 months' < (data->>'received_on')::date
          OR (data->>'received_on')::date + interval '3 months' < (data->>'capex_rate_on')::date), false)
      $$;
