import { pickMentions, redactText, redactValue, type Redaction } from './person-redaction.rules.js';

const redaction: Redaction = {
  ownAddresses: new Set(['chen@keli.example']),
  roles: new Map([['0199c000-0000-7000-8000-000000000002', 'manager']]),
  colleagues: [
    { name: 'Marieke Claes', role: 'manager' },
    { name: 'Chen Wei', role: 'manager' },
  ],
  ownNames: ['Chen Wei', '陈伟'],
  secretNames: [
    'Plant in Genk',
    'Chen',
    'Amber',
    '朗明工厂',
    'C++ (new)',
    'İstanbul Fabrikası',
    'Usine d’Été'.normalize('NFD'),
  ],
  secretText: 'a confidential project',
};

describe('A report about a person', () => {
  it.each([
    ['Call Chen@Keli.example.', 'Call Chen@Keli.example.'],
    ['To: Wang <wang@keli.example>, chen@keli.example', 'To: Wang <…@…>, chen@keli.example'],
    ['mailto:wang@keli.example?x=1', 'mailto:…@…=1'],
    ['xchen@keli.example', '…@…'],
    ['Marieke Claes called about Plant in Genk', 'manager called about a confidential project'],
    ['0199c000-0000-7000-8000-000000000002', 'manager'],
    ['5 @ 6', '5 @ 6'],
    ['chen wei spoke of Project amber', 'chen wei spoke of Project a confidential project'],
    ['Chambers and Chenille', 'Chambers and Chenille'],
    ['陈伟关于朗明工厂的电话', '陈伟关于a confidential project的电话'],
    ['Call about İstanbul Fabrikası', 'Call about a confidential project'],
    ['İSTANBUL FABRİKASI, istanbul\nfabrikası, ISTANBUL FABRIKASI', Array(3).fill('a confidential project').join(', ')],
    ['Usine d’été and Istanbul', 'a confidential project and Istanbul'],
    ['C++ (new) by Marieke Claesen', 'a confidential project by Marieke Claesen'],
  ])('shows %j as %j', (text, shown) => {
    expect(redactText(text, redaction)).toBe(shown);
  });

  it('redacts values and names at any depth', () => {
    const value = {
      ownerId: { before: null, after: '0199c000-0000-7000-8000-000000000002' },
      'a@b.example': ['a@b.example', 3],
    };
    expect(redactValue(value, redaction)).toEqual({ ownerId: { before: null, after: 'manager' }, '…@…': ['…@…', 3] });
  });

  it('keeps of a value what mentions the person', () => {
    const value = { contacts: ['Chen Wei', 'Wang Lei'], title: 'Lunch', note: { by: 'chen wei', at: 3 } };
    expect(pickMentions(value, ['chen wei'])).toEqual({ contacts: ['Chen Wei'], note: { by: 'chen wei' } });
    expect(pickMentions({ title: 'Lunch' }, ['chen wei'])).toBeUndefined();
  });
});
