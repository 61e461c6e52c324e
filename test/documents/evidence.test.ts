import { v7 as uuidv7 } from 'uuid';
import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { addVersion, buildPdf, uploadTo } from './documents.given.js';

const { api, make } = useApi();

let lead: Made;
let document: Made;
beforeEach(async () => {
  lead = await make.lead();
  document = await uploadTo(api.bdm, { leadId: lead.id, title: 'Board decision' });
});

const addEvidence = (evidence: object, leadId: string = lead.id) =>
  api.bdm.post(`/leads/${leadId}/evidence`, { kind: 'board_decision', ...evidence });

describe('Evidence', () => {
  it('can be a document of the lead, whose present title it shows', async () => {
    const added = await addEvidence({ documentId: document.id.toUpperCase() });
    const expected = { url: null, note: null, documentId: document.id, documentTitle: 'Board decision' };
    expect([added.status, added.body]).toEqual([201, expect.objectContaining(expected)]);

    await api.bdm.patch(`/documents/${document.id}`, { title: 'Decision of the board' });
    const shown = { ...expected, id: added.body.id, documentTitle: 'Decision of the board' };
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.evidence).toMatchObject([shown]);
    expect((await api.bdm.get(`/leads/${lead.id}/evidence`)).body.items).toMatchObject([shown]);
    expect((await api.bdm.get(`/evidence?leadId=${lead.id}`)).body.items).toMatchObject([
      { ...shown, leadId: lead.id },
    ]);
    const { text } = await api.bdm.get('/evidence/export?format=jsonl');
    const rows = text.split('\n').filter(Boolean);
    expect(rows.map((row): Made => JSON.parse(row)).find(({ id }) => id === added.body.id)).toMatchObject(shown);
    expect((await api.bdm.get('/evidence/export?format=csv')).text).toContain('Decision of the board');
    const { rows: stored } = await api.db.query('SELECT document_id FROM lead_evidence WHERE id = $1', [added.body.id]);
    expect(stored).toEqual([{ document_id: document.id }]);
    const entries = (await api.bdm.get(`/audit?entityId=${lead.id}&action=evidence_added`)).body.items;
    expect(entries[0].changes.evidence.after).toMatchObject([{ documentId: document.id }]);
  });

  it('needs a url, a note or a document', async () => {
    for (const evidence of [{}, { url: null, note: ' ', documentId: null }]) {
      const empty = await addEvidence(evidence);
      expect([empty.problem, empty.pointers]).toEqual([[422, 'lead.evidence_empty'], ['']]);
      expect(empty.body.detail).toBe('url, note or documentId is required for evidence.');
    }
    expect((await addEvidence({ documentId: 'no id' })).pointers).toEqual(['/documentId']);
  });

  it('cannot be a document of anything else', async () => {
    const other = await make.lead();
    const foreign = [
      (await uploadTo(api.bdm, { leadId: other.id })).id,
      (await uploadTo(api.bdm, { companyId: lead.companyId })).id,
      uuidv7(),
    ];
    for (const documentId of foreign) {
      const refused = await addEvidence({ documentId, note: 'Seen' });
      expect([refused.problem, refused.fieldErrors]).toEqual([
        [422, 'lead.evidence_elsewhere'],
        ['/documentId evidence_elsewhere'],
      ]);
    }
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.evidence).toEqual([]);
  });

  it('cannot be a document that is archived, or whose file was removed', async () => {
    await api.bdm.delete(`/documents/${document.id}`);
    expect((await addEvidence({ documentId: document.id })).fieldErrors).toEqual(['/documentId reference.archived']);
    await api.bdm.post(`/documents/${document.id}/restore`);
    await api.manager.post(`/documents/${document.id}/versions/1/remove`, { reason: 'Wrong lead' });
    const removed = await addEvidence({ documentId: document.id });
    expect([removed.problem, removed.pointers]).toEqual([[409, 'document.file_removed'], ['/documentId']]);
  });

  it('can be a document that a transition brings, and keeps it from then on', async () => {
    lead = await make.lead({ stage: 'negotiation' });
    const [proof, other] = [
      await uploadTo(api.bdm, { leadId: lead.id, title: 'Press release' }),
      await uploadTo(api.bdm, { leadId: lead.id }),
    ];
    await make.fillInFields(lead.id, 'announced');
    const transition = (documentId: string) => {
      const evidence = [
        { kind: 'press_release', note: 'Read' },
        { kind: 'press_release', documentId },
      ];
      return api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'announced', evidence });
    };
    const elsewhere = await transition(document.id);
    expect([elsewhere.problem, elsewhere.fieldErrors]).toEqual([
      [422, 'lead.evidence_elsewhere'],
      ['/evidence/1/documentId evidence_elsewhere'],
    ]);
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.stage).toBe('negotiation');

    const moved = await transition(proof.id);
    expect([moved.status, moved.body.lead.evidence.at(-1).documentTitle]).toEqual([201, 'Press release']);
    for (const refused of [
      await api.bdm.delete(`/documents/${proof.id}`),
      await api.manager.post(`/documents/${proof.id}/versions/1/remove`, { reason: 'Wrong lead' }),
    ]) {
      expect(refused.problem).toEqual([409, 'document.is_evidence']);
      expect(refused.body.detail).toContain(lead.reference);
    }
    expect((await api.bdm.delete(`/documents/${other.id}`)).status).toBe(200);
    // The lead goes back, and nothing rests on the document any more.
    await api.manager.post(`/leads/${lead.id}/transitions`, { to: 'negotiation', note: 'Withdrawn' });
    expect((await api.bdm.delete(`/documents/${proof.id}`)).status).toBe(200);
  });

  it('counts for a stage only while its document is in use and has its file', async () => {
    lead = await make.lead({ stage: 'negotiation' });
    await make.fillInFields(lead.id, 'announced');
    await api.db.query('DELETE FROM lead_evidence WHERE lead_id = $1', [lead.id]);
    document = await uploadTo(api.bdm, { leadId: lead.id });
    await addEvidence({ documentId: document.id });
    const announce = () => api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'announced' });
    await api.bdm.delete(`/documents/${document.id}`);
    expect((await announce()).problem).toEqual([422, 'lead.gate_unmet']);
    await api.bdm.post(`/documents/${document.id}/restore`);
    await api.manager.post(`/documents/${document.id}/versions/1/remove`, { reason: 'Wrong lead' });
    expect((await announce()).problem).toEqual([422, 'lead.gate_unmet']);
    await addVersion(api.bdm, document.id, {});
    expect((await announce()).status).toBe(201);
  });

  it('may not be verified by a manager who has replaced its file', async () => {
    lead = await make.lead({ stage: 'announced' });
    document = await uploadTo(api.bdm, { leadId: lead.id });
    await addEvidence({ documentId: document.id });
    const listVerifiers = async () => {
      const gates: Made[] = (await api.bdm.get(`/leads/${lead.id}/gates`)).body;
      const { verifiers } = gates.find(({ stage }) => stage === 'invested')!;
      return (verifiers as { id: string }[]).map(({ id }) => id);
    };
    expect(await listVerifiers()).toContain(api.manager.id);
    await addVersion(api.manager, document.id, {});
    expect(await listVerifiers()).not.toContain(api.manager.id);
  });

  it('is no document that is archived at the same moment', async () => {
    lead = await make.lead({ stage: 'announced' });
    for (let round = 0; round < 10; round++) {
      const { id } = await uploadTo(api.bdm, { leadId: lead.id }, { content: buildPdf() });
      const [added, archived] = await Promise.all([
        addEvidence({ documentId: id }),
        api.bdm.delete(`/documents/${id}`),
      ]);
      expect([
        [201, 409],
        [422, 200],
      ]).toContainEqual([added.status, archived.status]);
    }
  });
});
