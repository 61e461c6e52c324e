import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of the stage of today, and of the day since which a deal is in it, in the exports of other systems. Sources:
 * - HubSpot: "HubSpot's default deal properties" (knowledge.hubspot.com/crm-deals/hubspots-default-deal-properties);
 *   "Date entered current stage" (hs_v2_date_entered_current_stage) beside "Deal Stage" is in exports that public programs read;
 * - Salesforce: StageName and LastStageChangeDate of Opportunity (Object Reference for the Salesforce Platform); "Stage" and
 *   "Last Stage Change Date" are columns of reports that public programs read;
 * - Dynamics 365: salesstage and stepname of opportunity (github.com/MicrosoftDocs/dynamics-365-customer-engagement,
 *   ce/developer/entities/opportunity.md), which has no day of the stage;
 * - Pipedrive: "Deal - Stage" and "Deal - Last stage change" (stage_change_time) in exports that public programs read;
 * - EspoCRM: stage of Opportunity (github.com/espocrm/espocrm, application/Espo/Modules/Crm), which has no day of the stage;
 * - Odoo: stage_id and date_last_stage_update of crm.lead (github.com/odoo/odoo, addons/crm/models/crm_lead.py);
 * - Zoho: "Standard Fields in Deals" (help.zoho.com) for the stage; Stage_Modified_Time is in public programs that read deals.
 */
export const STAGE_HEADINGS: HeadingDictionary = {
  leads: {
    stage: [
      'Deal Stage',
      'dealstage',
      'Stage',
      'StageName',
      'Sales Stage',
      'salesstage',
      'Pipeline Phase',
      'stepname',
      'stage_id',
    ],
    stageSince: [
      'Date entered current stage',
      'hs_v2_date_entered_current_stage',
      'Last Stage Change Date',
      'LastStageChangeDate',
      'Last stage change',
      'stage_change_time',
      'Last Stage Update',
      'date_last_stage_update',
      'Stage Modified Time',
    ],
  },
};
