const en = {
  nextRow: 'Next row',
  previousRow: 'Previous row',
  countAll: 'Count all',
  sortHint: 'Sort by this column. With Shift it is added to the present order.',
  sortBy: 'Order',
  ascending: '{{column}}, ascending',
  descending: '{{column}}, descending',
  export: 'Export',
  exportAs: { xlsx: 'Excel (.xlsx)', csv: 'Text (.csv)', jsonl: 'JSON lines (.jsonl)' },
} as const;
export default en;
