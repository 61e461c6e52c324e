import type { AnyRecord } from './record.api';

/** Returns the company that a record belongs to, or that it is. */
export function findCompanyId(found: AnyRecord | null | undefined): string | null {
  if (found?.kind === 'company') return found.record.id;
  if (found?.kind === 'contact' || found?.kind === 'lead') return found.record.companyId;
  return null;
}
