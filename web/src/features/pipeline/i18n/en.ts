const en = {
  board: 'Board of the pipeline',
  jobs: '{{jobs}} jobs',
  openLeads: '{{leads}} open',
  heldLeads: '{{leads}} on hold',
  days_one: '{{count}} day in stage',
  wonOn: 'Won on {{day}}',
  days_other: '{{count}} days in stage',
  onHold: 'On hold',
  nextTask: 'Next: {{title}}',
  held: 'on hold',
  won: 'Won {{day}}',
  wonLeads: '{{leads}} in 12 months',
  movers: 'Who can move {{title}}',
  onlyTheyMove: 'Only {{owner}} and the team of this lead can move it.',
  noTask: 'No next task',
} as const;
export default en;
