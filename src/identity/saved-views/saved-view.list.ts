import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { VIEWED_LISTS } from './saved-view.constants.js';
import { SavedView } from './saved-view.entity.js';

/** The fields of saved views. */
export const SAVED_VIEW_FIELDS = defineRecordFields(SavedView, 'v', {
  id: {},
  entity: { list: { values: VIEWED_LISTS } },
  name: { list: {}, writable: true },
  filters: { writable: true },
  columns: { writable: true },
  sort: { writable: true },
  shared: { list: { sort: false }, writable: true },
  isDefault: { list: { sort: false }, writable: true },
  ownerId: { list: { sort: false } },
  ownerName: { sql: 'o.full_name' },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: { exported: false },
  archivedAt: {},
});

/** Filters, sorts and columns of saved views. A user sees the own ones and those that others share. */
export const savedViewList = defineList({
  name: 'views',
  from: 'saved_view v JOIN app_user o ON o.id = v.owner_id',
  id: 'v.id',
  archived: 'v.archived_at',
  ...SAVED_VIEW_FIELDS,
  defaultSort: 'name',
  buildVisibility: (actor, bind) =>
    actor.kind === 'user' ? `v.shared OR v.owner_id = ${bind(actor.id)}::uuid` : 'v.shared',
});
