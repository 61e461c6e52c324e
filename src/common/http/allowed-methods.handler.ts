import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { buildProblem } from '../errors/problem-details.factory.js';
import { sendProblem } from './problem.filter.js';

/** The route that answers the pages of the web application, and every address that no other route answers. */
const ANY_PAGE = '/*';

/**
 * Answers 405 with the header `Allow` to a request whose address has routes of other methods only. Call it before the
 * routes are added.
 */
export function rejectOtherMethods(fastify: FastifyInstance): void {
  const routes = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const route = routes.get(url) ?? { pattern: buildPattern(url), methods: new Set() };
    for (const one of [method].flat()) route.methods.add(one);
    routes.set(url, route);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 && request.routeOptions.url !== ANY_PAGE) {
      done();
      return;
    }
    const path = request.url.replace(/[?#].*$/s, '');
    const found = [...routes.values()].filter(({ pattern }) => pattern.test(path));
    const allowed = [...new Set(found.flatMap(({ methods }) => [...methods]))].toSorted();
    if (allowed.length === 0) {
      done();
      return;
    }
    const detail = `The method must be ${allowed.join(' or ')} at this address, not ${request.method}.`;
    const problem = buildProblem(new MethodNotAllowedException(detail), request.id);
    sendProblem(reply.header('Allow', allowed.join(', ')), problem);
  });
}

/** Builds the expression for the addresses of a route, such as `/api/v1/leads/:id`. */
function buildPattern(url: string): RegExp {
  return new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
}
