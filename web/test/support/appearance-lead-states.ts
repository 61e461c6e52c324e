import { type AppearanceState, toggleEmptyFields } from './appearance-steps.js';

/** The parts of the page of a lead, by their addresses. */
const PARTS = {
  overview: '',
  interactions: '?show=interactions',
  tasks: '?show=tasks',
  stages: '?show=stages',
  changes: '?show=changes',
  people: '?tab=people',
  evidence: '?tab=evidence',
  screening: '?tab=screening',
  origin: '?tab=touches',
};

/** The page of a lead in its parts. */
export const LEAD_PAGE_STATES: readonly AppearanceState[] = [
  ...Object.entries(PARTS).flatMap(([part, query]): AppearanceState[] => [
    { name: `lead ${part}`, as: 'manager', path: ({ won }) => `/leads/${won.id}${query}` },
    { name: `fresh lead ${part}`, as: 'manager', path: ({ fresh }) => `/leads/${fresh.id}${query}` },
  ]),
  { name: 'lead in negotiation', as: 'manager', path: ({ negotiation }) => `/leads/${negotiation.id}` },
  {
    name: 'lead with its fields on a phone',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}?tab=details`,
    only: 'narrow',
  },
  {
    name: 'lead with all fields',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    open: toggleEmptyFields,
  },
  {
    name: 'lead with the needs of a stage',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    open: async ({ page, texts }) => {
      await page
        .getByRole('region', { name: texts.find('records:words.stages') })
        .getByRole('button', { name: texts.label('stage', 'announced') })
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
