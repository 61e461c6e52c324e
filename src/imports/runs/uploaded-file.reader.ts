import { type UploadFormRules, withUploadedForm } from '../../common/http/upload-form.reader.js';
import { MAX_FILE_BYTES } from '../files/table-file.constants.js';

/** The parts of the form that are no file. */
export const UPLOAD_FIELDS = ['entity', 'sheet', 'headingRow', 'encoding', 'separator', 'replaces'] as const;
/** The texts of the parts that a form has. */
export type UploadFields = Partial<Record<(typeof UPLOAD_FIELDS)[number], string>>;

const FORM: UploadFormRules = {
  fields: UPLOAD_FIELDS,
  repeatable: [],
  maxBytes: MAX_FILE_BYTES,
  codes: {
    missing: 'import.file_missing',
    second: 'import.second_file',
    empty: 'import.file_empty',
    tooLarge: 'import.file_too_large',
  },
};

/** An uploaded file on the disk, with the other parts of its form. */
export interface UploadedFile {
  path: string;
  fileName: string;
  /** The texts of the other parts. */
  fields: UploadFields;
  /** SHA-256 in hexadecimal digits. */
  digest: string;
}

/**
 * Stores the file of a form on the disk while `use` runs, and deletes it afterwards. A form that is cut off leaves
 * nothing.
 * @throws 400, 413, 415, 422 for a body that is no form with one file
 */
export function withUploadedFile<T>(upload: unknown, use: (file: UploadedFile) => Promise<T>): Promise<T> {
  return withUploadedForm(upload, FORM, ({ path, fileName, sha256, fields }) =>
    use({ path, fileName: cleanFileName(fileName), fields: pickFirstTexts(fields), digest: sha256 }),
  );
}

function pickFirstTexts(fields: ReadonlyMap<string, string[]>): UploadFields {
  return Object.fromEntries([...fields].map(([name, [text]]) => [name, text]));
}

/** Returns the name of a file without its folder and without characters that cannot be stored or shown. */
function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200) || 'file'
  );
}
