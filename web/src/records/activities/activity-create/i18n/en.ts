const en = {
  open: 'New activity',
  titles: { delegation: 'New delegation', roadshow: 'New roadshow', seminar: 'New seminar' },
  titleHints: {
    delegation: 'Such as “Lighting makers of Foshan visit Limburg”',
    roadshow: 'Such as “Roadshow Pearl River Delta”',
    seminar: 'Such as “Limburg, testing ground for Europe”',
  },
  directions: { inbound: 'To Limburg', outbound: 'From Limburg' },
  inboundCountryHint: 'Where you receive the delegation, not where it comes from.',
  timezoneHint: 'All days and hours are those of this zone.',
  targetCountry: 'Target country',
  submits: { delegation: 'Create delegation', roadshow: 'Create roadshow', seminar: 'Create seminar' },
} as const;
export default en;
