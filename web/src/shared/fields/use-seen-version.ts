import { useState } from 'react';
import { ProblemError } from '../api/api.errors';

/**
 * Returns the record of a form with the version that the user has seen. The page may have read a newer one since, which must
 * not be overwritten unseen. After a conflict, which is shown, the version is that of now.
 */
export function useSeenVersion<R extends { version: number }>(record: R | null) {
  const [version, setVersion] = useState(record?.version ?? null);
  const onError = (refusal: Error) => {
    if (refusal instanceof ProblemError && refusal.status === 412) setVersion(null);
  };
  return { seen: record && { ...record, version: version ?? record.version }, onError };
}
