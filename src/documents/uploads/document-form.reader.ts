import type { Type } from '@nestjs/common';
import type { UploadFormRules } from '../../common/http/upload-form.reader.js';
import { listFieldNames } from '../../common/validation/request-fields.reader.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { MEGABYTE } from '../model/document.constants.js';
import { CreateDocument, CreateDocumentVersion } from '../model/document.dto.js';

const validation = new RequestValidationPipe();

/** Builds the rules of the form with the fields of a class and a file. */
function buildFormRules(type: Type, maxMegabytes: number): UploadFormRules {
  return {
    fields: listFieldNames(type),
    repeatable: ['tags'],
    maxBytes: maxMegabytes * MEGABYTE,
    codes: {
      missing: 'document.file_missing',
      second: 'document.second_file',
      empty: 'document.file_empty',
      tooLarge: 'document.file_too_large',
    },
  };
}

export const buildDocumentFormRules = (maxMegabytes: number) => buildFormRules(CreateDocument, maxMegabytes);
export const buildVersionFormRules = (maxMegabytes: number) => buildFormRules(CreateDocumentVersion, maxMegabytes);

/** Returns the checked fields of a form. A field that the user has left empty counts as absent. @throws 422 */
export function parseFormFields<T extends object>(type: Type<T>, fields: ReadonlyMap<string, string[]>): T {
  const filled = [...fields].flatMap(([name, texts]) => {
    const values = texts.filter((text) => text.trim() !== '').map(normaliseLineEnds);
    return values.length > 0 ? [[name, parseValue(name, values)] as const] : [];
  });
  return validation.transform(Object.fromEntries(filled), { type: 'body', metatype: type }) as T;
}

/** A form sends every line end as two characters, which a text of JSON has only if it was typed so. */
function normaliseLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function parseValue(name: string, texts: readonly string[]): unknown {
  if (name === 'tags') return texts;
  const text = texts[0]!;
  return name === 'allowDuplicate' && /^(true|false)$/.test(text) ? text === 'true' : text;
}
