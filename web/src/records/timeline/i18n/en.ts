const en = {
  realised: '{{jobs}} jobs and {{amount}} by {{day}}',
  empty: 'Nothing has happened yet',
  emptyHint: 'Interactions, tasks and changes of stage appear here.',
  due: 'due {{day}}',
} as const;
export default en;
