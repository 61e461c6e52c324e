import { answerValue } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { csvExport } from '../parsing/csv-export.rules.js';
import {
  asText,
  at,
  entriesAt,
  idAt,
  isObject,
  toKey,
  listAt,
  storable,
  textAt,
} from '../parsing/json-values.rules.js';
import { parseInstant } from '../parsing/provider-times.rules.js';
import { verifyHmac } from '../parsing/signature.rules.js';
import {
  buildAnswer,
  bodyDigest,
  computeDigest,
  parseJsonBody,
  nothing,
  buildSubmission,
  submitted,
  unreadable,
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
  deliveryKey: (delivery) => {
    return idAt(parseJsonBody(delivery), 'data', 'responseId') ?? bodyDigest(delivery);
  },
  contentDigest: (delivery) => {
    const body = parseJsonBody(delivery);
    return computeDigest(at(body, 'eventType'), at(body, 'data', 'fields'));
  },
  read,
  csv: csvExport({ id: ['Submission ID'], submittedAt: ['Submitted at'], zone: 'UTC', others: ['Respondent ID'] }),
};

function read(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return unreadable('not JSON');
  const kind = textAt(body, 'eventType');
  if (kind !== null && kind !== 'FORM_RESPONSE') return nothing(`event ${kind.slice(0, 50)}`);
  const externalId = idAt(body, 'data', 'responseId');
  if (externalId === null) return unreadable('no responseId');
  const formId = idAt(body, 'data', 'formId');
  const createdAt = textAt(body, 'data', 'createdAt') ?? textAt(body, 'createdAt');
  return submitted(
    buildSubmission(externalId, {
      formId,
      version: parseInstant(createdAt),
      occurredAt: parseInstant(createdAt),
      occurredAtRaw: createdAt,
      answers: parseAnswers(listAt(body, 'data', 'fields')),
    }),
  );
}

function parseAnswers(fields: readonly unknown[]): SubmittedAnswer[] {
  const copies = new Set(fields.flatMap(keysOfCopies));
  return fields.flatMap((field) => {
    const key = textAt(field, 'key');
    const isCopy = key !== null && typeof at(field, 'value') === 'boolean' && copies.has(key);
    return key === null || isCopy ? [] : answered(toKey(key), field);
  });
}

/** Returns the keys under which the options of a field are repeated as booleans. */
function keysOfCopies(field: unknown): string[] {
  const key = textAt(field, 'key');
  return listAt(field, 'options').flatMap((option) => {
    const id = textAt(option, 'id');
    return key === null || id === null ? [] : [`${key}_${id}`];
  });
}

/** Types of fields that the link or the form fills in. */
const PRESET = new Set(['HIDDEN_FIELDS', 'CALCULATED_FIELDS']);

function answered(key: string, field: unknown): SubmittedAnswer[] {
  const kind = textAt(field, 'type') ?? 'text';
  const label = textAt(field, 'label');
  const value = at(field, 'value');
  const rest: Partial<SubmittedAnswer> = { label, type: storable(kind) };
  if (PRESET.has(kind)) {
    // The label of a hidden field is the name of its parameter in the link.
    const aliases = label === null ? [] : [toKey(`hidden.${label}`)];
    return buildAnswer(key, answerValue(value), { ...rest, aliases, preset: true });
  }
  if (isObject(value)) return buildAnswer(key, parseMatrix(value, field), rest);
  if (!Array.isArray(value)) return buildAnswer(key, answerValue(value), rest);
  const options = textsById(listAt(field, 'options'));
  const ids = value.flatMap((item) => asText(item) ?? []);
  if (ids.length === 0)
    return buildAnswer(key, answerValue(value.map((file) => at(file, 'url') ?? at(file, 'name'))), rest);
  const chosen = new Set(ids);
  const other = listAt(field, 'options').find(
    (option) => at(option, 'isOtherOption') === true && chosen.has(textAt(option, 'id') ?? ''),
  );
  const typed = textAt(other, 'text');
  return buildAnswer(
    key,
    ids.map((id) => options.get(id) ?? id),
    { ...rest, optionIds: ids, ...(typed === null ? {} : { other: typed }) },
  );
}

/** Reads the answer to a matrix: the texts of the chosen columns by the text of the row. */
function parseMatrix(value: Record<string, unknown>, field: unknown): Record<string, string> | null {
  const rows = textsById(listAt(field, 'rows'));
  const columns = textsById(listAt(field, 'columns'));
  const cells = entriesAt(value).flatMap(([row, chosen]): [string, string][] => {
    const ids = (Array.isArray(chosen) ? chosen : [chosen]).flatMap((id) => asText(id) ?? []);
    const texts = ids.map((id) => columns.get(id) ?? id).join(', ');
    return texts === '' ? [] : [[rows.get(row) ?? toKey(row), texts]];
  });
  return cells.length === 0 ? null : Object.fromEntries(cells);
}

function textsById(options: readonly unknown[]): Map<string, string> {
  return new Map(options.map((option) => [textAt(option, 'id') ?? '', textAt(option, 'text') ?? '']));
}
