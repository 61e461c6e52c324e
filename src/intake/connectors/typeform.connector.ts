import { toAnswerValue, listTextsByPath } from '../parsing/answer-values.rules.js';
import type { Connector, RawDelivery, ParseResult } from '../parsing/connector.rules.js';
import { createCsvReader } from '../parsing/csv-export.rules.js';
import {
  toText,
  findAt,
  listEntriesAt,
  findIdAt,
  joinIds,
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
 * Connector for Typeform, which sends one delivery per response and never a change. `form_id` and `token` identify the
 * response, because `event_id` may change on a retry.
 */
export const typeform: Connector = {
  provider: 'typeform',
  keptHeaders: ['typeform-signature', 'user-agent'],
  verify: (delivery, secret) =>
    verifyHmac(delivery, secret, { header: 'typeform-signature', encoding: 'base64', prefix: 'sha256=' }),
  getDeliveryKey: (delivery) =>
    buildResponseKey(findAt(parseJsonBody(delivery), 'form_response')) ?? computeBodyDigest(delivery),
  // `event_id` is left out, because it may change on a retry.
  computeContentDigest: (delivery) => computeDigest(findAt(parseJsonBody(delivery), 'form_response')),
  read,
  csv: createCsvReader({
    id: ['#', 'Response ID'],
    submittedAt: ['Submit Date (UTC)', 'Submitted At'],
    zone: 'UTC',
    keyedByForm: true,
    others: ['Start Date (UTC)', 'Stage Date (UTC)', 'Network ID', 'Tags', 'Response Type', 'Ending'],
    only: { column: ['Response Type'], values: ['completed'] },
  }),
};

function buildResponseKey(response: unknown): string | null {
  return joinIds(findIdAt(response, 'form_id'), findIdAt(response, 'token'));
}

function read(delivery: RawDelivery): ParseResult {
  const body = parseJsonBody(delivery);
  if (body === undefined) return buildUnreadable('not JSON');
  const kind = findTextAt(body, 'event_type');
  if (kind !== null && kind !== 'form_response') return buildNothing(`event ${kind.slice(0, 50)}`);
  const response = findAt(body, 'form_response');
  const externalId = buildResponseKey(response);
  if (externalId === null) return buildUnreadable('no form_id and token');
  const submittedAt = findTextAt(response, 'submitted_at');
  const formId = findIdAt(response, 'form_id');
  return buildSubmitted(
    buildSubmission(externalId, {
      formId,
      version: parseInstant(submittedAt),
      occurredAt: parseInstant(submittedAt),
      occurredAtRaw: submittedAt,
      answers: parseAnswers(response),
    }),
  );
}

function parseAnswers(response: unknown): SubmittedAnswer[] {
  const questions = new Map(
    listItemsAt(response, 'definition', 'fields').map((field) => [findIdAt(field, 'id') ?? '', field] as const),
  );
  return [
    ...listItemsAt(response, 'answers').flatMap((answer) => parseAnswer(answer, questions)),
    ...parsePresets('hidden', listEntriesAt(response, 'hidden')),
    ...parsePresets('calculated', listEntriesAt(response, 'calculated')),
    ...listItemsAt(response, 'variables').flatMap((variable) =>
      parsePresets('variables', [
        [findTextAt(variable, 'key') ?? '', findAt(variable, findTextAt(variable, 'type') ?? 'text')],
      ]),
    ),
  ];
}

function parseAnswer(answer: unknown, questions: ReadonlyMap<string, unknown>): SubmittedAnswer[] {
  const id = findIdAt(answer, 'field', 'id');
  const question = questions.get(id ?? '');
  // Older payloads contain the ref in the definition only.
  const ref = findIdAt(answer, 'field', 'ref') ?? findIdAt(question, 'ref');
  const key = ref ?? id;
  if (key === null) return [];
  const kind = findTextAt(answer, 'type') ?? 'text';
  const said = findAt(answer, kind);
  return buildAnswer(key, kind === 'choice' || kind === 'choices' ? parseLabels(said) : toAnswerValue(said), {
    label: findTextAt(question, 'title'),
    type: toStorable(findTextAt(answer, 'field', 'type') ?? kind),
    optionIds: parseOptionIds(said),
    ...(id !== null && id !== key ? { aliases: [id] } : {}),
    ...parseOther(said),
  });
}

/**
 * Returns the labels of the chosen options. One choice is `{id, ref, label, other}`, and several are lists of these.
 * The text typed under "Other" comes last.
 */
function parseLabels(said: unknown): SubmittedAnswer['value'] | null {
  const other = findTextAt(said, 'other');
  const labels = findAt(said, 'labels');
  if (!Array.isArray(labels)) return findTextAt(said, 'label') ?? other;
  return toAnswerValue(other === null ? labels : [...labels, other]);
}

/** Returns the refs of the chosen options, which the author of the form named, or else the provider's ids. */
function parseOptionIds(said: unknown): string[] {
  const refs = findTextAt(said, 'ref') === null ? listItemsAt(said, 'refs') : [findAt(said, 'ref')];
  const ids = findTextAt(said, 'id') === null ? listItemsAt(said, 'ids') : [findAt(said, 'id')];
  return (refs.length > 0 ? refs : ids).flatMap((ref) => toText(ref) ?? []);
}

function parseOther(said: unknown): { other?: string } {
  const other = findTextAt(said, 'other');
  return other === null ? {} : { other };
}

/** Reads the values that the link contains or the form calculates. */
function parsePresets(group: string, entries: readonly [string, unknown][]): SubmittedAnswer[] {
  return listTextsByPath(Object.fromEntries(entries), group).flatMap(([key, value]) =>
    buildAnswer(key, value, { type: group, preset: true }),
  );
}
