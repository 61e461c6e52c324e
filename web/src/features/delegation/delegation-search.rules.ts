/** The tabs of the page. */
export const DELEGATION_TABS = ['programme', 'participants', 'details', 'follow-up', 'thank-you', 'timeline'] as const;
export type DelegationTab = (typeof DELEGATION_TABS)[number];

/** The parameters of the address of a delegation. */
export interface DelegationSearch {
  /** The open tab; the programme when absent. */
  tab?: DelegationTab;
  /** The field that is being edited. */
  field?: string;
  /** The first day that the programme shows. */
  day?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readDelegationSearch({ tab, field, day }: Record<string, unknown>): DelegationSearch {
  const known = DELEGATION_TABS.find((one) => one === tab);
  return {
    ...(known && known !== 'programme' ? { tab: known } : {}),
    ...(typeof field === 'string' ? { field } : {}),
    ...(typeof day === 'string' ? { day } : {}),
  };
}
