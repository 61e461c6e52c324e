import { toAnswerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { createCsvReader } from '../parsing/csv-export.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import {
  toText,
  findAt,
  listEntriesAt,
  findIdAt,
  toKey,
  listItemsAt,
  toStorable,
  findTextAt,
} from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyHmac } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  computeBodyDigest,
  computeDigest,
  parseJsonBody,
  buildNothing,
  buildSubmission,
  buildSubmitted,
  buildUnreadable,
} from '../parsing/submission-parts.rules.js';
import type { SubmittedAnswer } from '../parsing/submission.rules.js';

/**
 * Connector for Tally, which sends new responses only. Choices are sent as ids of options. Checkboxes are sent a second
 * time as booleans, which contain nothing new.
 */
export const tally: Connector = {
  provider: 'tally',
  keptHeaders: ['tally-signature', 'user-agent'],
  verify: (delivery, secret) => verifyHmac(delivery, secret, { header: 'tally-signature', encoding: 'base64' }),
  getDeliveryKey: (delivery) => {
    return findIdAt(parseJsonBody(delivery), 'data', 'responseId') ?? computeBodyDigest(delivery);
  },
  computeContentDigest: (delivery) => {
    const body = parseJsonBody(delivery);
    return computeDigest(findAt(body, 'eventType'), findAt(body, 'data', 'fields'));
  },
  parse,
  csv: createCsvReader({
    id: ['Submission ID'],
    submittedAt: ['Submitted at'],
    zone: 'UTC',
    others: ['Respondent ID'],
  }),
};

function parse(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return buildUnreadable('not JSON');
  const kind = findTextAt(body, 'eventType');
  if (kind !== null && kind !== 'FORM_RESPONSE') return buildNothing(`event ${kind.slice(0, 50)}`);
  const externalId = findIdAt(body, 'data', 'responseId');
  if (externalId === null) return buildUnreadable('no responseId');
  const formId = findIdAt(body, 'data', 'formId');
  const createdAt = findTextAt(body, 'data', 'createdAt') ?? findTextAt(body, 'createdAt');
  return buildSubmitted(
    buildSubmission(externalId, {
      formId,
      version: parseInstant(createdAt),
      occurredAt: parseInstant(createdAt),
      occurredAtRaw: createdAt,
      answers: parseAnswers(listItemsAt(body, 'data', 'fields')),
    }),
  );
}

function parseAnswers(fields: readonly unknown[]): SubmittedAnswer[] {
  const copies = new Set(fields.flatMap(listCopyKeys));
  return fields.flatMap((field) => {
    const key = findTextAt(field, 'key');
    const isCopy = key !== null && typeof findAt(field, 'value') === 'boolean' && copies.has(key);
    return key === null || isCopy ? [] : parseAnswer(toKey(key), field);
  });
}

/** Returns the keys under which the options of a field are repeated as booleans. */
function listCopyKeys(field: unknown): string[] {
  const key = findTextAt(field, 'key');
  return listItemsAt(field, 'options').flatMap((option) => {
    const id = findTextAt(option, 'id');
    return key === null || id === null ? [] : [`${key}_${id}`];
  });
}

/** Types of fields that the link or the form fills in. */
const PRESET = new Set(['HIDDEN_FIELDS', 'CALCULATED_FIELDS']);

function parseAnswer(key: string, field: unknown): SubmittedAnswer[] {
  const kind = findTextAt(field, 'type') ?? 'text';
  const label = findTextAt(field, 'label');
  const value = findAt(field, 'value');
  const rest: Partial<SubmittedAnswer> = { label, type: toStorable(kind) };
  if (PRESET.has(kind)) {
    // The label of a hidden field is the name of its parameter in the link.
    const aliases = label === null ? [] : [toKey(`hidden.${label}`)];
    return buildAnswer(key, toAnswerValue(value), { ...rest, aliases, preset: true });
  }
  if (isPlainObject(value)) return buildAnswer(key, parseMatrix(value, field), rest);
  if (!Array.isArray(value)) return buildAnswer(key, toAnswerValue(value), rest);
  const options = mapTextsById(listItemsAt(field, 'options'));
  const ids = value.flatMap((item) => toText(item) ?? []);
  if (ids.length === 0)
    return buildAnswer(key, toAnswerValue(value.map((file) => findAt(file, 'url') ?? findAt(file, 'name'))), rest);
  const chosen = new Set(ids);
  const other = listItemsAt(field, 'options').find(
    (option) => findAt(option, 'isOtherOption') === true && chosen.has(findTextAt(option, 'id') ?? ''),
  );
  const typed = findTextAt(other, 'text');
  return buildAnswer(
    key,
    ids.map((id) => options.get(id) ?? id),
    { ...rest, optionIds: ids, ...(typed === null ? {} : { other: typed }) },
  );
}

/** Reads the answer to a matrix: the texts of the chosen columns by the text of the row. */
function parseMatrix(value: Record<string, unknown>, field: unknown): Record<string, string> | null {
  const rows = mapTextsById(listItemsAt(field, 'rows'));
  const columns = mapTextsById(listItemsAt(field, 'columns'));
  const cells = listEntriesAt(value).flatMap(([row, chosen]): [string, string][] => {
    const ids = (Array.isArray(chosen) ? chosen : [chosen]).flatMap((id) => toText(id) ?? []);
    const texts = ids.map((id) => columns.get(id) ?? id).join(', ');
    return texts === '' ? [] : [[rows.get(row) ?? toKey(row), texts]];
  });
  return cells.length === 0 ? null : Object.fromEntries(cells);
}

function mapTextsById(options: readonly unknown[]): Map<string, string> {
  return new Map(options.map((option) => [findTextAt(option, 'id') ?? '', findTextAt(option, 'text') ?? '']));
}
