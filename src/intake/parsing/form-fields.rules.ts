import type { RawDelivery } from './connector.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { toText, listEntriesAt, readJson, readUtf8 } from './json-values.rules.js';

/** Maximum number of fields in a posted form, more than any real form sends. */
const MAX_FIELDS = 2_000;
/** Maximum length of the headers of one part of a multipart form. */
const MAX_HEADER_BYTES = 8_192;

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
 * Returns the body as JSON, or else as the fields of a form; undefined if it is neither. JSON is tried first, because some
 * programs send it with the content type of a form. A repeated name of a URL-encoded form has a list of its values, and a
 * form with the only field `payload` is the JSON in it, as chat programs send it.
 */
export function readPayload(delivery: RawDelivery): unknown {
  const type = delivery.contentType?.toLowerCase() ?? '';
  if (type.startsWith('multipart/form-data')) {
    const fields = parseMultipartFields(delivery);
    return fields === null || fields.size === 0 ? undefined : Object.fromEntries(fields);
  }
  const text = readUtf8(delivery.body);
  const json = readJson(text);
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  if (!isForm || text === null || isPlainObject(json) || Array.isArray(json)) return json;
  const values = new Map<string, string[]>();
  for (const [name, value] of parseUrlEncoded(text)) values.set(name, [...(values.get(name) ?? []), value]);
  if (values.size === 0) return undefined;
  const payload = values.size === 1 ? readJson(values.get('payload')?.[0] ?? null) : undefined;
  if (isPlainObject(payload)) return payload;
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

/**
 * Returns the texts of a multipart form (RFC 7578), or null if it is truncated, has too many parts or is not multipart.
 * The body is in memory and connectors are synchronous; the library that streams uploads is not.
 */
function parseMultipartFields({ body, contentType }: RawDelivery): Map<string, string> | null {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '');
  if (!boundary) return null;
  const delimiter = `\r\n--${boundary[1] ?? boundary[2]}`;
  // Latin-1 has one character for each byte.
  const [preamble, ...parts] = `\r\n${body.toString('latin1')}`.split(delimiter, MAX_FIELDS + 2);
  const last = parts.findIndex((part) => part.startsWith('--'));
  if (preamble !== '' || last === -1) return null;
  const fields: [string, string][] = [];
  for (const part of parts.slice(0, last)) {
    const end = part.indexOf('\r\n\r\n');
    const headers = end === -1 || end > MAX_HEADER_BYTES ? null : readLatin1(part.slice(0, end));
    if (headers === null) return null;
    const name = findFieldName(headers);
    const text = readLatin1(part.slice(end + 4));
    if (name !== undefined && text !== null) fields.push([name, text]);
  }
  return pickFirst(fields);
}

const readLatin1 = (bytes: string) => readUtf8(Buffer.from(bytes, 'latin1'));

/** A parameter of a header: its name, and its value with or without quotation marks. */
const PARAMETER = /;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;

/** Returns the name of the field that a part contains, or undefined if it is a file or has no name. */
function findFieldName(headers: string): string | undefined {
  const disposition = /^content-disposition:.*$/im.exec(headers)?.[0] ?? '';
  const parameters = new Map(
    [...disposition.matchAll(PARAMETER)].map(([, name = '', quoted, plain = '']) => [name, quoted ?? plain]),
  );
  const isFile = parameters.has('filename') || parameters.has('filename*');
  if (isFile || /^content-type:\s*application\/octet-stream/im.test(headers)) return undefined;
  return parameters.get('name')?.replaceAll(/\\(.)/g, '$1').trim();
}

function pickFirst(fields: readonly [string, string][]): Map<string, string> {
  const first = new Map<string, string>();
  for (const [name, value] of fields) if (!first.has(name)) first.set(name, value);
  return first;
}
