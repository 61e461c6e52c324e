/** The tabs of the page. */
export const CONTACT_TABS = ['details', 'leads', 'consents', 'timeline'] as const;
export type ContactTab = (typeof CONTACT_TABS)[number];

/** The parameters of the address of a contact. */
export interface ContactSearch {
  /** The open tab; the details when absent. */
  tab?: ContactTab;
  /** The field that is being edited. */
  field?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readContactSearch({ tab, field }: Record<string, unknown>): ContactSearch {
  const known = CONTACT_TABS.find((one) => one === tab);
  return {
    ...(known && known !== 'details' ? { tab: known } : {}),
    ...(typeof field === 'string' ? { field } : {}),
  };
}
