/** The data of a card that is dragged. */
export interface DraggedLead extends Record<string | symbol, unknown> {
  type: 'lead';
  leadId: string;
  stage: string;
}

/** Builds the data of a card that is dragged. */
export function buildDraggedLead(lead: { id: string; stage: string }): DraggedLead {
  return { type: 'lead', leadId: lead.id, stage: lead.stage };
}

/** Tells whether what is dragged can be dropped on the column of a stage: a lead of another stage. */
export function canDropOn(stage: string, dragged: Record<string | symbol, unknown>): boolean {
  return dragged['type'] === 'lead' && dragged['stage'] !== stage;
}
