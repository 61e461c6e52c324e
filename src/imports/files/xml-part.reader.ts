import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { createCellLengthError } from './cell-text.rules.js';
import { MAX_CELL_CHARACTERS } from './table-file.constants.js';
import { isEncodingError } from './text-encoding.rules.js';
import { createDamagedError } from './zip-directory.rules.js';

/** The reactions of a reader to the elements of a part. Names have no prefix. */
export interface XmlHandlers {
  openTag?(name: string, attributes: Readonly<Record<string, string>>): void;
  addText?(text: string): void;
  closeTag?(name: string): void;
}

/** Maximum length of a text or a tag; a character may be written as a reference of up to ten. */
const MAX_TOKEN_CHARACTERS = MAX_CELL_CHARACTERS * 10;

/**
 * Parses XML as a stream, and yields after each piece, so that a consumer can take what the handlers have collected.
 * @throws TableFileError when the XML is broken, has a document type, or one of its texts does not end
 */
export async function* parseXmlPart(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = createParser(handlers);
  let decoder: TextDecoder | undefined;
  let tokenLength = 0;
  try {
    for await (const chunk of chunks) {
      decoder ??= createDecoder(chunk);
      const text = decoder.decode(chunk, { stream: true });
      const lastTag = text.lastIndexOf('<');
      tokenLength = lastTag < 0 ? tokenLength + text.length : text.length - lastTag;
      if (tokenLength > MAX_TOKEN_CHARACTERS) throw createCellLengthError('The workbook');
      parser.write(text);
      yield;
    }
    parser.close();
  } catch (error) {
    throw error instanceof XmlError || isEncodingError(error) ? createDamagedError() : error;
  }
  yield;
}

/** Parses XML to its end. */
export async function readXmlPart(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXmlPart(chunks, handlers));
}

function createParser(handlers: XmlHandlers): SaxesParser {
  const parser = new SaxesParser();
  // A document type can declare entities that refer to one another. Excel writes none.
  parser.on('doctype', () => {
    throw createDamagedError();
  });
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => handlers.openTag?.(removePrefix(name), attributes));
  parser.on('closetag', ({ name }: SaxesTagPlain) => handlers.closeTag?.(removePrefix(name)));
  parser.on('text', (text) => handlers.addText?.(text));
  parser.on('cdata', (text) => handlers.addText?.(text));
  return parser;
}

class XmlError extends Error {}

function createDecoder(start: Buffer): TextDecoder {
  const encoding =
    start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

function removePrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Returns an attribute by its name without prefix, such as `id` of `r:id`; undefined if there is none. */
export function findPrefixedAttribute(
  attributes: Readonly<Record<string, string>>,
  localName: string,
): string | undefined {
  const name = Object.keys(attributes).find((key) => key.endsWith(`:${localName}`));
  return name === undefined ? undefined : attributes[name];
}
