const en = {
  fields: { objectives: 'Objectives', days: 'Days', times: 'Time' },
  startsAt: 'Start',
  endsAt: 'End',
  localTime: 'Local time in {{place}}',
  cancelHint: 'Its parts that are not completed are cancelled with it.',
  archivedOn: 'Archived on {{day}}. It is left out of lists and cannot be changed.',
  archive: {
    text: 'It disappears from lists. Archive only what was entered by mistake; cancel an activity that does not take place. You can restore it.',
  },
  restore: {
    title: 'Restore “{{title}}”?',
    text: 'It appears in lists again and can be changed.',
    done: '“{{title}}” is restored',
  },
} as const;
export default en;
