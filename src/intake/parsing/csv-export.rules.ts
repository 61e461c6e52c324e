import type { CsvParseResult } from './connector.rules.js';
import { toText, findIdAt, toKey, joinIds, computeSha256, toStorable } from './json-values.rules.js';
import { readByPaths } from './payload-paths.rules.js';
import { parseInstant } from './provider-times.rules.js';
import { readStatus } from './status-words.rules.js';
import {
  buildAnswer,
  buildNothing,
  buildPerson,
  buildSubmission,
  buildSubmitted,
  buildUnmapped,
  buildUnreadable,
} from './submission-parts.rules.js';
import type { SubmittedAnswer } from './submission.rules.js';

/** Headings of the columns in an export of a provider. Of each list, the first heading that exists is used. */
interface ExportColumns {
  id: readonly string[];
  submittedAt: readonly string[];
  /** Time zone of the times, if the export always uses the same zone. */
  zone?: string;
  /** Whether the form id is a part of the external id, as in the deliveries of the provider. */
  keyedByForm?: boolean;
  formId?: readonly string[];
  status?: readonly string[];
  /** Columns about check-ins. Any content but a no means that the person attended. */
  attendance?: readonly string[];
  fullName?: readonly string[];
  givenName?: readonly string[];
  familyName?: readonly string[];
  email?: readonly string[];
  /** Headings of columns that the provider adds and that are not questions. */
  others?: readonly string[];
  /** Checks whether a name or an address stands for data that is not known yet. */
  isPlaceholder?: (text: string) => boolean;
  /** Values of a column that a row needs; other rows are skipped as drafts. */
  only?: { column: readonly string[]; values: readonly string[] };
}

/** Returns a reader of exports with the given headings. Every other column is a question whose key is its heading. */
export function createCsvReader(columns: ExportColumns): CsvParseResult {
  const own = new Set(
    Object.values(columns)
      .flatMap((names: unknown) => (Array.isArray(names) ? (names as string[]) : []))
      .map(foldHeading),
  );
  return {
    required: [columns.id],
    parseRow: (row, options) => {
      const findText = (names: readonly string[] | undefined) => findCell(row, names ?? []);
      const { only } = columns;
      const word = findText(only?.column);
      if (only && word !== null && !only.values.includes(foldHeading(word))) return buildNothing('a draft');
      const formId = findIdAt({ form: findText(columns.formId) }, 'form') ?? findIdAt(options.paths, 'formId');
      const id = findIdAt({ id: findText(columns.id) }, 'id');
      if (id === null) return buildUnreadable('no id');
      const externalId = columns.keyedByForm ? joinIds(formId, id) : id;
      if (externalId === null) return buildUnreadable('no form id; name it in the request');
      const { status, problem } = readStatus(findText(columns.status), options.statuses);
      if (problem !== undefined) return buildUnmapped(problem);
      const isCheckedIn = columns.attendance?.some((name) => isYes(findText([name]))) ?? false;
      const submittedAt = findText(columns.submittedAt);
      const person = {
        fullName: findText(columns.fullName),
        givenName: findText(columns.givenName),
        familyName: findText(columns.familyName),
        email: findText(columns.email),
      };
      const at = parseInstant(submittedAt, columns.zone ?? options.timezone);
      return buildSubmitted(
        buildSubmission(externalId, {
          formId,
          // The shorter text sorts just below the delivery of the same second, which contains more data.
          version: at === null ? null : at.slice(0, 19),
          occurredAt: at,
          occurredAtRaw: submittedAt,
          status: isCheckedIn && status !== 'cancelled' ? 'attended' : (status ?? 'registered'),
          attendee: buildPerson(removePlaceholders(person, columns.isPlaceholder)),
          answers: parseAnswers(row, (heading) => !own.has(foldHeading(heading))),
        }),
      );
    },
  };
}

/** Returns the data of a person without placeholders; the given and the family name may be two parts of one. */
function removePlaceholders<T extends { givenName: string | null; familyName: string | null }>(
  person: T,
  isPlaceholder: (text: string) => boolean = () => false,
): Partial<T> {
  const { givenName, familyName, ...others } = person;
  const names = isPlaceholder(`${givenName ?? ''} ${familyName ?? ''}`) ? {} : { givenName, familyName };
  const known = Object.entries({ ...others, ...names }).filter(([, text]) => text === null || !isPlaceholder(text));
  return Object.fromEntries(known) as Partial<T>;
}

/** Reads any other CSV file by the paths of the connection. Without a path, the id is read from the column `id`. */
export const genericCsv: CsvParseResult = {
  required: [],
  parseRow: (row, options) => {
    const cells = Object.fromEntries(Object.entries(row).filter(([, text]) => text.trim() !== ''));
    const fallbackId = `sha256:${computeSha256(JSON.stringify(cells))}`;
    return readByPaths(cells, options, { fallbackId, usual: { externalId: 'id' } });
  },
};

/** Converts a row of the spreadsheet of a Google Form to the format of the spreadsheet's event. */
export function buildNamedValues(row: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(row).map(([title, text]) => [title, [text]]));
}

function parseAnswers(
  row: Readonly<Record<string, string>>,
  isQuestion: (heading: string) => boolean,
): SubmittedAnswer[] {
  return Object.entries(row).flatMap(([heading, text]) =>
    isQuestion(heading) ? buildAnswer(toKey(heading), toText(text), { label: toStorable(heading) }) : [],
  );
}

function findCell(row: Readonly<Record<string, string>>, names: readonly string[]): string | null {
  const headings = Object.keys(row);
  const heading = names.flatMap((name) => headings.filter((each) => foldHeading(each) === foldHeading(name)))[0];
  return heading === undefined ? null : toText(row[heading]);
}

const NO = ['no', 'false', '0'];

function isYes(text: string | null): boolean {
  return text !== null && !NO.includes(text.trim().toLowerCase());
}

/** Returns a heading in the form in which headings are compared. */
export function foldHeading(heading: string): string {
  return heading.trim().toLowerCase();
}
