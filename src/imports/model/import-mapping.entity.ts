import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { User } from '../../identity/model/user.entity.js';
import type { Cell } from '../files/table-file.constants.js';
import type { DateFormat, ImportEntity, NumberFormat } from '../mapping/import-field.constants.js';
import type { CreatableEntity, MatchKey, Unreadable } from './import.constants.js';
import type { ColumnCurrency, MappingEntry, WordMeaning } from './import.entity.js';

/** The settings of an import that are saved under a name, for later files with the same columns. */
@Entity('import_mapping')
@Index('import_mapping_unknown_owner_id_idx', ['unknownOwnerId'], { where: 'unknown_owner_id IS NOT NULL' })
export class ImportMapping extends RecordEntity {
  @Column('text')
  entity: ImportEntity;

  /** The name, unique among the mappings of the entity without regard to case. */
  @Column('text')
  name: string;

  @Column('jsonb')
  mapping: MappingEntry[];

  /** The meanings of words that people have chosen. */
  @Column('jsonb', { default: [] })
  values: WordMeaning[];

  /** The values of fields for rows that have none. */
  @Column('jsonb', { default: {} })
  defaults: Record<string, Cell>;

  @Column('text', { array: true, default: [] })
  matchKeys: MatchKey[];

  @Column('text', { nullable: true })
  numberFormat: NumberFormat | null;

  @Column('text', { nullable: true })
  dateFormat: DateFormat | null;

  /** The currencies of columns with amounts. */
  @Column('jsonb', { default: [] })
  currencies: ColumnCurrency[];

  /** The treatment of cells that cannot be read. */
  @Column('text', { default: 'leave_out' })
  unreadable: Unreadable;

  /** The user who gets the rows of people who are no users. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  unknownOwnerId: string | null;
  /** The kinds of records that are created where rows name some that are missing. */
  @Column('text', { array: true, default: [] })
  createMissing: CreatableEntity[];

  /** The system whose ids the files have. */
  @Column('text', { default: 'import' })
  externalSystem: string;
}

/** Saved mappings as a kind of record for the record store. */
export const IMPORT_MAPPING: RecordKind<ImportMapping> = { entity: ImportMapping, name: 'import_mapping' };

declareConstraints({
  import_mapping_name_uq: {
    code: 'import_mapping.duplicate_name',
    detail: 'name must be unique; there is another mapping of this kind of records with this name.',
    pointer: '/name',
  },
});
