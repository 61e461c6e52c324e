import type { components } from '../../../shared/api/schema';

type Outcomes = components['schemas']['AgreementOutcomesView'];
type OutcomeLead = Outcomes['leads'][number];

/** The figures about leads, in the order in which they are shown. */
export const FIGURES = ['leads', 'qualifiedLeads', 'investments', 'announcedJobs', 'announcedCapexEur'] as const;
export type Figure = (typeof FIGURES)[number];

/** How leads count: by the shares that are credited, or each of them whole. */
export const COUNTS = ['attributed', 'distinct'] as const;
export type Count = (typeof COUNTS)[number];

/** A figure whose records are listed. */
export interface ChosenFigure {
  count: Count;
  figure: Figure;
}

/** Writes a chosen figure as the parameter of the address, such as `attributed.leads`. */
export function writeFigure({ count, figure }: ChosenFigure): string {
  return `${count}.${figure}`;
}

/** Reads a chosen figure from the address; null if it means nothing. */
export function readFigure(text: string | undefined): ChosenFigure | null {
  const [first, second] = (text ?? '').split('.');
  const count = COUNTS.find((one) => one === first);
  const figure = FIGURES.find((one) => one === second);
  return count && figure ? { count, figure } : null;
}

/** Lists the leads behind a figure, those that add most to it first; all leads if none is chosen. */
export function listLeadsBehind(leads: readonly OutcomeLead[], chosen: ChosenFigure | null): readonly OutcomeLead[] {
  if (chosen === null) return leads;
  const getAmount = (lead: OutcomeLead) => lead[chosen.count][chosen.figure];
  return leads.filter((lead) => getAmount(lead) !== 0).toSorted((a, b) => getAmount(b) - getAmount(a));
}

/** Lists the activities that took place, or those to come, or all of them. */
export function listActivities(
  items: Outcomes['activities']['items'],
  shown: 'all' | 'held' | 'planned',
): Outcomes['activities']['items'] {
  return shown === 'all' ? items : items.filter(({ held }) => held === (shown === 'held'));
}
