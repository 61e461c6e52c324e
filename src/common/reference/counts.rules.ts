/** A count that was read from a text. */
export interface ReadCount {
  /** The digits with their separators, as the text has them. */
  digits: string;
  /** Whether the text has a range, of which this is the lower end. */
  isLowerEnd: boolean;
  /** The digits of the upper end of the range; null where it has none. */
  upper: string | null;
}

/** Longer texts are no counts, and the expressions below would take long for them. */
const MAX_TEXT_LENGTH = 60;

/** The words that say that a count is not exact. */
const ABOUT =
  /^(?:ca\b\.?|circa|approx\b\.?|approximately|about|around|ongeveer|ong\b\.?|plusminus|±|~|≈|约|約|大约|大約)\s*/i;

/** The words for a lower end: `>500`, `meer dan 500`. */
const ABOVE = /^(?:>=?|≥|more than|over|at least|min\b\.?|minimum|meer dan|minstens|boven|vanaf|plus de|超过|超過)\s*/i;

/** The words behind a count: `500+`, `500人以上`, `12 FTE`. */
const OR_MORE = /\s*(?:\+|or more|and more|of meer|en meer|以上)$/i;
const UNIT =
  /\s*(?:fte'?s?|vte'?s?|employees|employee|staff|people|persons|headcount|jobs|werknemers|werknemer|medewerkers|medewerker|personen|mensen|banen|arbeidsplaatsen|名员工|名員工|员工|員工|人|名)\.?$/i;

const DIGITS = String.raw`\d+(?:[.,'’ ]\d+)*`;
const COUNT = new RegExp(`^${DIGITS}$`);
const RANGE = new RegExp(
  String.raw`^(?:(?:between|tussen|from|van)\s+)?(${DIGITS})\s*(?:[-–—~～至到]|\.{2,3}|to|tot|t/m|tot en met|à|and|en)\s*(${DIGITS})$`,
  'i',
);

/**
 * Reads a count of people as files have it: `ca. 120`, `12 FTE`, `50-249`, `51 to 200`, `>500`.
 * @returns null where the text is no count
 */
export function readCount(raw: string): ReadCount | null {
  if (raw.length > MAX_TEXT_LENGTH) return null;
  const text = raw.normalize('NFKC').trim().replace(ABOUT, '').replace(UNIT, '');
  const bare = text.replace(ABOVE, '').replace(OR_MORE, '').replace(UNIT, '');
  if (COUNT.test(bare)) return { digits: bare, isLowerEnd: bare !== text, upper: null };
  const [, digits, upper] = RANGE.exec(text) ?? [];
  return digits === undefined ? null : { digits, isLowerEnd: true, upper: upper! };
}
