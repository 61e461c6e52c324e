import type { ImportField } from '../import-field.constants.js';
import { parseBoolean } from './booleans.rules.js';
import { findChoice } from './choices.rules.js';

/** A column whose heading asks a question, so that yes and no in it are choices. */
interface AskedColumn {
  heading: RegExp;
  yes: string;
  /** Undefined where no says nothing that is certain. */
  no?: string;
}

const ATTENDANCE: readonly AskedColumn[] = [
  {
    heading: /(?:^|\/ )(?:aanwezig|opgedaagd|attended|attendance|present\b|checked.?in|出席|到场|签到)/i,
    yes: 'attended',
    no: 'no_show',
  },
  { heading: /(?:^|\/ )(?:niet aanwezig|niet opgedaagd|afwezig|absent|no.?show|not present|缺席)/i, yes: 'no_show' },
];

const ASKED_COLUMNS: Readonly<Record<string, readonly AskedColumn[]>> = {
  participantStatus: ATTENDANCE,
  registrationStatus: ATTENDANCE,
  taskStatus: [
    {
      heading: /(?:^|\/ )(?:done|completed|finished|afgewerkt|afgerond|gedaan|voltooid|klaar|已?完成)/i,
      yes: 'done',
      no: 'open',
    },
  ],
};

/** Suggests the value of a choice that a word of a column means; undefined where that is not certain. */
export function suggestMeaning(field: ImportField, column: string, word: string): string | undefined {
  // A column such as "Probability (%)" has the sign in its heading.
  const isShare = field.vocabulary === 'likelihood' && /[%％]/.test(column) && /^\d+(?:[.,]\d+)?$/.test(word);
  const known = findChoice(field, isShare ? `${word}%` : word);
  if (known !== null) return known;
  // Lists of attendances write "v" for people who have sent apologies as well as for a tick.
  const answer = word === 'v' ? null : parseBoolean(word);
  const asked = ASKED_COLUMNS[field.vocabulary ?? '']?.find(({ heading }) => heading.test(column));
  if (answer === null || asked === undefined) return undefined;
  return answer ? asked.yes : asked.no;
}
