import { type FileContent, getFileExtension } from './media-type.rules.js';

/** Programs by their format, with the words that an error uses. */
const PROGRAM_FORMATS: ReadonlyMap<string | null, string> = new Map([
  ['apk', 'a program for Android'],
  ['elf', 'a program for Linux'],
  ['exe', 'a program for Windows'],
  ['jar', 'a program for Java'],
  ['lnk', 'a shortcut of Windows'],
  ['macho', 'a program for macOS'],
]);

/** Extensions of files that Windows runs when they are opened, whatever they contain. */
const PROGRAM_EXTENSIONS: ReadonlySet<string> = new Set([
  'bat',
  'cmd',
  'com',
  'exe',
  'hta',
  'js',
  'jse',
  'lnk',
  'msi',
  'ps1',
  'reg',
  'scr',
  'vbs',
]);

/**
 * Explains why a file must not be stored: a system would execute it. Returns null for every other file.
 * A text that begins with the letters MZ is no program.
 */
export function findTypeRefusal({ format, isText }: FileContent, fileName: string): string | null {
  const program = isText ? undefined : PROGRAM_FORMATS.get(format);
  if (program !== undefined) return `The file is ${program}. Programs are not stored, whatever their name is.`;
  const extension = getFileExtension(fileName);
  if (!PROGRAM_EXTENSIONS.has(extension)) return null;
  return `Files with the extension .${extension} are not stored, because Windows runs them when they are opened.`;
}
