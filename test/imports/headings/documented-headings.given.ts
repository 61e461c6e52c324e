import type { ImportEntity } from '../../../src/imports/mapping/import-field.constants.js';
import { suggestMapping } from '../../../src/imports/mapping/suggest-mapping.rules.js';

/** The headings that a source documents, with the field that each fills; those without a field of ours stand in `none`. */
export interface DocumentedHeadings {
  source: string;
  entity: ImportEntity;
  mapped: Readonly<Record<string, string>>;
  none: readonly string[];
}

/** Returns the suggested field of each column that has one. */
export function suggest(entity: ImportEntity, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(suggestMapping(entity, columns).map(({ column, field }) => [column, field]));
}

/** Expects that each documented heading is mapped as its source means it. */
export function expectDocumentedHeadings(documented: readonly DocumentedHeadings[]): void {
  describe.each(documented)('The headings of $source', ({ entity, mapped, none }) => {
    it.each(Object.entries(mapped))('%s is %s', (heading, field) => {
      expect(suggest(entity, [heading])).toEqual({ [heading]: field });
    });

    it.each(none)('%s is no field of ours', (heading) => {
      expect(suggest(entity, [heading])).toEqual({});
    });
  });
}
