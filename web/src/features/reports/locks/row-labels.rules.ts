/** The vocabularies of the keys of tables, by report and table. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  'pipeline-summary lost-reasons': 'reason',
  'lost-reasons main': 'reason',
  'lost-reasons stages': 'stage',
  'lost-reasons competitors': 'country',
  'forecast likelihood': 'likelihood',
  'annual origins': 'country',
  'annual types': 'investmentType',
  'annual activities': 'businessActivity',
};

/** The groupings whose keys are codes. */
const CODED_GROUPS = ['stage', 'channel', 'country'];

/** Returns the vocabulary of the codes in the keys of a table, or `country`; null if they are no codes. */
export function findKeyVocabulary(report: string, table: string, groupBy: string | undefined): string | null {
  const own = VOCABULARIES[`${report} ${table}`];
  if (own !== undefined) return own;
  return table === 'main' && groupBy !== undefined && CODED_GROUPS.includes(groupBy) ? groupBy : null;
}
