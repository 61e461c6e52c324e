import { createSearchReader, type RecordSearch } from '../../shared/record-editor/record-search.rules';

const MODELS = ['linear', 'first', 'last'] as const;
/** How a lead is shared among the activities and agreements that influenced it. */
export type OutcomeModel = (typeof MODELS)[number];

/** The parameters of the address of an agreement. */
export interface AgreementSearch extends RecordSearch<'agreements'> {
  /** The model of the outcomes; equal shares when absent. */
  model?: OutcomeModel;
  /** The figure whose records are listed; all of them when absent. */
  figure?: string;
}

const readRecordSearch = createSearchReader('agreements');

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readAgreementSearch(search: Record<string, unknown>): AgreementSearch {
  const { model, figure } = search;
  const known = MODELS.find((one) => one === model);
  return {
    ...readRecordSearch(search),
    ...(known && known !== 'linear' ? { model: known } : {}),
    ...(typeof figure === 'string' ? { figure } : {}),
  };
}
