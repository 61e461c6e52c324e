-- Returns the time from which a version is valid: that of the change, but never later than now by the clock of the database. A
-- version from the future would keep all later changes of its record out of the reports until then. A change that lies more
-- than five minutes ahead comes from an instance whose clock is wrong, and is refused as a whole.
CREATE OR REPLACE FUNCTION date_version(at timestamp with time zone) RETURNS timestamp with time zone LANGUAGE plpgsql AS $$
BEGIN
  IF at > clock_timestamp() + interval '5 minutes' THEN
    RAISE EXCEPTION 'The change is dated %, which is later than now by the clock of the database', at USING ERRCODE = 'LC001';
  END IF;
  RETURN least(at, clock_timestamp());
END
$$;
