import type { SetStatus, CreateTransition } from '../../leads/transitions/lead-transition.dto.js';
import type { CreateRealisation } from '../../leads/evidence/lead-evidence.dto.js';
import type { CreateLead, UpdateLead } from '../../leads/records/lead.dto.js';
import type { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import type { CreateTask } from '../../interactions/tasks/task.dto.js';
import type { TaskStatus } from '../../interactions/model/interaction.constants.js';
import type { DemoUser } from '../seeding/demo-ids.constants.js';

/** One action in the course of a lead. The executor adds the lead and the time. */
export type LeadAction =
  | { kind: 'create'; body: CreateLead }
  | { kind: 'edit'; body: UpdateLead }
  | { kind: 'talk'; body: Omit<CreateInteraction, 'occurredAt' | 'leadId'> }
  | { kind: 'move'; body: CreateTransition }
  | { kind: 'status'; body: SetStatus }
  | { kind: 'realise'; body: CreateRealisation }
  | { kind: 'task'; name: string; body: Omit<CreateTask, 'leadId'> }
  | { kind: 'close'; name: string; status: TaskStatus };

/** An action with its actor and its day. Actions of a day happen in the order of the course. */
export interface ScheduledAction {
  daysAgo: number;
  by: DemoUser;
  deed: LeadAction;
}
