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

/** Maximum length of a text, a tag, a comment or an instruction; a character may be written as a reference of up to ten. */
const MAX_TOKEN_CHARACTERS = MAX_CELL_CHARACTERS * 10;
/** Maximum depth of elements. Those of a workbook are not ten deep, and the parser keeps each one that is open. */
const MAX_DEPTH = 100;

/**
 * Parses XML as a stream, and yields after each piece, so that a consumer can take what the handlers have collected.
 * @throws TableFileError when the XML is broken, has a document type, nests too deeply, or one of its texts does not end
 */
export async function* parseXmlPart(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const progress: XmlProgress = { tokenEnd: 0, depth: 0 };
  const parser = createParser(handlers, progress);
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of chunks) {
      decoder ??= createDecoder(chunk);
      parser.write(decoder.decode(chunk, { stream: true }));
      if (parser.position - progress.tokenEnd > MAX_TOKEN_CHARACTERS) throw createCellLengthError('The workbook');
      yield;
    }
    parser.close();
  } catch (error) {
    const isDamaged = error instanceof XmlError || error instanceof RangeError || isEncodingError(error);
    throw isDamaged ? createDamagedError() : error;
  }
  yield;
}

/** Parses XML to its end. */
export async function readXmlPart(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXmlPart(chunks, handlers));
}

interface XmlProgress {
  /** The position behind the last token that is complete. The parser keeps what comes after it in memory. */
  tokenEnd: number;
  depth: number;
}

function createParser(handlers: XmlHandlers, progress: XmlProgress): SaxesParser {
  const parser = new SaxesParser();
  const endToken = () => {
    progress.tokenEnd = parser.position;
  };
  // A document type can declare entities that refer to one another. Excel writes none.
  parser.on('doctype', () => {
    throw createDamagedError();
  });
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    endToken();
    progress.depth++;
    if (progress.depth > MAX_DEPTH) throw createDamagedError();
    handlers.openTag?.(removePrefix(name), attributes);
  });
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    endToken();
    progress.depth--;
    handlers.closeTag?.(removePrefix(name));
  });
  const addText = (text: string) => {
    endToken();
    handlers.addText?.(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', endToken);
  parser.on('processinginstruction', endToken);
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
