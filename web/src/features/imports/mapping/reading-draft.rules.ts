import type { Import } from '../imports.api';

/** The choices of a user about the reading of a file. */
export interface ReadingDraft {
  sheet: string | null;
  headingRow: string;
  encoding: string | null;
  separator: string | null;
}

/** The parts of the form that tell how its file is to be read. */
export type ReadingFields = Partial<Record<keyof ReadingDraft, string>>;

/** Returns how the file of an import was read. */
export function startReading({ sheet, headingRow, encoding, separator }: Import): ReadingDraft {
  return { sheet, headingRow: String(headingRow ?? ''), encoding, separator };
}

/** Tells whether a user wants another reading than the present one. */
export function isOtherReading(draft: ReadingDraft, present: ReadingDraft): boolean {
  return (['sheet', 'headingRow', 'encoding', 'separator'] as const).some((name) => draft[name] !== present[name]);
}

/**
 * Builds the parts of the form for another reading. The row of the headings of one sheet says nothing about another one, so
 * it is recognised anew unless the user has chosen it.
 */
export function buildReadingFields(draft: ReadingDraft, present: ReadingDraft): ReadingFields {
  const { headingRow, ...others } = draft;
  const isSameTable = draft.sheet === present.sheet && draft.separator === present.separator;
  const isRowKnown = headingRow !== '' && (isSameTable || headingRow !== present.headingRow);
  const given = Object.entries({ ...others, headingRow: isRowKnown ? headingRow : null });
  return Object.fromEntries(given.filter(([, value]) => value !== null)) as ReadingFields;
}
