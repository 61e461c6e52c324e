import { v7 as uuidv7 } from 'uuid';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { upload, uploadTo } from './documents.given.js';

const { api, make } = useApi();

const log = (fields: object): Promise<Made> =>
  ok(
    api.bdm.post('/interactions', { kind: 'email', occurredAt: new Date().toISOString(), subject: 'Mail', ...fields }),
  );

describe('The interaction that brought a document', () => {
  it('belongs to the subject, or to a lead of it', async () => {
    const contact = await make.contact();
    const lead = await make.lead({ contactIds: [contact.id] });
    const agreement = await make.agreement();
    const [ofLead, ofCompany, ofContact, ofAgreement] = [
      await log({ leadId: lead.id }),
      await log({ companyId: lead.companyId }),
      await log({ contactIds: [contact.id] }),
      await log({ agreementId: agreement.id }),
    ];
    const named: [object, Made][] = [
      [{ leadId: lead.id }, ofLead],
      [{ leadId: lead.id }, ofCompany],
      [{ companyId: lead.companyId }, ofLead],
      [{ companyId: lead.companyId }, ofCompany],
      [{ contactId: contact.id }, ofLead],
      [{ contactId: contact.id }, ofContact],
      [{ agreementId: agreement.id }, ofAgreement],
    ];
    for (const [subject, { id: interactionId }] of named) {
      const document = await uploadTo(api.bdm, { ...subject, interactionId });
      expect(document.interactionId).toBe(interactionId);
    }
    const { items } = await ok(api.viewer.get(`/documents?interactionId=${ofLead.id}`));
    expect(items).toHaveLength(3);
    expect(items[0].subject.kind).toBe('contact');
  });

  it('belongs to nothing else', async () => {
    const [lead, other] = [await make.lead(), await make.lead()];
    const [ofOther, elsewhere] = [await log({ leadId: other.id }), await log({ companyId: other.companyId })];
    const sibling = await make.lead({ companyId: lead.companyId });
    const ofSibling = await log({ leadId: sibling.id });
    for (const { id: interactionId } of [ofOther, elsewhere, ofSibling]) {
      const refused = await upload(api.bdm, { fields: { leadId: lead.id, interactionId } });
      expect([refused.status, refused.fieldErrors]).toEqual([422, ['/interactionId field.invalid']]);
    }
  });

  it('exists, is in use, and may be seen', async () => {
    const lead = await make.lead({ by: api.manager, confidential: true, codename: 'Heron' });
    const hidden = await ok(
      api.manager.post('/interactions', {
        kind: 'email',
        occurredAt: new Date().toISOString(),
        subject: 'Mail',
        leadId: lead.id,
      }),
    );
    const archived = await log({ companyId: lead.companyId });
    await api.bdm.delete(`/interactions/${archived.id}`);
    for (const [interactionId, code] of [
      [uuidv7(), 'reference.unknown'],
      [hidden.id, 'reference.unknown'],
      [archived.id, 'reference.archived'],
    ]) {
      const refused = await upload(api.bdm, { fields: { companyId: lead.companyId, interactionId } });
      expect(refused.fieldErrors).toEqual([`/interactionId ${code}`]);
    }
  });
});
