const en = {
  board: 'Board',
  table: 'Table',
  search: 'Search in references, titles and companies',
  archived: {
    label: 'Archived leads',
    false: 'Without archived leads',
    true: 'Only archived leads',
    any: 'With archived leads',
  },
  exportHint: 'All leads that match the filters',
  exportBoardHint: 'All leads that are open or on hold and match the filters',
} as const;
export default en;
