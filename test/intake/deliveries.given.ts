import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Provider, RawDelivery, ParseResult, ParseOptions } from '../../src/intake/parsing/connector.rules.js';
import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import { applyMapping, type Mapping } from '../../src/intake/mapping/mapping.rules.js';
import type { Submission } from '../../src/intake/parsing/submission.rules.js';

/** The moment at which every delivery of these tests arrives. */
export const NOW = new Date('2026-09-14T02:04:00Z');

/** A delivery with a body as text, bytes or JSON. */
export function buildDelivery(
  body: unknown,
  headers: Record<string, string> = {},
  contentType = 'application/json',
): RawDelivery {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return { headers, contentType, body: bytes, receivedAt: NOW };
}

/** A form as browsers and Jotform post it. */
export function buildMultipart(fields: Record<string, string>, boundary = 'x-boundary-1'): RawDelivery {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return buildDelivery(`${parts.join('')}--${boundary}--\r\n`, {}, `multipart/form-data; boundary=${boundary}`);
}

/** The folder of sample payloads beside the project; undefined where there is none. */
export function samplesFolder(): string | undefined {
  const places = [process.env['INTAKE_SAMPLES'], '../shared/samples', '../../shared/samples'];
  return places.find((place) => place !== undefined && existsSync(join(place, 'SOURCES.md')));
}

/** A fixture of ours, as the text of the file. */
export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
}

/** How a connector of ours reads a delivery. */
export function parseDelivery(
  provider: Provider,
  delivery: RawDelivery,
  options: Partial<ParseOptions> = {},
): ParseResult {
  return getConnector(provider).parse(delivery, { timezone: 'Europe/Brussels', paths: {}, ...options });
}

/** The submissions of a reading, which must be one of submissions. */
export function submissionsIn(reading: ParseResult): Submission[] {
  if (reading.kind !== 'submissions') throw new Error(`not submissions but ${JSON.stringify(reading)}`);
  return reading.submissions;
}

/** A registration in the shape in which the tests write down what a person would read in it: only what is said. */
export function writtenDown(submission: Submission, mapping: Partial<Mapping> = {}) {
  const mapped = applyMapping({ fields: {}, consents: [], ...mapping }, submission);
  const said = <T extends object>(given: T | null) =>
    given && Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return {
    id: submission.externalId,
    form: submission.formId,
    status: submission.status,
    at: submission.occurredAt,
    ...said(mapped.fields),
    ...(submission.buyer ? { buyer: said(submission.buyer) } : {}),
    answers: Object.fromEntries(mapped.answers.map(({ key, value }) => [key, value])),
    ...(mapped.consents.length > 0
      ? { consents: mapped.consents.map(({ purpose, wording }) => `${purpose}: ${wording}`) }
      : {}),
  };
}
