import { hashTitle, listReferences, redact, replaceDocumentTitles } from './lock-redaction.rules.js';

const document = {
  month: '2026-07',
  rows: [{ key: 'qualified', open: 2 }],
  sections: {
    top: {
      rows: [
        { reference: 'LEAD-1', title: 'Lights', company: 'Lumenova', nextAction: 'Call', jobs: 9 },
        { reference: 'LEAD-2', title: 'Optics', company: 'Optivia', nextAction: null, jobs: 4 },
        { reference: null, title: 'Tulip', company: null, nextAction: null, jobs: 1 },
      ],
      totals: { title: 'Total', jobs: 14 },
    },
    decisions: { rows: [{ reference: 'LEAD-1', title: 'Lights', company: 'Lumenova', decisionOn: '2026-09-01' }] },
  },
};

describe('A locked document', () => {
  it('names each lead once', () => {
    expect(listReferences(document)).toEqual(['LEAD-1', 'LEAD-2']);
  });

  it('has confidential leads under their codename in every table, with their figures', () => {
    const { document: shown, veiled } = redact(document, new Map([['LEAD-1', 'Wren']]));
    expect(veiled).toBe(2);
    expect(shown.sections.top.rows[0]).toEqual({
      reference: null,
      title: 'Wren',
      company: null,
      nextAction: null,
      jobs: 9,
    });
    expect(shown.sections.decisions.rows[0]).toEqual({
      reference: null,
      title: 'Wren',
      company: null,
      decisionOn: '2026-09-01',
    });
    expect(shown.sections.top.rows.slice(1)).toEqual(document.sections.top.rows.slice(1));
    expect(shown.sections.top.totals).toEqual(document.sections.top.totals);
    expect(shown.rows).toEqual(document.rows);
  });

  it('has a dash for one without a codename', () => {
    expect(redact(document, new Map([['LEAD-2', null]])).document.sections.top.rows[1]!.title).toBe('—');
  });

  it('is as it was when no lead of it is confidential', () => {
    expect(redact(document, new Map())).toEqual({ document, veiled: 0 });
  });

  it('has replaced titles in every table, and the others as they were', () => {
    const titles = new Map([
      [hashTitle('Lights'), '[erased person]'],
      [hashTitle('Call'), 'Call [erased person]'],
    ]);
    const shown = replaceDocumentTitles(document, titles);
    expect(shown.sections.top.rows[0]).toEqual({
      ...document.sections.top.rows[0],
      title: '[erased person]',
      nextAction: 'Call [erased person]',
    });
    expect(shown.sections.decisions.rows[0]!.title).toBe('[erased person]');
    expect(shown.sections.top.rows.slice(1)).toEqual(document.sections.top.rows.slice(1));
    expect([shown.rows, shown.month]).toEqual([document.rows, document.month]);
    expect(replaceDocumentTitles(document, new Map())).toBe(document);
  });
});
