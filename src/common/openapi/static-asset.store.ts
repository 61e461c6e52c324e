import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Negotiator } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnownTag } from '../http/entity-tag.handler.js';

const [compressBrotli, compressGzip] = [promisify(brotliCompress), promisify(gzip)];

/** Higher qualities take seconds for the script of Swagger UI and save little. */
const BROTLI_QUALITY = 9;

type Encoding = 'br' | 'gzip' | 'identity';

interface Asset {
  etag: string;
  bodies: Record<Encoding, Buffer>;
}

/**
 * A store of files and generated texts that are the same for every caller. Each is built and compressed once, at its
 * first request.
 */
export class StaticAssetStore {
  private readonly assets = new Map<string, Promise<Asset>>();
  private readonly negotiator = new Negotiator<Encoding>({ supportedValues: ['br', 'gzip', 'identity'] });

  /** Sends the asset in an encoding that the caller accepts, or 304 if the caller already has it. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    key: string,
    make: () => string | Buffer,
  ): Promise<FastifyReply> {
    let asset = this.assets.get(key);
    if (!asset) {
      asset = compress(Buffer.from(make()));
      this.assets.set(key, asset);
    }
    const { etag, bodies } = await asset;
    void reply.headers({ ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
    if (isKnownTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
    const accepted = request.headers['accept-encoding'];
    const encoding = (accepted && this.negotiator.negotiate(accepted)) || 'identity';
    if (encoding !== 'identity') void reply.header('Content-Encoding', encoding);
    return reply.type(type).send(bodies[encoding]);
  }
}

async function compress(identity: Buffer): Promise<Asset> {
  // The tag is weak because it names every encoding of the content.
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url')}"`;
  const [br, gz] = await Promise.all([
    compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    compressGzip(identity),
  ]);
  return { etag, bodies: { br, gzip: gz, identity } };
}
