import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackName } from '../../config/demo-plan.rules.js';

/** Headers with which proxies tell where a request came from. */
const FORWARDING_HEADER = /^(x-forwarded-.+|forwarded|x-real-ip|via)$/;

/** The parts of a request that tell whether it came from this machine. */
export interface SentRequest {
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
