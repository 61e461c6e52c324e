/** The tabs of the page. */
export const AGREEMENT_TABS = ['details', 'commitments', 'outcomes', 'activities', 'timeline'] as const;
export type AgreementTab = (typeof AGREEMENT_TABS)[number];

const MODELS = ['linear', 'first', 'last'] as const;
/** How a lead is shared among the activities and agreements that influenced it. */
export type OutcomeModel = (typeof MODELS)[number];

/** The parameters of the address of an agreement. */
export interface AgreementSearch {
  /** The open tab; the details when absent. */
  tab?: AgreementTab;
  /** The field that is being edited. */
  field?: string;
  /** The model of the outcomes; equal shares when absent. */
  model?: OutcomeModel;
  /** The figure whose records are listed; all of them when absent. */
  figure?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readAgreementSearch({ tab, field, model, figure }: Record<string, unknown>): AgreementSearch {
  const knownTab = AGREEMENT_TABS.find((one) => one === tab);
  const knownModel = MODELS.find((one) => one === model);
  return {
    ...(knownTab && knownTab !== 'details' ? { tab: knownTab } : {}),
    ...(typeof field === 'string' ? { field } : {}),
    ...(knownModel && knownModel !== 'linear' ? { model: knownModel } : {}),
    ...(typeof figure === 'string' ? { figure } : {}),
  };
}
