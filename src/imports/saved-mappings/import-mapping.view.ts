import { ApiProperty, PickType } from '@nestjs/swagger';
import { DataImportView } from '../runs/import.view.js';

/** A mapping that a user has saved. */
export class ImportMappingView extends PickType(DataImportView, [
  'id',
  'entity',
  'mapping',
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
  'createdAt',
  'updatedAt',
  'version',
  'createdBy',
] as const) {
  /** @example "Companies of the chamber of commerce" */
  name: string;

  /** The user who saved the mapping; null if an API key did. */
  @ApiProperty({ type: String, nullable: true, example: 'Stefan Raes' })
  creatorName: string | null;

  archivedAt: Date | null;

  /** Whether the caller may change, archive and restore the mapping. */
  canEdit: boolean;
}
