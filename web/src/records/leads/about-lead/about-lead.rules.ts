/** The choice of no lead, although there are some. */
export const NO_LEAD = 'none';

/**
 * Finds the lead that something with a company or a contact is about: the chosen one, or else the only one. Several ask,
 * and the result is empty until the user has chosen.
 */
export function findAboutLead(chosen: string, leads: readonly { id: string }[]): string {
  if (chosen === NO_LEAD || leads.some(({ id }) => id === chosen)) return chosen;
  return leads.length > 1 ? '' : (leads[0]?.id ?? NO_LEAD);
}
