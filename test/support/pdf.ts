import { inflateSync } from 'node:zlib';

/** An object of a PDF file: its dictionary as text, and its uncompressed stream. */
interface PdfObject {
  dictionary: string;
  stream: string;
}

/** Parses the objects of a file of PDFKit, which does not pack them into object streams. */
function parseObjects(pdf: Buffer): Map<string, PdfObject> {
  const file = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of file.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    const [dictionary = '', packed = ''] = match[2]!.split(/\nstream\n/);
    // The length is needed because the last byte of the stream may look like the end of a line.
    const bytes = Buffer.from(packed.slice(0, Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)), 'latin1');
    const stream = (/FlateDecode/.test(dictionary) ? inflateSync(bytes) : bytes).toString('latin1');
    objects.set(match[1]!, { dictionary, stream });
  }
  return objects;
}

const findPages = (objects: Map<string, PdfObject>) =>
  [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\s/.test(dictionary));

/** Counts the pages of a file. */
export function countPages(pdf: Buffer): number {
  return findPages(parseObjects(pdf)).length;
}

/** Returns the names of the embedded fonts. */
export function findFonts(pdf: Buffer): string[] {
  const names = [...parseObjects(pdf).values()].map(({ dictionary }) => /\/BaseFont \/(\S+)/.exec(dictionary)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Returns the font sizes of a file in points, in ascending order. */
export function findFontSizes(pdf: Buffer): number[] {
  const streams = [...parseObjects(pdf).values()].map(({ stream }) => stream);
  const sizes = streams.flatMap((stream) => [...stream.matchAll(/\/F\d+ (\S+) Tf/g)].map(([, size]) => Number(size)));
  return [...new Set(sizes)].toSorted((a, b) => a - b);
}

/** Extracts the text that a reader can copy, with single blanks as white space. Throws for glyphs without a character. */
export function extractText(pdf: Buffer): string {
  return extractPages(pdf).join(' ').replaceAll(/\s+/g, ' ');
}

/** Extracts the text of each page, as {@link extractText} does. */
export function extractPages(pdf: Buffer): string[] {
  const objects = parseObjects(pdf);
  const reference = (text: string, name: string) =>
    objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1] ?? '') ?? { dictionary: '', stream: '' };
  const characters = new Map<string, Map<string, string>>();
  return findPages(objects).map((page) => {
    const parts: string[] = [];
    const resources = reference(page.dictionary, 'Resources').dictionary;
    for (const [, name] of resources.matchAll(/\/(F\d+) \d+ 0 R/g)) {
      if (!characters.has(name!))
        characters.set(name!, parseCharacters(reference(reference(resources, name!).dictionary, 'ToUnicode').stream));
    }
    let font = new Map<string, string>();
    for (const [, name, text] of reference(page.dictionary, 'Contents').stream.matchAll(
      /\/(F\d+) \S+ Tf|\[([^\]]*)\] TJ/gs,
    )) {
      if (name) font = characters.get(name)!;
      else {
        const codes = [...text!.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex]) => hex!.toLowerCase().match(/.{4}/g)!);
        parts.push(codes.map((code) => font.get(code) ?? fail(code)).join(''));
      }
    }
    return parts.join('').replaceAll(/\s+/g, ' ');
  });
}

function fail(code: string): never {
  throw new Error(`The glyph ${code} stands for no character.`);
}

/** Parses the map from the codes of a font to characters. */
function parseCharacters(toUnicode: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [, from, list] of toUnicode.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/gis)) {
    [...list!.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex], index) => {
      const code = (Number.parseInt(from!, 16) + index).toString(16).padStart(4, '0');
      characters.set(code, Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return characters;
}
