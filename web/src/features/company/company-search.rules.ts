/** The tabs of the page. */
export const COMPANY_TABS = ['details', 'group', 'leads', 'people', 'agreements', 'timeline'] as const;
export type CompanyTab = (typeof COMPANY_TABS)[number];

/** The parameters of the address of a company. */
export interface CompanySearch {
  /** The open tab; the details when absent. */
  tab?: CompanyTab;
  /** The field that is being edited. */
  field?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readCompanyPageSearch({ tab, field }: Record<string, unknown>): CompanySearch {
  const known = COMPANY_TABS.find((one) => one === tab);
  return {
    ...(known && known !== 'details' ? { tab: known } : {}),
    ...(typeof field === 'string' ? { field } : {}),
  };
}
