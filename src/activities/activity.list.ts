import { defineList } from '../common/lists/list.definition.js';
import { ACTIVITY_KINDS } from './activity.vocabulary.js';

/** Activities: filters, sorts and columns. */
export const activityList = defineList({
  name: 'activities',
  from: 'activity a',
  id: 'a.id',
  archived: 'a.archived_at',
  select: `a.id, a.reference, a.title, a.kind, a.starts_on AS "startsOn", a.ends_on AS "endsOn", a.country,
    a.agreement_id AS "agreementId", a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.version,
    a.created_by AS "createdBy", a.archived_at AS "archivedAt"`,
  fields: {
    reference: { type: 'text', sql: 'a.reference', sort: false, example: 'DEL-2015-0001' },
    title: { type: 'text', sql: 'a.title', filter: false },
    kind: { type: 'enum', sql: 'a.kind', sort: false, values: ACTIVITY_KINDS },
    startsOn: { type: 'date', sql: 'a.starts_on' },
    endsOn: { type: 'date', sql: 'a.ends_on' },
    country: { type: 'text', sql: 'a.country', sort: false, nullable: true, example: 'CN' },
    agreementId: { type: 'uuid', sql: 'a.agreement_id', sort: false, nullable: true },
  },
  defaultSort: '-startsOn',
  // Served by activity_text_trgm_idx.
  search: {
    condition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
  columns: ['id', 'reference', 'title', 'kind', 'startsOn', 'endsOn', 'country', 'agreementId', 'archivedAt'],
});
