import { createCellLengthError } from './cell-text.rules.js';
import { MAX_CELL_CHARACTERS } from './table-file.constants.js';
import type { Workbook } from './xlsx-workbook.reader.js';
import { SharedStringStore } from './xlsx-shared-strings.store.js';
import { parseXmlPart } from './xml-part.reader.js';
import { readZipEntry } from './zip-archive.reader.js';

/** Reads the texts of a workbook that are stored apart from the cells, several at a time. */
async function* readSharedStrings({ archive, sharedStrings }: Workbook): AsyncGenerator<string[]> {
  if (sharedStrings === null) return;
  let texts: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  const parts = parseXmlPart(readZipEntry(archive, sharedStrings), {
    openTag: (name) => {
      if (name === 'si') text = '';
      // The pronunciation of an Asian name is stored beside the name.
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    addText: (piece) => {
      if (!isText) return;
      text += piece;
      if (text.length > MAX_CELL_CHARACTERS) throw createCellLengthError('The workbook');
    },
    closeTag: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') texts.push(text);
    },
  });
  for await (const _ of parts) {
    if (texts.length > 0) yield texts;
    texts = [];
  }
}

/** Finds a few texts by their numbers, and stops reading behind the last of them. */
export async function findSharedStrings(workbook: Workbook, wanted: ReadonlySet<number>): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  if (wanted.size === 0) return found;
  const last = Math.max(...wanted);
  let index = 0;
  for await (const texts of readSharedStrings(workbook)) {
    for (const text of texts) {
      if (wanted.has(index)) found.set(index, text);
      index++;
    }
    if (index > last) break;
  }
  return found;
}

/** Copies all texts to a temporary file. */
export async function storeSharedStrings(workbook: Workbook): Promise<SharedStringStore> {
  const store = new SharedStringStore();
  try {
    for await (const texts of readSharedStrings(workbook)) texts.forEach((text) => store.append(text));
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}
