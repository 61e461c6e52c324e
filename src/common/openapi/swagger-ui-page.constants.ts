/** The content security policy of Swagger UI, which creates styles without a nonce. */
export const SWAGGER_UI_SECURITY_POLICY = [
  `default-src 'self'`,
  `base-uri 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `img-src 'self' data:`,
  `object-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
].join(';');

/** Builds the page of Swagger UI. `base` is the relative path from its address to the folder of its files. */
export const buildSwaggerUiPage = (base: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Locate CRM</title>
  <link rel="stylesheet" href="${base}swagger-ui.css">
  <link rel="icon" type="image/png" href="${base}favicon-32x32.png" sizes="32x32">
  <link rel="icon" type="image/png" href="${base}favicon-16x16.png" sizes="16x16">
  <style>
    body { margin: 0; background: #fafafa; }
    .swagger-ui .info { margin: 30px 0; }
    .swagger-ui tr[data-param-name="operators"] textarea { min-height: 0; height: 70px; }
  </style>
</head>
<body>
<div id="swagger-ui"></div>
<script src="${base}swagger-ui-bundle.js"></script>
<script src="${base}swagger-ui-init.js"></script>
</body>
</html>
`;

/**
 * The script that starts Swagger UI. The built-in filter matches names of tags only. The plugin searches every word in
 * the method, path, summary, description and tags of an operation, and opens the tags with matches. When a record has
 * been created, the plugin fills its id into the paths of the operations on such records, instead of the id of the demo,
 * except where the path also has the id of a child, which the new record does not have.
 */
export const SWAGGER_UI_SCRIPT = `'use strict';
(() => {
  // With fewer letters nearly every operation matches, and opening all tags would make typing slow.
  const MIN_LETTERS = 3;
  const texts = new WeakMap();
  const readText = (found) => {
    const operation = found.get('operation');
    let text = texts.get(operation);
    if (text === undefined) {
      const parts = ['summary', 'description', 'tags', 'operationId'].map((key) => operation.get(key) || '');
      text = [found.get('method'), found.get('path'), ...parts].join(' ').toLowerCase();
      texts.set(operation, text);
    }
    return text;
  };
  const opsFilter = (taggedOps, phrase) => {
    const words = phrase.toLowerCase().split(/\\s+/).filter(Boolean);
    const matches = (found) => words.every((word) => readText(found).includes(word));
    return taggedOps
      .map((tag) => tag.set('operations', tag.get('operations').filter(matches)))
      .filter((tag) => tag.get('operations').size > 0);
  };
  // Swagger UI binds the original selector to the state, so it takes only the other arguments.
  const isShown = (original, system) => (_state, thing, byDefault) => {
    const phrase = system.layoutSelectors.currentFilter();
    const isSearching = typeof phrase === 'string' && phrase.trim().length >= MIN_LETTERS;
    return original(thing, byDefault || (isSearching && thing[0] === 'operations-tag'));
  };
  const createFilterContainer = ({ createElement, useState, useRef }) => ({ layoutSelectors, layoutActions }) => {
    const filter = layoutSelectors.currentFilter();
    const [phrase, setPhrase] = useState(typeof filter === 'string' ? filter : '');
    const timer = useRef();
    const onChange = ({ target: { value } }) => {
      setPhrase(value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => layoutActions.updateFilter(value || true), 200);
    };
    const label = 'Find operations by words of their path, summary, description or tag';
    const input = { type: 'search', className: 'operation-filter-input', placeholder: label, 'aria-label': label };
    return createElement(
      'div',
      { className: 'filter wrapper' },
      createElement('input', { ...input, value: phrase, onChange }),
    );
  };
  // Finds the path that the document has for the address of a record, with the values of its parameters.
  const findRecordPath = (paths, location) => {
    const parts = new URL(location, document.baseURI).pathname.split('/');
    for (const path of paths) {
      const names = path.split('/');
      if (names.length !== parts.length || !names.at(-1).startsWith('{')) continue;
      if (!names.every((name, index) => name.startsWith('{') || name === parts[index])) continue;
      const values = names.flatMap((name, index) => (name.startsWith('{') ? [[name.slice(1, -1), parts[index]]] : []));
      return { path, values: new Map(values) };
    }
    return undefined;
  };
  const fillInRecord = ({ specSelectors, specActions }, location) => {
    const operations = specSelectors.operations().toArray();
    const record = findRecordPath(new Set(operations.map((found) => found.get('path'))), location);
    if (!record) return;
    for (const found of operations) {
      const path = found.get('path');
      if (path !== record.path && !path.startsWith(record.path + '/')) continue;
      // The record has none of the children whose ids are the examples: such a path keeps the record of the demo.
      const names = [...path.matchAll(/\\{(\\w+)\\}/g)].map((match) => match[1]);
      if (!names.every((name) => record.values.has(name))) continue;
      for (const parameter of found.getIn(['operation', 'parameters'])) {
        if (parameter.get('in') !== 'path' || !record.values.has(parameter.get('name'))) continue;
        const value = record.values.get(parameter.get('name'));
        specActions.changeParamByIdentity([path, found.get('method')], parameter, value, false);
      }
    }
  };
  const setResponse = (original, system) => (path, method, response) => {
    const location = response.status === 201 && response.headers && response.headers.location;
    if (location) fillInRecord(system, location);
    return original(path, method, response);
  };
  const completeUrl = new URL('../openapi.json', document.currentScript.src).href;
  const createInfoUrl = ({ createElement }) => () =>
    createElement('a', { className: 'link', href: completeUrl }, 'openapi.json (complete, OpenAPI 3.1)');
  window.ui = SwaggerUIBundle({
    dom_id: '#swagger-ui',
    url: new URL('openapi.json', document.currentScript.src).href,
    deepLinking: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: true,
    tryItOutEnabled: true,
    requestInterceptor: (request) => {
      // Writes with a session need the header.
      request.headers['X-Locate-Client'] = 'web';
      return request;
    },
    plugins: [
      ({ React }) => ({
        fn: { opsFilter },
        components: { FilterContainer: createFilterContainer(React), InfoUrl: createInfoUrl(React) },
        statePlugins: { layout: { wrapSelectors: { isShown } }, spec: { wrapActions: { setResponse } } },
      }),
    ],
  });
})();
`;
