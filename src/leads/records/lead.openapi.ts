import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateLead, UpdateLead } from './lead.dto.js';
import { CREATE_EXAMPLES, UPDATE_EXAMPLES } from './lead.examples.js';

export const LEAD_DOCS = {
  list: { summary: 'List leads' },
  export: { summary: 'Export leads' },
  create: {
    summary: 'Create a lead',
    description:
      'The lead starts in the stage first_contact. `title`, `companyId` and `source.channel` are required. The ' +
      'caller becomes the owner unless `ownerId` names somebody else; an API key must send `ownerId`. The ' +
      'channels `activity`, `agreement` and `referral` need the id of their record too. Call `GET ' +
      '/leads/{id}/gates` next.',
    body: { type: CreateLead, examples: CREATE_EXAMPLES },
    problems: [
      'external_id.taken',
      'lead.gate_unmet',
      'lead.owner_needed',
      'lead.codename_required',
      'lead.sector_unknown',
      'lead.screening_filed_on_required',
      'lead.local_company_not_belgian',
      'lead.dates_out_of_order',
    ],
  },
  read: {
    summary: 'Get a lead',
    description:
      'The response includes the evidence and realisations of the lead. A confidential lead is found only by its ' +
      'owner, project manager and team, and by managers. The `ETag` of the response can be sent as `If-Match` ' +
      'with a change.',
  },
  update: {
    summary: 'Update a lead',
    description:
      'The owner, the project manager, the team, and managers may update a lead. Send only the fields to change; ' +
      'null clears a field, but not a field that the present stage requires. The stage is changed through ' +
      '`transitions`, the status through `status`.',
    body: { type: UpdateLead, examples: UPDATE_EXAMPLES },
    problems: [
      'record.archived',
      'external_id.taken',
      'lead.not_yours',
      'lead.gate_unmet',
      'lead.codename_required',
      'lead.sector_unknown',
      'lead.screening_filed_on_required',
      'lead.local_company_not_belgian',
      'lead.dates_out_of_order',
    ],
  },
  archive: {
    summary: 'Archive a lead',
    description:
      'Archive only leads that were entered by mistake. Set the status of a lead that comes to nothing to lost ' +
      'or abandoned instead, so that reports count it. The caller must be allowed to change the lead.',
    problems: ['lead.not_yours'],
  },
  restore: {
    summary: 'Restore an archived lead',
    description: 'The lead keeps its stage and status. The caller must be allowed to change the lead.',
    problems: ['lead.not_yours'],
  },
} satisfies Record<string, RouteDocs>;
