const en = {
  realised: '{{jobs}} jobs and {{amount}} by {{day}}',
  empty: 'Nothing has happened yet',
  emptyHint: 'Interactions, tasks and changes of stage appear here.',
} as const;
export default en;
