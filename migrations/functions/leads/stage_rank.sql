-- Returns the position of a stage in the pipeline, to sort by.
CREATE OR REPLACE FUNCTION stage_rank(stage text) RETURNS integer LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT array_position(ARRAY['first_contact', 'qualified', 'proposal', 'shortlisted', 'negotiation', 'announced', 'invested'], stage)
      $$;
