import { Injectable } from '@nestjs/common';
import type { EntityImport } from '../model/entity-import.constants.js';
import type { ImportEntity } from '../mapping/import-field.constants.js';
import { CompanyImportService } from './company-import.service.js';

/** The kinds of records that can be imported at present. */
export const IMPORTABLE_ENTITIES = ['companies'] as const satisfies readonly ImportEntity[];
/** One of {@link IMPORTABLE_ENTITIES}. */
export type ImportableEntity = (typeof IMPORTABLE_ENTITIES)[number];

/** Finds how the rows of a kind of records are imported. */
@Injectable()
export class EntityImportRegistry {
  private readonly imports: Readonly<Record<ImportableEntity, EntityImport>>;

  constructor(companies: CompanyImportService) {
    this.imports = { companies };
  }

  get(entity: ImportableEntity): EntityImport {
    return this.imports[entity];
  }
}
