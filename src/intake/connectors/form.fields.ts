import { parseMultipart } from '@remix-run/multipart-parser';
import type { RawDelivery } from './connector.js';
import { asText, entriesAt, isObject, readJson, readUtf8 } from './json.reading.js';

/** More fields than any form sends. */
const MOST_FIELDS = 2_000;

/**
 * The texts of a form that was posted as multipart, URL-encoded or JSON, by their names; the first of each name. Null
 * when the body is none of them. Files are left out.
 */
export function fieldsOf(delivery: RawDelivery): Map<string, string> | null {
  const type = delivery.contentType?.toLowerCase() ?? '';
  if (type.startsWith('multipart/form-data')) return multipartFields(delivery);
  const text = readUtf8(delivery.body);
  if (text === null) return null;
  if (type.startsWith('application/x-www-form-urlencoded')) return firstOf(parseUrlEncoded(text));
  const texts = entriesAt(readJson(text)).flatMap(([name, value]): [string, string][] => {
    const field = asText(value);
    return field === null ? [] : [[name, field]];
  });
  return texts.length === 0 ? null : firstOf(texts);
}

/**
 * The body as JSON, else as the fields of a form that was posted URL-encoded; undefined when it is neither. JSON goes
 * first, as some programs send it with the type of a form. A name that comes more than once has a list of its values.
 */
export function readPayload(delivery: RawDelivery): unknown {
  const text = readUtf8(delivery.body);
  const json = readJson(text);
  const isForm = delivery.contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false;
  if (!isForm || text === null || isObject(json) || Array.isArray(json)) return json;
  const values = new Map<string, string[]>();
  for (const [name, value] of parseUrlEncoded(text)) values.set(name, [...(values.get(name) ?? []), value]);
  if (values.size === 0) return undefined;
  return Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]));
}

/**
 * The fields of a form that was posted URL-encoded; none when it has more than any form. They are counted first, because
 * parsing hundreds of thousands of names would hold up every other request for seconds.
 */
function parseUrlEncoded(text: string): [string, string][] {
  let count = 1;
  for (let at = text.indexOf('&'); at !== -1 && count <= MOST_FIELDS; at = text.indexOf('&', at + 1)) count += 1;
  return count > MOST_FIELDS ? [] : [...new URLSearchParams(text)];
}

function multipartFields(delivery: RawDelivery): Map<string, string> | null {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(delivery.contentType ?? '');
  const marker = boundary?.[1] ?? boundary?.[2];
  if (!marker) return null;
  try {
    const fields: [string, string][] = [];
    const limits = { maxParts: MOST_FIELDS, maxFileSize: delivery.body.length, maxTotalSize: delivery.body.length };
    for (const part of parseMultipart(delivery.body, { boundary: marker, ...limits })) {
      const text = part.name === undefined || part.isFile ? null : readUtf8(part.bytes);
      if (part.name !== undefined && text !== null) fields.push([part.name, text]);
    }
    return firstOf(fields);
  } catch {
    // Cut short, or no multipart at all.
    return null;
  }
}

function firstOf(fields: readonly [string, string][]): Map<string, string> {
  const first = new Map<string, string>();
  for (const [name, value] of fields) if (!first.has(name)) first.set(name, value);
  return first;
}
