import { parseMultipart } from '@remix-run/multipart-parser';
import type { RawDelivery } from './connector.rules.js';
import { toText, listEntriesAt, isObject, readJson, readUtf8 } from './json-values.rules.js';

/** Maximum number of fields in a posted form, more than any real form sends. */
const MAX_FIELDS = 2_000;

/**
 * Returns the texts of a form that was posted as multipart, URL-encoded or JSON, by name. A repeated name keeps its
 * first text. Files are left out. Returns null if the body has none of these formats.
 */
export function parseFormFields(delivery: RawDelivery): Map<string, string> | null {
  const type = delivery.contentType?.toLowerCase() ?? '';
  if (type.startsWith('multipart/form-data')) return parseMultipartFields(delivery);
  const text = readUtf8(delivery.body);
  if (text === null) return null;
  if (type.startsWith('application/x-www-form-urlencoded')) return pickFirst(parseUrlEncoded(text));
  const texts = listEntriesAt(readJson(text)).flatMap(([name, value]): [string, string][] => {
    const field = toText(value);
    return field === null ? [] : [[name, field]];
  });
  return texts.length === 0 ? null : pickFirst(texts);
}

/**
 * Returns the body as JSON, or else as the fields of a URL-encoded form; undefined if it is neither. JSON is tried
 * first, because some programs send it with the content type of a form. A repeated name has a list of its values.
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
 * Returns the fields of a URL-encoded form, or none if it has too many. They are counted first, because parsing
 * hundreds of thousands of names would block every other request for seconds.
 */
function parseUrlEncoded(text: string): [string, string][] {
  let count = 1;
  for (let at = text.indexOf('&'); at !== -1 && count <= MAX_FIELDS; at = text.indexOf('&', at + 1)) count += 1;
  return count > MAX_FIELDS ? [] : [...new URLSearchParams(text)];
}

function parseMultipartFields(delivery: RawDelivery): Map<string, string> | null {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(delivery.contentType ?? '');
  const marker = boundary?.[1] ?? boundary?.[2];
  if (!marker) return null;
  try {
    const fields: [string, string][] = [];
    const limits = { maxParts: MAX_FIELDS, maxFileSize: delivery.body.length, maxTotalSize: delivery.body.length };
    for (const part of parseMultipart(delivery.body, { boundary: marker, ...limits })) {
      const text = part.name === undefined || part.isFile ? null : readUtf8(part.bytes);
      if (part.name !== undefined && text !== null) fields.push([part.name, text]);
    }
    return pickFirst(fields);
  } catch {
    // The body is truncated or is not multipart.
    return null;
  }
}

function pickFirst(fields: readonly [string, string][]): Map<string, string> {
  const first = new Map<string, string>();
  for (const [name, value] of fields) if (!first.has(name)) first.set(name, value);
  return first;
}
