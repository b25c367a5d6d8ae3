import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gunzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const [brotli, zip, unzip] = [promisify(brotliCompress), promisify(gzip), promisify(gunzip)];

/** From this many characters on packing pays. */
const PACKED_FROM = 1_024;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** The packing that a client accepts. */
function accepted(header: string | undefined): 'br' | 'gzip' | undefined {
  const named = (header ?? '').toLowerCase().split(',').map((part) => part.trim().split(/\s*;\s*/)).filter(([, quality]) => quality === undefined || !/^q=0(\.0*)?$/.test(quality)).map(([name]) => name);
  return named.includes('br') ? 'br' : named.includes('gzip') ? 'gzip' : undefined;
}

/** Takes packed requests and packs answers. */
export function addPacking(app: FastifyInstance, bodyBytes: number): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: bodyBytes }, async (request: FastifyRequest, body: Buffer) => {
    const packing = request.headers['content-encoding'] ?? 'identity';
    if (packing !== 'gzip' && packing !== 'identity') throw Object.assign(new Error('packed in a way that is not known'), { statusCode: 415 });
    const text = packing === 'gzip' ? await unpacked(body, bodyBytes) : body;
    return new Promise((resolve, reject) => void parse(request, text.toString('utf8'), (error, document) => (error ? reject(error) : resolve(document))));
  });

  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.getHeader('content-encoding') !== undefined || payload === null || payload === undefined) return payload;
    void reply.header('Vary', [reply.getHeader('vary'), 'Accept-Encoding'].filter((part) => part !== undefined).join(', '));
    const packing = accepted(request.headers['accept-encoding']);
    const isText = typeof payload === 'string';
    if (!packing || (isText && payload.length < PACKED_FROM)) return payload;
    void reply.header('Content-Encoding', packing).removeHeader('content-length');
    if (isText) return packing === 'br' ? brotli(payload, QUALITY) : zip(payload);
    return (payload as NodeJS.ReadableStream).pipe(packing === 'br' ? createBrotliCompress(QUALITY) : createGzip());
  });
}

/** A small body may unpack to gigabytes: it is read no further than allowed. */
async function unpacked(body: Buffer, most: number): Promise<Buffer> {
  try {
    return await unzip(body, { maxOutputLength: most });
  } catch (thrown) {
    const isTooLarge = (thrown as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw Object.assign(new Error(isTooLarge ? 'too large' : 'no gzip'), { statusCode: isTooLarge ? 413 : 400 });
  }
}
