/**
 * The values of other systems that mean one of our choices, by vocabulary. Sources:
 * - tasks: the status reasons of Dynamics 365, of which all but "Completed" and "Canceled" belong to the state "Open"
 *   (github.com/MicrosoftDocs/powerapps-docs, powerapps-docs/developer/data-platform/reference/entities/task.md); the
 *   values of hs_task_status of HubSpot (github.com/HubSpot/agent-cli-skills,
 *   sales-execution/resources/activity-properties-reference.md); those of Salesforce are among them;
 * - interactions: the types of activities of Dynamics 365 (phonecall.md and appointment.md in the same folder as task.md).
 */
export const SYSTEM_CHOICES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  taskStatus: {
    open: ['Not Started', 'In Progress', 'Waiting', 'Waiting on someone else', 'Deferred'],
    done: ['Completed'],
    dropped: ['Canceled'],
  },
  interactionKind: {
    call: ['Phone Call'],
    meeting: ['Appointment'],
  },
};
