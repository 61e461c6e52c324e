import { MAX_FILE_NAME_LENGTH, MAX_TITLE_LENGTH } from './document.constants.js';

/**
 * Characters that a system does not allow in a name, or that change how the name looks: control characters, other line
 * ends, and characters that change the direction of the text.
 */
const UNUSABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}/\\:*?"<>|]/gu;

/** The extension of a name, with its dot. */
const EXTENSION = /\.[^.\s]{1,20}$/u;

/** Returns the name under which a file is stored. It can be used on every system, and keeps its extension. */
export function cleanFileName(given: string): string {
  const name = given.normalize('NFC').toWellFormed().replaceAll(UNUSABLE, '_').trim();
  if (/^[.\s]*$/.test(name)) return 'file';
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  return cut(stem, MAX_FILE_NAME_LENGTH - countCharacters(extension)) + extension;
}

/** Returns the title of a document without a title of its own: the name of its file without the extension. */
export function buildTitle(fileName: string): string {
  const stem = fileName.replace(EXTENSION, '').trim();
  return cut(stem || fileName, MAX_TITLE_LENGTH).trim();
}

/** Cuts a text without splitting a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join('');
}

function countCharacters(text: string): number {
  return [...text].length;
}
