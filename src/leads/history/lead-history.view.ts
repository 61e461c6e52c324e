import { LeadEvidenceView, LeadRealisationView } from '../model/lead.view.js';

/** A piece of evidence with the id of its lead. */
export class LeadEvidenceRowView extends LeadEvidenceView {
  leadId: string;
}

/** A realisation with the id of its lead. */
export class LeadRealisationRowView extends LeadRealisationView {
  leadId: string;
}
