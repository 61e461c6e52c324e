import { posix } from 'node:path';
import { createMacroError } from './file-type.rules.js';
import { MAX_SMALL_PART_BYTES } from './table-file.constants.js';
import { classifyNumberFormat, type DateKind } from './xlsx-dates.rules.js';
import { findPrefixedAttribute, readXmlPart, type XmlHandlers } from './xml-part.reader.js';
import { normalisePartName, readZipEntry, type ZipArchive } from './zip-archive.reader.js';
import { createDamagedError, type ZipEntry } from './zip-directory.rules.js';

/** The data of a workbook that its rows need. */
export interface Workbook {
  archive: ZipArchive;
  /** The sheets in the order of their tabs. */
  sheets: WorkbookSheet[];
  sharedStrings: ZipEntry | null;
  /** The kind of value that a style shows, by the number of the style. */
  dateKinds: DateKind[];
  is1904: boolean;
}

/** A sheet with rows. */
export interface WorkbookSheet {
  name: string;
  isHidden: boolean;
  entry: ZipEntry;
}

interface Relationship {
  type: string;
  part: string;
}

/**
 * Reads a workbook without its rows. Links to other files are ignored, and nothing is fetched.
 * @throws TableFileError
 */
export async function readWorkbook(archive: ZipArchive): Promise<Workbook> {
  await assertNoMacroTypes(archive);
  const root = await readRelationships(archive, '_rels/.rels', '');
  const path = findPart(root, 'officeDocument') ?? 'xl/workbook.xml';
  const folder = posix.dirname(path);
  const relationships = await readRelationships(archive, `${folder}/_rels/${posix.basename(path)}.rels`, folder);
  const { is1904, tabs } = await readSheetList(archive, path);
  const sheets = tabs.flatMap(({ id, ...tab }) => {
    const target = relationships.get(id);
    // A sheet of a chart or a dialog has no rows.
    if (target?.type !== 'worksheet') return [];
    return [{ ...tab, entry: assertExists(archive.entries.get(target.part) ?? null) }];
  });
  const findEntry = (type: string) => {
    const part = findPart(relationships, type);
    return part === undefined ? null : (archive.entries.get(part) ?? null);
  };
  const styles = findEntry('styles');
  return {
    archive,
    sheets,
    sharedStrings: findEntry('sharedStrings'),
    dateKinds: styles === null ? [] : await readDateKinds(archive, styles),
    is1904,
  };
}

function findPart(relationships: ReadonlyMap<string, Relationship>, type: string): string | undefined {
  return [...relationships.values()].find((each) => each.type === type)?.part;
}

function assertExists(entry: ZipEntry | null): ZipEntry {
  if (entry === null) throw createDamagedError();
  return entry;
}

async function readPart(archive: ZipArchive, name: string, handlers: XmlHandlers): Promise<void> {
  const entry = assertExists(archive.entries.get(name) ?? null);
  await readXmlPart(readZipEntry(archive, entry, MAX_SMALL_PART_BYTES), handlers);
}

/**
 * The declared types say whether a workbook has macros, whatever the names of its parts are. A workbook that could have
 * macros (.xlsm) and has none is like any other.
 */
async function assertNoMacroTypes(archive: ZipArchive): Promise<void> {
  await readPart(archive, '[content_types].xml', {
    openTag: (_, { ContentType: type = '' }) => {
      if (/vbaproject|macrosheet/i.test(type)) throw createMacroError();
    },
  });
}

/** Reads the relationships of a part by their ids, without those that lead outside of the file. */
async function readRelationships(
  archive: ZipArchive,
  name: string,
  folder: string,
): Promise<Map<string, Relationship>> {
  const relationships = new Map<string, Relationship>();
  await readPart(archive, normalisePartName(name), {
    openTag: (tag, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (tag !== 'Relationship' || mode === 'External') return;
      const part = target.startsWith('/') ? target : posix.join(folder, target);
      relationships.set(id, { type: type.slice(type.lastIndexOf('/') + 1), part: normalisePartName(part) });
    },
  });
  return relationships;
}

interface SheetTab extends Omit<WorkbookSheet, 'entry'> {
  id: string;
}

/** Excel allows 31 characters; a longer name is cut, because it is stored and shown. */
const MAX_SHEET_NAME = 100;

/** Returns the name of a sheet without characters that cannot be stored or shown. */
function cleanSheetName(name: string): string {
  return name
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, MAX_SHEET_NAME)
    .toWellFormed()
    .trim();
}

async function readSheetList(archive: ZipArchive, path: string): Promise<{ is1904: boolean; tabs: SheetTab[] }> {
  const result = { is1904: false, tabs: [] as SheetTab[] };
  await readPart(archive, path, {
    openTag: (tag, attributes) => {
      if (tag === 'workbookPr') result.is1904 = /^(?:1|true|on)$/.test(attributes['date1904'] ?? '');
      const isHidden = /hidden/i.test(attributes['state'] ?? '');
      if (tag !== 'sheet') return;
      const id = findPrefixedAttribute(attributes, 'id') ?? '';
      result.tabs.push({ id, name: cleanSheetName(attributes['name'] ?? ''), isHidden });
    },
  });
  return result;
}

async function readDateKinds(archive: ZipArchive, entry: ZipEntry): Promise<DateKind[]> {
  const codes = new Map<number, string>();
  const kinds: DateKind[] = [];
  let isInCellFormats = false;
  await readPart(archive, normalisePartName(entry.name), {
    openTag: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (tag === 'cellXfs') isInCellFormats = true;
      if (tag !== 'xf' || !isInCellFormats) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      kinds.push(classifyNumberFormat(id, codes.get(id)));
    },
    closeTag: (tag) => {
      if (tag === 'cellXfs') isInCellFormats = false;
    },
  });
  return kinds;
}
