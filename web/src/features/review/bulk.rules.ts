import type { components } from '../../shared/api/schema';

/** The decision about several registrations: a new contact for each at one company, or all are ignored. */
export type BulkChoice = 'company' | 'newCompany' | 'reject';

/** Builds the request. A new company is created for the first registration, and the others get the same one. */
export function buildBulkResolution(
  ids: readonly string[],
  choice: BulkChoice,
  companyId: string | null,
  reason: string,
): components['schemas']['ResolveRegistrations'] {
  if (choice === 'reject') {
    return { registrationIds: [...ids], decision: { reject: true, ...(reason.trim() && { reason: reason.trim() }) } };
  }
  if (choice === 'company') return { registrationIds: [...ids], decision: { createContact: {}, companyId } };
  const [first] = ids;
  return {
    decisions: ids.map((registrationId) => ({
      registrationId,
      createContact: {},
      ...(registrationId === first ? { createCompany: {} } : { companyOfId: first }),
    })),
  };
}
