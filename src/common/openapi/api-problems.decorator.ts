import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from '../errors/error-codes.rules.js';

/** Extension under which a route names the codes of its own errors. The document builder converts them to responses. */
export const PROBLEMS = 'x-refusals';

/**
 * Documents the error codes that are particular to a route. The document builder adds the codes that follow from the shape of a route (401, 403, 404, 412, 413, 415,
 * 422, 429, 503).
 */
export const ApiProblems = (...codes: ErrorCode[]) => ApiExtension(PROBLEMS, codes);
