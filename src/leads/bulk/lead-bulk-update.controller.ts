import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { toAmountBody } from '../../common/money/amount.columns.js';
import { createBulkUpdateController } from '../../identity/access/bulk-update-controller.factory.js';
import { LEAD } from '../model/lead.entity.js';
import { leadList } from '../model/lead.list.js';
import { UpdateLead } from '../records/lead.dto.js';
import { BULK_UPDATE_EXAMPLES } from '../records/lead.examples.js';
import { BulkUpdateLeads } from './lead-bulk-update.dto.js';
import { LeadBulkUpdateService } from './lead-bulk-update.service.js';

@ApiTags('Leads')
@Controller('leads/bulk-updates')
export class LeadBulkUpdateController extends createBulkUpdateController(
  {
    collection: 'leads',
    kind: LEAD,
    list: leadList,
    title: 'title',
    bodyType: BulkUpdateLeads,
    updateType: UpdateLead,
    keptFields: ['status'],
    toBodyValue: (field, value) => (field === 'capex' ? toAmountBody(value) : value),
    codes: { selection: 'lead.bulk_selection', tooMany: 'lead.bulk_too_many', empty: 'lead.bulk_empty' },
    examples: BULK_UPDATE_EXAMPLES,
  },
  ['leads:write', 'leads:read'],
  LeadBulkUpdateService,
) {}
