import { defineList } from '../common/lists/list.definition.js';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES } from './agreement.vocabulary.js';

/** Agreements: filters, sorts and columns. */
export const agreementList = defineList({
  name: 'agreements',
  from: 'agreement g',
  id: 'g.id',
  archived: 'g.archived_at',
  select: `g.id, g.reference, g.title, g.kind, g.parent_id AS "parentId", g.status, g.signed_on AS "signedOn",
    g.created_at AS "createdAt", g.updated_at AS "updatedAt", g.version, g.created_by AS "createdBy",
    g.archived_at AS "archivedAt"`,
  fields: {
    reference: { type: 'text', sql: 'g.reference', sort: false, example: 'AGR-2016-0001' },
    title: { type: 'text', sql: 'g.title', filter: false },
    kind: { type: 'enum', sql: 'g.kind', sort: false, values: AGREEMENT_KINDS },
    status: { type: 'enum', sql: 'g.status', sort: false, values: AGREEMENT_STATUSES },
    parentId: { type: 'uuid', sql: 'g.parent_id', sort: false, nullable: true },
    signedOn: { type: 'date', sql: 'g.signed_on', nullable: true },
  },
  defaultSort: '-signedOn',
  // Served by agreement_text_trgm_idx.
  search: {
    condition: (q, bind) => `fold(g.reference || ' ' || g.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
  columns: ['id', 'reference', 'title', 'kind', 'parentId', 'status', 'signedOn', 'archivedAt'],
});
