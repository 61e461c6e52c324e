const en = {
  firstLeads: 'First {{loaded}} leads',
  stale: 'stale',
  /** The headings of columns that are narrower than the names of their fields. */
  headings: { jobsExpected: 'Jobs', capexEur: 'Amount', expectedDecisionOn: 'Decision' },
  undisclosed: 'Not disclosed',
  defaultColumns: 'Usual columns',
  moveUp: 'Move {{column}} up',
  moveDown: 'Move {{column}} down',
} as const;
export default en;
