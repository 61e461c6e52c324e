import { completeDocument } from './openapi-completion.factory.js';

/** Builds a document with one route, with its comment as the generator reads it. */
function documentWith(summary: string) {
  return {
    openapi: '3.1.0',
    info: { title: 'Some', version: '1' },
    paths: { '/api/v1/things': { get: { summary, responses: {} } } },
    components: { schemas: {} },
  };
}

describe('The comment of a route', () => {
  it.each([
    ['of one line is its summary', 'List things', 'List things', undefined],
    [
      'of one paragraph too, on one line',
      'List things, whatever\nthey are',
      'List things, whatever they are',
      undefined,
    ],
    [
      'of more describes it with the rest',
      'List things\n\nNew ones\nfirst.\n\nAll.',
      'List things',
      'New ones\nfirst.\n\nAll.',
    ],
  ])('%s', (_, comment, summary, description) => {
    const { get } = completeDocument(documentWith(comment)).paths['/api/v1/things']!;
    expect([get!.summary, get!.description]).toEqual([summary, description]);
  });
});
