import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';
import type { TravelDetailCipher } from './model/travel-detail.cipher.js';
import { mergeParticipants } from './participants/participant-merge.store.js';

/**
 * Returns the relations of delegations, participants and programmes that a merge updates. Combined participants need the
 * cipher of their travel details.
 */
export const buildDelegationMergeRelations = (cipher: TravelDetailCipher): readonly MergeRelation[] => [
  {
    target: 'company',
    table: 'activity',
    column: 'sender_company_id',
    label: 'delegations',
    record: { entityType: 'activity', entityTypeColumn: 'kind' },
  },
  {
    target: 'company',
    table: 'delegation_host',
    column: 'company_id',
    label: 'delegations',
    uniqueWith: ['activity_id'],
    parent: { table: 'activity', column: 'activity_id', entityType: 'delegation', field: 'hostCompanyIds' },
  },
  {
    target: 'company',
    table: 'delegation_participant',
    column: 'company_id',
    label: 'participants',
    record: { entityType: 'delegation_participant' },
  },
  {
    target: 'contact',
    table: 'delegation_participant',
    column: 'contact_id',
    label: 'participations',
    move: (tx, from, to) => mergeParticipants(tx, cipher, from, to),
  },
  // Two records of one company may each receive a visit at the same time. Their merge is still allowed. The programme
  // then shows the overlap, which is checked again only when one of the two items changes.
  {
    target: 'company',
    table: 'programme_item',
    column: 'host_company_id',
    label: 'programmeItems',
    record: { entityType: 'programme_item' },
  },
];
