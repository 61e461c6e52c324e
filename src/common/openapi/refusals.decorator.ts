import { ApiExtension } from '@nestjs/swagger';

/** Extension under which a route names the codes of its own refusals; the document builder turns them into responses. */
export const REFUSALS = 'x-refusals';

/**
 * The coded refusals particular to a route (conflicts with 409, unless written as `status code`). Those that every
 * route of its shape can give (401, 403, 404, 412, 413, 415, 422, 429, 503) the document builder adds by itself.
 */
export const Refuses = (...codes: string[]) => ApiExtension(REFUSALS, codes);
