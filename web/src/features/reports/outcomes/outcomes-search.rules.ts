import { isCalendarDay } from '../../../shared/format/format.rules';

/** The figures of outcomes, in the order in which they are shown, by the columns of the report that has their titles. */
export const OUTCOME_COLUMNS = {
  leads: 'newLeads',
  qualifiedLeads: 'qualifiedLeads',
  investments: 'wins',
  announcedJobs: 'announcedJobs',
  announcedCapexEur: 'announcedCapexEur',
} as const;
export type OutcomeFigure = keyof typeof OUTCOME_COLUMNS;
export const OUTCOME_FIGURES = Object.keys(OUTCOME_COLUMNS) as OutcomeFigure[];

const MODELS = ['linear', 'first', 'last'] as const;

/** The parameters of the address of outcomes. */
export interface OutcomesSearch {
  model?: (typeof MODELS)[number];
  from?: string;
  to?: string;
  /** Whether an activity counts without its parts. */
  scope?: 'own';
  /** The figure whose leads are shown; those of all figures when absent. */
  figure?: OutcomeFigure;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readOutcomesSearch({ model, from, to, scope, figure }: Record<string, unknown>): OutcomesSearch {
  const known = MODELS.find((one) => one === model);
  const shown = OUTCOME_FIGURES.find((one) => one === figure);
  return {
    ...(known && { model: known }),
    ...(isCalendarDay(from) && { from }),
    ...(isCalendarDay(to) && { to }),
    ...(scope === 'own' && { scope }),
    ...(shown && { figure: shown }),
  };
}
