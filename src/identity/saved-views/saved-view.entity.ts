import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { User } from '../model/user.entity.js';
import type { ViewedList } from './saved-view.constants.js';

/** A list with filters, order and columns that a user has saved. */
@Entity('saved_view')
@Index('saved_view_name_uq', ['ownerId', 'entity', 'name'], { unique: true, where: 'archived_at IS NULL' })
@Index('saved_view_owner_id_idx', ['ownerId'])
export class SavedView extends RecordEntity {
  @ForeignKey(() => User)
  @Column('uuid')
  ownerId: string;

  /** The list that the view shows. */
  @Column('text')
  entity: ViewedList;

  @Column('text')
  name: string;

  /** The parameters of the list by their names. */
  @Column('jsonb', { default: {} })
  filters: Record<string, string | string[]>;

  @Column('text', { array: true, default: [] })
  columns: string[];

  @Column('text', { nullable: true })
  sort: string | null;

  /** Whether all users see the view. Only its owner changes it. */
  @Column('boolean', { default: false })
  shared: boolean;

  /** Whether the list opens with the view for its owner. At most one view of a list is the default. */
  @Column('boolean', { default: false })
  isDefault: boolean;
}

/** Saved views for the record store. The audit trail, which others read, leaves out what a user looks for. */
export const SAVED_VIEW: RecordKind<SavedView> = {
  entity: SavedView,
  name: 'view',
  secret: ['name', 'filters', 'columns', 'sort'],
};

declareConstraints({
  saved_view_name_uq: {
    code: 'view.duplicate_name',
    detail: 'name must be unique; you have another view of this list with this name.',
    pointer: '/name',
  },
});
