-- Returns one bit for each fact about a lead that the gates of the pipeline look at. The row is compressed: joined with an
-- empty object it is decompressed once and not for each field.
CREATE OR REPLACE FUNCTION lead_known(data jsonb) RETURNS bigint LANGUAGE plpgsql
  IMMUTABLE PARALLEL SAFE AS $$
      DECLARE
        lead jsonb := data || '{}';
      BEGIN
        RETURN CASE WHEN lead->>'title' ~ '\S' THEN 1 ELSE 0 END +
          CASE WHEN lead->>'source_activity_id' IS NOT NULL THEN 2 ELSE 0 END +
          CASE WHEN lead->>'source_agreement_id' IS NOT NULL THEN 4 ELSE 0 END +
          CASE WHEN lead->>'source_referrer_company_id' IS NOT NULL THEN 8 ELSE 0 END +
          CASE WHEN lead#>>'{contact_ids,0}' IS NOT NULL THEN 16 ELSE 0 END +
          CASE WHEN lead->>'investment_type' IS NOT NULL THEN 32 ELSE 0 END +
          CASE WHEN lead->>'business_activity' IS NOT NULL THEN 64 ELSE 0 END +
          CASE WHEN lead->>'sector' ~ '\S' THEN 128 ELSE 0 END +
          CASE WHEN lead->>'requirements' ~ '\S' THEN 256 ELSE 0 END +
          CASE WHEN lead->>'expected_decision_on' IS NOT NULL THEN 512 ELSE 0 END +
          CASE WHEN lead->>'capex_amount' IS NOT NULL THEN 1024 ELSE 0 END +
          CASE WHEN lead->>'capex_undisclosed' IS NOT NULL THEN 2048 ELSE 0 END +
          CASE WHEN lead->>'capex_undisclosed' = 'true' THEN 4096 ELSE 0 END +
          CASE WHEN lead->>'jobs_expected' IS NOT NULL THEN 8192 ELSE 0 END +
          CASE WHEN lead->>'considering_elsewhere' IS NOT NULL THEN 16384 ELSE 0 END +
          CASE WHEN lead->>'considering_elsewhere' = 'true' THEN 32768 ELSE 0 END +
          CASE WHEN lead#>>'{competitor_locations,0}' IS NOT NULL THEN 65536 ELSE 0 END +
          CASE WHEN lead->>'project_manager_id' IS NOT NULL THEN 131072 ELSE 0 END +
          CASE WHEN lead->>'likelihood' IS NOT NULL THEN 262144 ELSE 0 END +
          CASE WHEN lead->>'proposition_sent_on' IS NOT NULL THEN 524288 ELSE 0 END +
          CASE WHEN lead->>'site_visit_waived_reason' ~ '\S' THEN 1048576 ELSE 0 END +
          CASE WHEN lead->'sites' @> '[{"shortlisted": true}]' THEN 2097152 ELSE 0 END +
          CASE WHEN lead->>'incentives_requested' IS NOT NULL THEN 4194304 ELSE 0 END +
          CASE WHEN lead->>'announced_on' IS NOT NULL THEN 8388608 ELSE 0 END +
          CASE WHEN lead->>'announced_jobs' IS NOT NULL THEN 16777216 ELSE 0 END +
          CASE WHEN lead->>'announced_capex_eur' IS NOT NULL THEN 33554432 ELSE 0 END +
          CASE WHEN lead->'sites' @> '[{"chosen": true}]' THEN 67108864 ELSE 0 END +
          CASE WHEN lead->>'local_company_id' IS NOT NULL THEN 134217728 ELSE 0 END +
          CASE WHEN lead->>'involvement' IS NOT NULL THEN 268435456 ELSE 0 END;
      END $$;
