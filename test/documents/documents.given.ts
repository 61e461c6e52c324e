import { createHash } from 'node:crypto';
import type { Answer, Caller } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

const BOUNDARY = 'x-document-boundary';
export const FORM = `multipart/form-data; boundary=${BOUNDARY}`;
export const CLOSING = `--${BOUNDARY}--\r\n`;

/** A file to upload, with the texts of its form in their order. */
export interface GivenDocument {
  fields?: Readonly<Record<string, string | readonly string[]>>;
  name?: string;
  content?: string | Buffer;
  /** Whether the file stands before the texts. */
  fileFirst?: boolean;
}

/** Builds one part of a form. */
export function buildPart(disposition: string, content: string | Buffer, headers = ''): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; ${disposition}\r\n${headers}\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
}

/** Builds the part with a file. */
export function buildFilePart(content: string | Buffer, name = 'letter.pdf', field = 'file'): Buffer {
  return buildPart(`name="${field}"; filename="${name}"`, content, 'content-type: text/html\r\n');
}

/** Builds the body of a form. */
export function buildForm({ fields = {}, name, content = buildPdf(), fileFirst = false }: GivenDocument): Buffer {
  const texts = Object.entries(fields).flatMap(([field, values]) =>
    [values].flat().map((value) => buildPart(`name="${field}"`, value)),
  );
  const file = buildFilePart(content, name);
  return Buffer.concat([...(fileFirst ? [file, ...texts] : [...texts, file]), Buffer.from(CLOSING)]);
}

/** Uploads a document. */
export function upload(by: Caller, given: GivenDocument, headers: Record<string, string> = {}): Promise<Answer> {
  return by.send('POST', '/documents', buildForm(given), { 'content-type': FORM, ...headers });
}

/** Uploads a document that the API takes. */
export function uploadTo(by: Caller, fields: GivenDocument['fields'], given: GivenDocument = {}): Promise<Made> {
  return ok(upload(by, { ...given, fields: { ...fields, ...given.fields } }));
}

/** Uploads another version of a document. */
export function addVersion(
  by: Caller,
  id: string,
  given: GivenDocument,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return by.send('POST', `/documents/${id}/versions`, buildForm(given), { 'content-type': FORM, ...headers });
}

let made = 0;

/** Builds a small pdf whose bytes no other one has. */
export function buildPdf(): Buffer {
  const comment = Buffer.from([0x25, 0xe2, 0xe3, 0xcf, 0xd3]);
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), comment, Buffer.from(`\n% ${++made}\n%%EOF\n`)]);
}

/** Builds bytes that no format has, and that differ from those of another seed. */
export function buildBytes(length: number, seed = ++made): Buffer {
  const bytes = Buffer.alloc(length, createHash('sha512').update(`seed ${seed}`).digest());
  bytes.writeUInt32LE(0xfffefdfc, 0);
  return bytes;
}

/** Every kind of program begins with some bytes; this one is of Windows. */
export const EXE = Buffer.concat([Buffer.from('MZ'), buildBytes(200)]);

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
