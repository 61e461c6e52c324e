import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackName } from '../../config/demo-plan.rules.js';

/**
 * Finds the format that the header `Accept` prefers among the media types of some formats. The result is the parameter
 * `format`, so that a `format` in the query string replaces it. It is empty if the header names none of them: `*` with
 * any subtype leaves the choice to the default.
 */
export function findAcceptedFormat<Format extends string>(
  accept: string | undefined,
  mediaTypes: Readonly<Record<Format, string>>,
): { format?: Format } {
  const ranges = (accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return { type, quality };
  });
  const formats = Object.entries<string>(mediaTypes) as [Format, string][];
  for (const { type, quality } of ranges.toSorted((a, b) => b.quality - a.quality)) {
    if (!(quality > 0)) continue;
    if (type === '*/*') return {};
    const found = formats.find(([, mediaType]) => mediaType.replace(/;.*/, '') === type);
    if (found) return { format: found[0] };
  }
  return {};
}

/** Headers with which proxies tell where a request came from. */
const FORWARDING_HEADER = /^(x-forwarded-.+|forwarded|x-real-ip|via)$/;

/** The parts of a request that tell whether it came from this machine. */
interface SentRequest {
  headers: IncomingHttpHeaders;
  raw: { httpVersion: string };
}

/**
 * Tells whether a request was sent by a program of this machine to this machine, as far as the request shows it. A proxy
 * of the same machine connects from it too, so that the address of the connection does not tell. The proxy keeps the
 * name that its visitors use, or adds a header, or speaks HTTP/1.0, as nginx does when it is not configured.
 */
export function isLocalRequest({ headers, raw }: SentRequest): boolean {
  const name = headers.host?.replace(/:\d+$/, '') ?? '';
  const isForwarded = Object.keys(headers).some((header) => FORWARDING_HEADER.test(header));
  return isLoopbackName(name) && !isForwarded && raw.httpVersion !== '1.0';
}
