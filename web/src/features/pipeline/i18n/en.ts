const en = {
  board: 'Board of the pipeline',
  jobs: '{{jobs}} jobs',
  openLeads: '{{leads}} open',
  heldLeads: '{{leads}} on hold',
  country: 'Country of the investor',
  colleague: 'Leads of a colleague',
  colleagueShort: 'Colleague',
  activity: 'Activity it came from',
  agreement: 'Agreement it came from',
  sectorHint: 'NACE 27.40',
  search: 'Search in titles and companies',
  days_one: '{{count}} day in stage',
  days_other: '{{count}} days in stage',
  onHold: 'On hold',
  nextTask: 'Next: {{title}}',
  noTask: 'No next task',
} as const;
export default en;
