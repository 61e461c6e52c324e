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
  /** The visible sheets in the order of their tabs. */
  sheets: ZipEntry[];
  sharedStrings: ZipEntry | null;
  /** The kind of value that a style shows, by the number of the style. */
  dateKinds: DateKind[];
  is1904: boolean;
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
  const { is1904, sheetIds } = await readSheetList(archive, path);
  const sheets = sheetIds.flatMap((id) => {
    const target = relationships.get(id);
    // A sheet of a chart or a dialog has no rows.
    return target?.type === 'worksheet' ? [archive.entries.get(target.part) ?? null] : [];
  });
  const findEntry = (type: string) => {
    const part = findPart(relationships, type);
    return part === undefined ? null : (archive.entries.get(part) ?? null);
  };
  const styles = findEntry('styles');
  return {
    archive,
    sheets: sheets.map(assertExists),
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

/** The declared types say what a workbook is, whatever its name and the names of its parts are. */
async function assertNoMacroTypes(archive: ZipArchive): Promise<void> {
  await readPart(archive, '[content_types].xml', {
    openTag: (_, { ContentType: type = '' }) => {
      if (/macroenabled|vbaproject|macrosheet/i.test(type)) throw createMacroError();
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

async function readSheetList(archive: ZipArchive, path: string): Promise<{ is1904: boolean; sheetIds: string[] }> {
  const result = { is1904: false, sheetIds: [] as string[] };
  await readPart(archive, path, {
    openTag: (tag, attributes) => {
      if (tag === 'workbookPr') result.is1904 = /^(?:1|true|on)$/.test(attributes['date1904'] ?? '');
      const isHidden = /hidden/i.test(attributes['state'] ?? '');
      if (tag === 'sheet' && !isHidden) result.sheetIds.push(findPrefixedAttribute(attributes, 'id') ?? '');
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
