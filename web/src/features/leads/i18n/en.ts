const en = {
  firstLeads: 'First {{loaded}} leads',
  search: 'Search in references, titles and companies',
  archived: {
    label: 'Archived leads',
    false: 'Without archived leads',
    true: 'Only archived leads',
    any: 'With archived leads',
  },
  undisclosed: 'Not disclosed',
  defaultColumns: 'Usual columns',
  moveUp: 'Move {{column}} up',
  moveDown: 'Move {{column}} down',
  exportHint: 'All leads that match the filters',
} as const;
export default en;
