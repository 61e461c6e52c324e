/** Changes of a roadshow to try in Swagger UI. */
export const ROADSHOW_CHANGE_EXAMPLES = {
  objectives: {
    summary: 'What it is for',
    value: { objectives: 'Meet ten makers of lighting that look at Europe', sectors: ['27.40'] },
  },
  costs: { summary: 'What it costs', value: { budgetEur: 42_000, costEur: 39_500 } },
};

/** Changes of a stop to try in Swagger UI. */
export const STOP_CHANGE_EXAMPLES = {
  first: { summary: 'To the front', value: { position: 1 } },
  attendance: { summary: 'How many came', value: { countedAttendance: 64, costEur: 5_200 } },
};
