const en = {
  addFilter: 'Filter',
  me: 'Me',
  any: 'Any',
  isEmpty: 'Empty',
  isFilled: 'Filled in',
  stale: 'Stale',
  notStale: 'Not stale',
  presence: 'Whether there is a value: {{label}}',
  from: 'From',
  to: 'To',
  fromText: 'from {{from}}',
  toText: 'up to {{to}}',
  textHint: 'Press Enter after each value. Any of them is found.',
  sectorHint: 'A class of NACE, or a division such as 27 with all its classes',
  remove: 'Remove filter: {{label}}',
} as const;
export default en;
