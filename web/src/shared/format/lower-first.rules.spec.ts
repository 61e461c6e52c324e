import { lowerFirst } from './lower-first.rules';

it.each([
  ['See leads', 'see leads'],
  ['API-sleutel', 'API-sleutel'],
  ['', ''],
])('%j is %j inside a sentence', (text, expected) => expect(lowerFirst(text)).toBe(expected));
