import type { CsvReading } from './connector.js';
import { asText, idAt, keyOf, keyOfAll, sha256, storable } from './json.reading.js';
import { readByPaths } from './payload.paths.js';
import { instantOf } from './sender.times.js';
import { readStatus } from './status-words.rules.js';
import { answerOf, nothing, personOf, submissionOf, submitted, buildUnmapped, unreadable } from './submission.parts.js';
import type { SubmittedAnswer } from '../submission.js';

/** Where things stand in the export of a sender; of each list of headings the first that is there. */
interface ExportColumns {
  id: readonly string[];
  submittedAt: readonly string[];
  /** Zone of the times, where the export has one of its own. */
  zone?: string;
  /** What joins with the id to the key that deliveries have. */
  keyedByForm?: boolean;
  formId?: readonly string[];
  status?: readonly string[];
  fullName?: readonly string[];
  givenName?: readonly string[];
  familyName?: readonly string[];
  email?: readonly string[];
  /** Headings of the sender's own that are no questions. */
  others?: readonly string[];
  /** Rows to leave out: what must stand in a column. */
  only?: { column: readonly string[]; values: readonly string[] };
}

/** Reads an export whose own columns have the headings given; every other column is a question, by its heading. */
export function csvExport(columns: ExportColumns): CsvReading {
  const own = new Set(
    Object.values(columns)
      .flatMap((names: unknown) => (Array.isArray(names) ? (names as string[]) : []))
      .map(folded),
  );
  return {
    required: [columns.id],
    readRow: (row, options) => {
      const text = (names: readonly string[] | undefined) => cellOf(row, names ?? []);
      const { only } = columns;
      const word = text(only?.column);
      if (only && word !== null && !only.values.includes(folded(word))) return nothing('a draft');
      const formId = idAt({ form: text(columns.formId) }, 'form') ?? idAt(options.paths, 'formId');
      const id = idAt({ id: text(columns.id) }, 'id');
      if (id === null) return unreadable('no id');
      const externalId = columns.keyedByForm ? keyOfAll(formId, id) : id;
      if (externalId === null) return unreadable('no form id; name it in the request');
      const { status, problem } = readStatus(text(columns.status), options.statuses);
      if (problem !== undefined) return buildUnmapped(problem);
      const submittedAt = text(columns.submittedAt);
      const at = instantOf(submittedAt, columns.zone ?? options.timezone);
      return submitted(
        submissionOf(externalId, {
          formId,
          // Sorts just below the delivery of the same moment, which says more.
          version: at === null ? null : at.slice(0, 19),
          occurredAt: at,
          occurredAtRaw: submittedAt,
          status: status ?? 'registered',
          attendee: personOf({
            fullName: text(columns.fullName),
            givenName: text(columns.givenName),
            familyName: text(columns.familyName),
            email: text(columns.email),
          }),
          answers: answersIn(row, (heading) => !own.has(folded(heading))),
        }),
      );
    },
  };
}

/** Any other export: columns by the paths of the connection, or an id in a column of that name. */
export const genericCsv: CsvReading = {
  required: [],
  readRow: (row, options) => {
    const cells = Object.fromEntries(Object.entries(row).filter(([, text]) => text.trim() !== ''));
    const fallbackId = `sha256:${sha256(JSON.stringify(cells))}`;
    return readByPaths(cells, options, { fallbackId, usual: { externalId: 'id' } });
  },
};

/** A row of the spreadsheet that Google Forms fills, as the event of that spreadsheet would have it. */
export function namedValuesOf(row: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(row).map(([title, text]) => [title, [text]]));
}

function answersIn(row: Readonly<Record<string, string>>, isQuestion: (heading: string) => boolean): SubmittedAnswer[] {
  return Object.entries(row).flatMap(([heading, text]) =>
    isQuestion(heading) ? answerOf(keyOf(heading), asText(text), { label: storable(heading) }) : [],
  );
}

function cellOf(row: Readonly<Record<string, string>>, names: readonly string[]): string | null {
  const headings = Object.keys(row);
  const heading = names.flatMap((name) => headings.filter((each) => folded(each) === folded(name)))[0];
  return heading === undefined ? null : asText(row[heading]);
}

/** A heading without what differs between two exports of the same thing. */
export function folded(heading: string): string {
  return heading.trim().toLowerCase();
}
