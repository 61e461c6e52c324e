import { useTranslation } from 'react-i18next';
import type { Health } from './connections.api';

/** The warnings that the application can tell in the language of the user. */
const CODES = [
  'secret_unreadable',
  'paused',
  'activity_archived',
  'activity_cancelled',
  'silent_before_event',
  'signatures_refused',
  'dead_deliveries',
  'parked_deliveries',
  'mapping_empty',
  'waiting_long',
  'schema_drift',
  'reconciliation_failed',
  'reconciliation_missing',
] as const;

/** Returns a function that says what a warning means and what to do. */
export function useWarningText(): (warning: Health['warnings'][number], health: Health) => string {
  const { t } = useTranslation('connections');
  return ({ code, detail }, { refused, dead, parked, drift, reconciledMissing }) => {
    const known = CODES.find((one) => one === code);
    if (!known) return detail;
    const counts: Partial<Record<(typeof CODES)[number], number>> = {
      signatures_refused: refused,
      dead_deliveries: dead,
      parked_deliveries: parked,
      schema_drift: drift.length,
      reconciliation_missing: reconciledMissing ?? 0,
    };
    return t(`warning.${known}`, { count: counts[known] ?? 0 });
  };
}
