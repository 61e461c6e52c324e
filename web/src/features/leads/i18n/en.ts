const en = {
  firstLeads: 'First {{loaded}} leads',
  /** The headings of columns that are narrower than the names of their fields. */
  headings: { jobsExpected: 'Jobs', capexEur: 'Amount', expectedDecisionOn: 'Decision' },
  figure: {
    sums: 'Sum of the filter',
    emptyHint: 'None of the leads that you may see now is part of this figure.',
    same: 'The report says {{figure}}, and this list shows the same.',
    differs:
      'The report says {{figure}}; this list shows {{shown}}. The difference is leads that you may not see, or that changed since.',
  },
  undisclosed: 'Not disclosed',
  defaultColumns: 'Usual columns',
  moveUp: 'Move {{column}} up',
  moveDown: 'Move {{column}} down',
} as const;
export default en;
