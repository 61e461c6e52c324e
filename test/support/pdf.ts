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
  [...objects].filter(([, { dictionary }]) => /\/Type \/Page\s/.test(dictionary));

/** Counts the pages of a file. */
export function countPages(pdf: Buffer): number {
  return findPages(parseObjects(pdf)).length;
}

/** A page: its size in points and the operators that draw it. */
export interface PdfPage {
  width: number;
  height: number;
  operators: string;
}

/** Returns the pages of a file, in order. */
export function readPages(pdf: Buffer): PdfPage[] {
  const objects = parseObjects(pdf);
  return findPages(objects).map(([, { dictionary }]) => {
    const [, width, height] = /\/MediaBox \[0 0 (\S+) (\S+)\]/.exec(dictionary)!;
    const operators = getObject(objects, dictionary, 'Contents').stream;
    return { width: Number(width), height: Number(height), operators };
  });
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

/** A text on a page, and the marked content it is in: an element of the structure, an artifact or none. */
interface PagePart {
  page: string;
  mcid: number | null;
  isArtifact: boolean;
  text: string;
}

const getObject = (objects: Map<string, PdfObject>, text: string, name: string) =>
  objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1] ?? '') ?? { dictionary: '', stream: '' };

/** Returns the texts of all pages in the order in which they are drawn. Throws for glyphs without a character. */
function listParts(objects: Map<string, PdfObject>): PagePart[] {
  const characters = new Map<string, Map<string, string>>();
  const parts: PagePart[] = [];
  for (const [page, { dictionary }] of findPages(objects)) {
    const resources = getObject(objects, dictionary, 'Resources').dictionary;
    for (const [, name] of resources.matchAll(/\/(F\d+) \d+ 0 R/g)) {
      const font = getObject(objects, resources, name!).dictionary;
      if (!characters.has(name!)) characters.set(name!, parseCharacters(getObject(objects, font, 'ToUnicode').stream));
    }
    let font = new Map<string, string>();
    const open: { mcid: number | null; isArtifact: boolean }[] = [];
    for (const [, name, text, tag, mcid] of getObject(objects, dictionary, 'Contents').stream.matchAll(
      /\/(F\d+) \S+ Tf|\[([^\]]*)\] TJ|\/(\w+) <<\s(?:[^>]*\/MCID (\d+))?[^>]*>>\s*BDC|\bEMC\b/g,
    )) {
      if (name) font = characters.get(name)!;
      else if (tag) open.push({ mcid: mcid === undefined ? null : Number(mcid), isArtifact: tag === 'Artifact' });
      else if (text === undefined) open.pop();
      else {
        const codes = [...text.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex]) => hex!.toLowerCase().match(/.{4}/g)!);
        const written = codes.map((code) => font.get(code) ?? fail(code)).join('');
        parts.push({ page, ...(open.at(-1) ?? { mcid: null, isArtifact: false }), text: written });
      }
    }
    parts.push({ page, mcid: null, isArtifact: true, text: ' ' });
  }
  return parts;
}

/** Extracts the text that a reader can copy, with single blanks as white space. Throws for glyphs without a character. */
export function extractText(pdf: Buffer): string {
  return extractPages(pdf).join('');
}

/** Extracts the text of each page, as {@link extractText} does. */
export function extractPages(pdf: Buffer): string[] {
  const pages = Map.groupBy(listParts(parseObjects(pdf)), ({ page }) => page);
  return [...pages.values()].map((parts) =>
    parts
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s+/g, ' '),
  );
}

/** An element of the structure of a file, with its own text and its elements. */
export interface PdfElement {
  type: string;
  text: string;
  alt: string | null;
  scope: string | null;
  children: PdfElement[];
}

/** The facts with which a program reads a file aloud. */
export interface PdfStructure {
  isTagged: boolean;
  showsTitle: boolean;
  language: string | null;
  title: string | null;
  root: PdfElement | null;
  /** Texts that are neither part of an element nor an artifact. */
  unmarked: string[];
  artifacts: string;
}

/** Reads the structure of a file from its catalogue. */
export function readStructure(pdf: Buffer): PdfStructure {
  const objects = parseObjects(pdf);
  const parts = listParts(objects);
  const find = (id: string) => objects.get(id)?.dictionary ?? '';
  const parseText = (dictionary: string, name: string) => {
    const written = new RegExp(`/${name} \\(((?:[^()\\\\]|\\\\.)*)\\)`, 's').exec(dictionary)?.[1];
    if (written === undefined) return null;
    const bytes = Buffer.from(
      written.replaceAll(/\\(.)/gs, (_, letter: string) => (letter === 'n' ? '\n' : letter === 'r' ? '\r' : letter)),
      'latin1',
    );
    return bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
  };
  const readElement = (id: string): PdfElement => {
    const dictionary = find(id);
    const kids = /\/K \[(.*?)\](?=\n\/|\n>>)/s.exec(dictionary)?.[1] ?? '';
    const page = /\/Pg (\d+) 0 R/.exec(dictionary.replace(kids, ''))?.[1] ?? '';
    const children: PdfElement[] = [];
    let text = '';
    for (const [, child, elsewhere, marked, own] of kids.matchAll(
      /(\d+) 0 R|<<[^>]*?\/Pg (\d+) 0 R[^>]*?\/MCID (\d+)[^>]*>>|(\d+)/g,
    )) {
      const [at, mcid] = elsewhere ? [elsewhere, Number(marked)] : [page, Number(own)];
      if (child && !elsewhere) children.push(readElement(child));
      else
        text += parts
          .filter((part) => part.page === at && part.mcid === mcid)
          .map((part) => part.text)
          .join('');
    }
    return {
      type: /\/S \/(\w+)/.exec(dictionary)?.[1] ?? '',
      text: text.replaceAll(/\s+/g, ' ').trim(),
      alt: parseText(dictionary, 'Alt'),
      scope: /\/Scope \/(\w+)/.exec(dictionary)?.[1] ?? null,
      children,
    };
  };
  const catalogue = [...objects.values()].find(({ dictionary }) => dictionary.includes('/Type /Catalog'))!.dictionary;
  const info = find(/\/Info (\d+) 0 R/.exec(pdf.toString('latin1'))?.[1] ?? '');
  const tree = getObject(objects, catalogue, 'StructTreeRoot').dictionary;
  const [, root] = /\/K \[(\d+) 0 R\]/.exec(tree) ?? [];
  return {
    isTagged: /\/Marked true/.test(getObject(objects, catalogue, 'MarkInfo').dictionary),
    showsTitle: /\/DisplayDocTitle true/.test(getObject(objects, catalogue, 'ViewerPreferences').dictionary),
    language: parseText(catalogue, 'Lang'),
    title: parseText(`/Title ${getObject(objects, info, 'Title').dictionary}`, 'Title'),
    root: root ? readElement(root) : null,
    unmarked: parts.filter(({ mcid, isArtifact }) => mcid === null && !isArtifact).map(({ text }) => text),
    artifacts: parts
      .filter(({ isArtifact }) => isArtifact)
      .map(({ text }) => text)
      .join(''),
  };
}

/** Returns an element and all elements in it. */
export function listElements(root: PdfElement): PdfElement[] {
  return [root, ...root.children.flatMap((child) => listElements(child))];
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
