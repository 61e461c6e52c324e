/** The tabs of the page. */
export const LEAD_TABS = [
  'details',
  'people',
  'timeline',
  'interactions',
  'tasks',
  'evidence',
  'screening',
  'touches',
  'history',
] as const;
export type LeadTab = (typeof LEAD_TABS)[number];

/** The parameters of the address of a lead. */
export interface LeadSearch {
  /** The open tab; the details when absent. */
  tab?: LeadTab;
  /** The field that is being edited. */
  field?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readLeadSearch({ tab, field }: Record<string, unknown>): LeadSearch {
  const known = LEAD_TABS.find((one) => one === tab);
  return {
    ...(known && known !== 'details' ? { tab: known } : {}),
    ...(typeof field === 'string' ? { field } : {}),
  };
}
