import { isLeadField, LEAD_TABS, type LeadField, type LeadTab } from './fields/lead-fields.rules';

/** The parameters of the address of a lead. */
export interface LeadSearch {
  /** The open tab; the details when absent. */
  tab?: LeadTab;
  /** The field that is being edited. */
  field?: LeadField;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readLeadSearch({ tab, field }: Record<string, unknown>): LeadSearch {
  const known = LEAD_TABS.find((one) => one === tab);
  return {
    ...(known && known !== 'details' ? { tab: known } : {}),
    ...(isLeadField(field) ? { field } : {}),
  };
}
