import { listNameOrders, readTypedName } from './typed-names.rules.js';

describe('A typed name', () => {
  it.each([
    ['VAN DEN BERGHE, Jan', 'Jan VAN DEN BERGHE', 'Jan', 'VAN DEN BERGHE'],
    ['VAN DEN BERGHE, JAN', 'Jan Van den Berghe', 'Jan', 'Van den Berghe'],
    ['Janssens, An', 'An Janssens', 'An', 'Janssens'],
    ["D'HONDT, ANNE-MARIE", "Anne-Marie D'Hondt", 'Anne-Marie', "D'Hondt"],
  ])('%j has its family name first', (text, fullName, givenName, familyName) => {
    expect(readTypedName(text)).toEqual({ fullName, givenName, familyName });
  });

  it.each([
    ['JAN VAN DE VELDE', 'Jan Van de Velde'],
    ['LI NA', 'Li Na'],
    ['Jan VAN DE VELDE', 'Jan VAN DE VELDE'],
    ['Jan Janssens, PhD', 'Jan Janssens, PhD'],
    ['Janssens, An, ir.', 'Janssens, An, ir.'],
    ['Janssens,', 'Janssens,'],
    ['李娜', '李娜'],
    ['李, 娜', '李, 娜'],
    ['J. Peeters', 'J. Peeters'],
  ])('%j stays in its order as %j', (text, fullName) => {
    expect(readTypedName(text)).toEqual({ fullName, givenName: null, familyName: null });
  });

  it('is found with any of its words in front', () => {
    expect(listNameOrders('Van den Berghe Jan')).toContain('Jan Van den Berghe');
    expect(listNameOrders('Janssens, An')).toContain('An Janssens');
  });
});
