import { findQuotedHeads, parsePeople } from './quoted-heads.rules.js';

const find = (text: string) => findQuotedHeads(text.split('\n'));

describe('A header block in a text', () => {
  it.each([
    ['of Outlook in English', 'From: Chen Wei <chen@x.test>\nSent: Monday\nTo: An <an@y.test>\nSubject: Plant'],
    ['of Outlook in Dutch', 'Van: Chen Wei <chen@x.test>\nVerzonden: maandag\nAan: An <an@y.test>\nOnderwerp: Plant'],
    ['of Thunderbird', 'Subject: \tPlant\nDate: \tMon\nFrom: \tChen Wei <chen@x.test>\nTo: \tAn <an@y.test>'],
    ['of Apple Mail, quoted', '> From: Chen Wei <chen@x.test>\n> Subject: Plant\n> Date: today\n> To: An <an@y.test>'],
    ['with labels in bold', '*From:* Chen Wei <chen@x.test>\n*Sent:* Monday\n*To:* An <an@y.test>\n*Subject:* Plant'],
    ['of QQ Mail', '发件人: "Chen Wei"<chen@x.test>;\n发送时间: 2026年\n收件人: "An"<an@y.test>;\n主题: Plant'],
    ['in traditional Chinese', '寄件者： Chen Wei <chen@x.test>\n日期： 今天\n收件者： An <an@y.test>\n主旨： Plant'],
    ['with empty lines between its lines', 'From: Chen Wei <chen@x.test>\n\nTo: An <an@y.test>\n\nSubject: Plant'],
  ])('is found: %s', (_, text) => {
    expect(find(`Hello\n\n${text}\n\nDear An`).map(({ head }) => head)).toEqual([
      {
        from: [{ address: 'chen@x.test', name: 'Chen Wei' }],
        to: [{ address: 'an@y.test', name: 'An' }],
        cc: [],
        subject: 'Plant',
      },
    ]);
  });

  it.each([
    ['a sentence with a colon', 'From: the beginning we knew\nit would be difficult'],
    ['two labels only', 'From: Chen Wei <chen@x.test>\nSubject: Plant\n\nDear An'],
    ['a list', 'To: do\nDate: soon\nSubject: none'],
  ])('is not found in %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it('goes over several lines where there are many recipients', () => {
    const [found] = find('From: a@x.test\nTo: b@x.test,\n c@x.test\nCc: d@x.test; e@x.test\nSubject: x\n\nText');
    expect(found!.head.to.map(({ address }) => address)).toEqual(['b@x.test', 'c@x.test']);
    expect(found!.head.cc.map(({ address }) => address)).toEqual(['d@x.test', 'e@x.test']);
    expect([found!.start, found!.end]).toEqual([0, 5]);
  });
});

describe('The people of a line', () => {
  it.each([
    [
      'Chen Wei <chen@x.test>; "Li, Na" <LI@x.test>',
      [
        ['chen@x.test', 'Chen Wei'],
        ['li@x.test', 'Li, Na'],
      ],
    ],
    ['Chen Wei [mailto:chen@x.test]', [['chen@x.test', 'Chen Wei']]],
    [
      'chen@x.test, <li@x.test>',
      [
        ['chen@x.test', null],
        ['li@x.test', null],
      ],
    ],
    ['"chen@x.test" <chen@x.test>', [['chen@x.test', null]]],
    ['Chen Wei', []],
  ])('are those of %s', (line, people) => {
    expect(parsePeople(line).map(({ address, name }) => [address, name])).toEqual(people);
  });
});
