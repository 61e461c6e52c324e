-- The European Central Bank prints no rate for a day on which a currency had no market, and rates are positive.
CREATE OR REPLACE FUNCTION are_positive(units numeric[]) RETURNS boolean LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_position(units, NULL) IS NULL AND 0 < ALL (units)
      $$;
