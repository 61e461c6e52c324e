import { ApiProperty, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { ArrayMinSize, IsIn } from 'class-validator';
import { IsSingleLine } from '../../common/validation/field.decorator.js';
import { NestedList } from '../../common/validation/reference.decorator.js';
import { IMPORT_ENTITIES, type ImportEntity } from '../mapping/import-field.constants.js';
import { MappingEntryInput, UpdateImport } from '../runs/import.dto.js';

/** The settings of an import that are saved with their mapping. */
class MappingSettings extends PickType(UpdateImport, [
  'values',
  'defaults',
  'matchKeys',
  'numberFormat',
  'dateFormat',
  'currencies',
  'unreadable',
  'unknownOwnerId',
  'createMissing',
  'externalSystem',
] as const) {}

/** A mapping to save. */
export class CreateImportMapping extends MappingSettings {
  /**
   * The kind of records of the files.
   * @example "companies"
   */
  @IsIn(IMPORT_ENTITIES)
  @ApiProperty({ enum: IMPORT_ENTITIES, example: 'companies' })
  entity: ImportEntity;

  /**
   * Name of the mapping, unique among the mappings of the kind of records without regard to case.
   * @example "Companies of the chamber of commerce"
   */
  @IsSingleLine()
  name: string;

  /** The fields that columns fill. A PATCH replaces all of them. */
  @NestedList(() => MappingEntryInput, 200)
  @ArrayMinSize(1)
  mapping: MappingEntryInput[];
}

/** Changes to a saved mapping (JSON merge patch). */
export class UpdateImportMapping extends PartialType(OmitType(CreateImportMapping, ['entity'] as const), {
  skipNullProperties: false,
}) {}
