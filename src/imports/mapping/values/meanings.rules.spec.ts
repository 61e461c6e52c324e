import { IMPORT_ENTITIES, type ImportEntity, type ImportField } from '../import-field.constants.js';
import { getImportFields } from '../import-fields.rules.js';
import { listChoiceTexts } from './choices.rules.js';
import { suggestMeaning } from './meanings.rules.js';
import { normaliseName } from '../../../common/reference/text-forms.rules.js';

const findField = (entity: ImportEntity, name: string): ImportField =>
  getImportFields(entity).find((field) => field.name === name)!;
const CHOICES = IMPORT_ENTITIES.flatMap((entity) =>
  getImportFields(entity).flatMap((field) =>
    field.kind === 'choice' ? [[`${entity} ${field.name}`, field] as const] : [],
  ),
);

describe('The dictionaries of words', () => {
  it.each(CHOICES)('give a word of %s one meaning', (_, { choices, vocabulary }) => {
    const meanings = new Map<string, Set<string>>();
    for (const choice of choices!) {
      for (const text of listChoiceTexts(choice, vocabulary)) {
        const key = normaliseName(text);
        meanings.set(key, (meanings.get(key) ?? new Set()).add(choice));
      }
    }
    const ambiguous = [...meanings].filter(([key, found]) => key === '' || found.size > 1);
    expect(ambiguous).toEqual([]);
  });
});

describe('A word of a file means', () => {
  it.each([
    ['leads', 'source.channel', 'Beurs', 'activity'],
    ['leads', 'source.channel', 'Website', 'web'],
    ['leads', 'source.channel', 'Netwerk', 'partner_network'],
    ['leads', 'source.channel', 'Doorverwijzing', 'referral'],
    ['leads', 'source.channel', 'Internet', 'web'],
    ['leads', 'source.channel', 'Ander', 'other'],
    ['leads', 'source.channel', 'Trade Show', 'activity'],
    ['leads', 'source.channel', '展会', 'activity'],
    ['leads', 'source.channel', '網站', 'web'],
    ['leads', 'status', 'Lopend', 'open'],
    ['leads', 'status', 'Gewonnen', 'won'],
    ['leads', 'status', 'In wacht', 'on_hold'],
    ['leads', 'status', 'Ongoing', 'open'],
    ['leads', 'status', 'Closed Won', 'won'],
    ['leads', 'status', 'closedlost', 'lost'],
    ['leads', 'investmentType', 'Nieuwe vestiging', 'greenfield'],
    ['leads', 'investmentType', 'Overname', 'merger_acquisition'],
    ['leads', 'investmentType', 'M&A', 'merger_acquisition'],
    ['leads', 'likelihood', '50%', 'medium'],
    ['leads', 'likelihood', '50 %', 'medium'],
    ['leads', 'likelihood', '75 %', 'high'],
    ['leads', 'likelihood', '33,5 %', 'low'],
    ['leads', 'likelihood', '34%', 'medium'],
    ['leads', 'likelihood', '66％', 'medium'],
    ['leads', 'likelihood', '67%', 'high'],
    ['leads', 'likelihood', '100%', 'high'],
    ['leads', 'likelihood', '0%', 'low'],
    ['leads', 'likelihood', 'Middel', 'medium'],
    ['leads', 'lostReason', 'Price too high', 'other'],
    ['leads', 'lostReason', 'Geen geschikt terrein', 'site_not_available'],
    ['leads', 'businessActivity', 'R&D', 'research_development'],
    ['leads', 'screening.status', 'Niet van toepassing', 'out_of_scope'],
    ['interactions', 'kind', 'Telefoon', 'call'],
    ['interactions', 'kind', 'Mail', 'email'],
    ['interactions', 'kind', '電話', 'call'],
    ['tasks', 'status', 'Afgewerkt', 'done'],
    ['agreements', 'kind', 'Jumelage', 'twinning'],
    ['agreements', 'status', 'Actief', 'in_force'],
    ['delegation-participants', 'role', 'Deelnemer', 'member'],
    ['delegation-participants', 'role', 'Delegatieleider', 'head'],
    ['seminar-attendances', 'status', 'Afwezig', 'no_show'],
    ['companies', 'kind', 'Kamer van Koophandel', 'chamber_of_commerce'],
  ] as const)('in %s, %s: %s is %s', (entity, name, word, meaning) => {
    expect(suggestMeaning(findField(entity, name), name, word)).toBe(meaning);
  });

  it.each([
    ['leads', 'source.channel', 'Vriend'],
    ['leads', 'source.channel', 'Referrals'],
    ['leads', 'source.channel', 'Beurs?'],
    ['leads', 'status', 'Gesloten'],
    ['leads', 'status', 'Cancelled'],
    ['leads', 'likelihood', '50'],
    ['leads', 'likelihood', '101%'],
    ['leads', 'likelihood', '5'],
    ['leads', 'lostReason', 'Competitor'],
    ['interactions', 'kind', 'Note'],
    ['interactions', 'kind', 'Bezoek'],
    ['seminar-attendances', 'status', 'Ja'],
    ['companies', 'kind', 'Prospect'],
    ['companies', 'kind', '__proto__'],
    ['companies', 'kind', 'constructor'],
    ['companies', 'kind', '1'.repeat(50_000)],
  ] as const)('nothing that is certain in %s, %s: %s', (entity, name, word) => {
    expect(suggestMeaning(findField(entity, name), name, word)).toBeUndefined();
  });

  it.each([
    ['Aanwezig', 'Ja', 'attended'],
    ['Aanwezig', 'Neen', 'no_show'],
    ['Seminarie / Aanwezig (ja/nee)', 'x', 'attended'],
    ['Attended', 'FALSE', 'no_show'],
    ['No-show', 'yes', 'no_show'],
    ['No-show', 'no', undefined],
    ['Niet aanwezig', 'ja', 'no_show'],
    ['Aanwezig', 'v', undefined],
    ['Status', 'Ja', undefined],
    ['Zal aanwezig zijn', 'Ja', undefined],
    ['Attending', 'Yes', undefined],
  ])('in a column %s: %s is %s', (column, word, meaning) => {
    expect(suggestMeaning(findField('seminar-attendances', 'status'), column, word)).toBe(meaning);
    expect(suggestMeaning(findField('delegation-participants', 'status'), column, word)).toBe(meaning);
  });

  it('in a column of finished tasks: yes is done and no is open', () => {
    const field = findField('tasks', 'status');
    expect([suggestMeaning(field, 'Afgewerkt', 'ja'), suggestMeaning(field, 'Done', 'no')]).toEqual(['done', 'open']);
    expect(suggestMeaning(field, 'Dringend', 'ja')).toBeUndefined();
  });

  it('in a column of percentages: a plain number is one', () => {
    const field = findField('leads', 'likelihood');
    expect([suggestMeaning(field, 'Probability (%)', '10'), suggestMeaning(field, 'Kans', '10')]).toEqual([
      'low',
      undefined,
    ]);
  });
});
