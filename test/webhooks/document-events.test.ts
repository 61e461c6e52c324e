import { uploadTo, addVersion } from '../documents/documents.given.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { buildBody, createWebhook, readDeliveries } from './webhook.given.js';

const { api, make } = useApi();

describe('Documents', () => {
  it('tell webhooks when they are uploaded, changed, replaced and archived, with the facts about their file', async () => {
    const webhook = await createWebhook(api, { role: 'bdm', eventTypes: ['document.*'] });
    const lead = await make.lead();
    const { id } = await uploadTo(api.bdm, { leadId: lead.id, title: 'Letter of intent' });
    await ok(api.bdm.patch(`/documents/${id}`, { kind: 'letter' }));
    const { version } = await ok(addVersion(api.bdm, id, { name: 'signed.pdf' }));
    await ok(api.bdm.send('DELETE', `/documents/${id}`, undefined, { 'if-match': `"${version}"` }));
    const deliveries = await readDeliveries(api, webhook.id);
    expect(deliveries.map(({ type }) => type)).toEqual([
      'document.created',
      'document.updated',
      'document.version_added',
      'document.archived',
    ]);
    const { data } = await buildBody(api, deliveries[2]!);
    expect(data).toMatchObject({
      entity: 'document',
      id,
      changed: { currentVersion: { before: 1, after: 2 }, fileName: { after: 'signed.pdf' } },
      record: (await ok(webhook.key.get(`/documents/${id}`))) as object,
    });
  });

  it('of a confidential lead tell a webhook nothing whose key may not see the lead', async () => {
    const webhook = await createWebhook(api, { role: 'bdm', eventTypes: ['document.*'] });
    const lead = await make.lead({ confidential: true, codename: 'Orchid' });
    await uploadTo(api.bdm, { leadId: lead.id, title: 'Plan of the plot' });
    const [delivery] = await readDeliveries(api, webhook.id);
    expect(delivery?.type).toBe('document.created');
    expect(await buildBody(api, delivery!)).toBeNull();
  });
});
