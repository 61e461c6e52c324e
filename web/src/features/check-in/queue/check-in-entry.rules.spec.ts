import { decideOnPerson, parseScan, parseTypedCode } from './check-in-entry.rules';

describe('a code', () => {
  it('is read however it is typed, and told from a name', () => {
    const people = [{ code: 'QXTBKMWRZH' }];
    expect(parseTypedCode(' 7k3m9-qx2tb ', people)).toBe('7K3M9QX2TB');
    expect(parseTypedCode('7K3M9QX2TO', people)).toBe('7K3M9QX2T0');
    expect(parseTypedCode('Jan Claessens', people)).toBeNull();
    expect(parseTypedCode('Zoe Peeter', people)).toBeNull();
    expect(parseTypedCode('', people)).toBeNull();
  });

  it('without a digit is told from a name by the list', () => {
    expect(parseTypedCode('qxtbk-mwrzh', [{ code: 'QXTBKMWRZH' }])).toBe('QXTBKMWRZH');
    expect(parseTypedCode('qxtbk-mwrzh', [{ code: '7K3M9QX2TB' }])).toBeNull();
  });

  it('is read alone or in an address, and nothing else is', () => {
    expect(parseScan('7K3M9QX2TB')).toBe('7K3M9QX2TB');
    expect(parseScan('QXTBKMWRZH')).toBe('QXTBKMWRZH');
    expect(parseScan('https://crm.example/check-in/7K3M9QX2TB')).toBe('7K3M9QX2TB');
    expect(parseScan('https://crm.example/r/light?code=7k3m9-qx2tb')).toBe('7K3M9QX2TB');
    expect(parseScan('https://crm.example/')).toBeNull();
    expect(parseScan('https://')).toBeNull();
    expect(parseScan('WIFI:S:Guests;T:WPA;P:secret;;')).toBeNull();
  });
});

describe('the decision of this device', () => {
  it('follows the status in its list', () => {
    expect(decideOnPerson({ status: 'registered' }, false)).toBe('checked_in');
    expect(decideOnPerson({ status: 'no_show' }, true)).toBe('checked_in');
    expect(decideOnPerson({ status: 'attended' }, true)).toBe('already');
    expect(decideOnPerson({ status: 'cancelled' }, true)).toBe('cancelled');
    expect(decideOnPerson(undefined, true)).toBe('unknown');
  });

  it('lets somebody of the waiting list in where a seat is free', () => {
    expect(decideOnPerson({ status: 'waitlisted' }, true)).toBe('checked_in');
    expect(decideOnPerson({ status: 'waitlisted' }, false)).toBe('waitlisted');
  });
});
