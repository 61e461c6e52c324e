import { CreateDelegation } from '../../activities/delegations/delegation.dto.js';
import { CreateParticipant } from '../../activities/delegations/participants/participant.dto.js';
import { CreateAgreement, UpdateAgreement } from '../../agreements/agreements/agreement.dto.js';
import { CreateCommitment } from '../../agreements/commitments/commitment.dto.js';
import { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import { buildActor } from '../seeding/demo-accounts.constants.js';
import { AUTUMN_ENTERED } from './autumn-activities.factory.js';
import type { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import { DEMO_STORY, DEMO_USERS, getInteractionId } from '../seeding/demo-ids.constants.js';
import { parseBody } from '../seeding/demo-input.reader.js';
import type { AddStep, Run } from '../seeding/demo-plan.rules.js';
import {
  DEMO_AGREEMENTS,
  DEMO_COMMITMENTS,
  STORY_AGREEMENTS,
  STORY_DELEGATION,
  STORY_EVENTS,
  STORY_PARTICIPANTS,
  STORY_PARTIES,
  STORY_SEMINAR,
} from './twinning.constants.js';

/** Adds the steps of the twinning and the partnership as the announcement describes them. */
export function seedTwinning(add: (name: string, run: Run) => void): void {
  for (const { id, ...agreement } of STORY_AGREEMENTS) {
    const record = { ...agreement, status: 'in_force' as const };
    add(`agreement ${record.reference}`, (services, actor) => services.addAgreement(record, actor, id));
  }
  for (const { agreementId, body } of STORY_PARTIES) {
    add(`parties ${agreementId}`, ({ agreements }, actor) =>
      agreements.update(agreementId, parseBody(UpdateAgreement, body), undefined, actor),
    );
  }
  const { delegation2015, seminar2015 } = DEMO_STORY;
  add('first delegation', ({ delegations }, actor) =>
    delegations.create(parseBody(CreateDelegation, STORY_DELEGATION), actor, delegation2015),
  );
  for (const { id, ...person } of STORY_PARTICIPANTS) {
    const body = { ...person, companyId: DEMO_STORY.limburg, status: 'attended' as const };
    add(`participant ${body.title}`, ({ participants }, actor) =>
      participants.create(delegation2015, parseBody(CreateParticipant, body), actor, id),
    );
  }
  add('its seminar', (services, actor) => services.addPastActivity(STORY_SEMINAR, actor, seminar2015));
  for (const [index, event] of STORY_EVENTS.entries()) {
    const body = { ...event, contactIds: [...event.contactIds] };
    const id = getInteractionId(0, index + 1);
    add(`story ${body.subject}`, ({ interactions }, actor) =>
      interactions.create(parseBody(CreateInteraction, body), actor, id),
    );
  }
}

/** Adds the steps of the fictitious agreements, and the commitments of all agreements. */
export function seedAgreements(addStep: AddStep, calendar: DemoCalendar): void {
  const an = buildActor('an');
  const toDate = (day: string | number | undefined) => (typeof day === 'number' ? calendar.toDate(day) : day);
  for (const [index, { id, signed, expires, ...agreement }] of DEMO_AGREEMENTS.entries()) {
    const body = { ...agreement, signedOn: toDate(signed), expiresOn: toDate(expires), ownerId: DEMO_USERS.an };
    addStep(`agreement ${index}`, calendar.toInstant(300, 50 + index), an, ({ agreements }, actor) =>
      agreements.create(parseBody(CreateAgreement, body), actor, id),
    );
  }
  for (const [index, { id, agreementId, due, done, ...commitment }] of DEMO_COMMITMENTS.entries()) {
    // Past commitments are entered with the paper file; the others were agreed on after the visit of GSC.
    const past = typeof done === 'string' || due === undefined;
    const at = past ? calendar.toInstant(AUTUMN_ENTERED, 200 + index) : calendar.toInstant(410, 60 + index);
    const body = { ...commitment, dueOn: toDate(due), doneOn: toDate(done) };
    addStep(`commitment ${index}`, at, an, ({ commitments }, actor) =>
      commitments.create(agreementId, parseBody(CreateCommitment, body), actor, id),
    );
  }
}
