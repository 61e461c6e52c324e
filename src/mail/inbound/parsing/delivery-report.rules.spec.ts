import { findMessageIds, parseDeliveryStatuses } from './delivery-report.rules.js';

describe('The statuses of a delivery report', () => {
  it('are those of each recipient whose delivery failed or waits', () => {
    const text = [
      'Reporting-MTA: dns; mx.locate.test',
      '',
      'Original-Recipient: rfc822;somebody.else@x.test',
      'Final-Recipient: rfc822; Chen@inner.x.test',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1',
      '  User unknown',
      '',
      'Final-Recipient: rfc822; li@x.test',
      'Action: delayed',
      'Status: 4.4.1 (no answer)',
      '',
      'Final-Recipient: rfc822; an@x.test',
      'Action: delivered',
      'Status: 2.0.0',
    ];
    for (const lineEnd of ['\n', '\r\n']) {
      expect(parseDeliveryStatuses(text.join(lineEnd))).toEqual([
        { recipient: 'chen@inner.x.test', code: '5.1.1' },
        { recipient: 'li@x.test', code: '4.4.1' },
      ]);
    }
  });

  it.each([
    ['no status', 'Final-Recipient: rfc822; a@x.test\nAction: failed'],
    ['a status that is none', 'Final-Recipient: rfc822; a@x.test\nAction: failed\nStatus: 5.1.1111'],
    ['no address', 'Final-Recipient: rfc822; nobody\nAction: failed\nStatus: 5.1.1'],
    ['no fields', 'It did not work.'],
  ])('are none with %s', (_, text) => {
    expect(parseDeliveryStatuses(text)).toEqual([]);
  });
});

describe('Message ids', () => {
  it('are found in a list of references', () => {
    expect(findMessageIds('<a@x.test> <b@x.test>\t<no id> text')).toEqual(['<a@x.test>', '<b@x.test>']);
  });
});
