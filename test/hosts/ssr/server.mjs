import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';
import { crm } from './data.js';
import { page } from './page.js';

const provider = createMemoryProvider(crm);
const TYPES = { '.js': 'text/javascript', '.css': 'text/css' };

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/') {
    const nonce = randomBytes(16).toString('base64');
    const text = await page(provider, { locale: searchParams.get('locale') === 'fr' ? 'fr' : 'en', nonce });
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src data:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`,
    });
    response.end(text);
  } else if (pathname === '/api/query' || pathname === '/api/members') {
    const chunks = await request.toArray();
    const question = JSON.parse(Buffer.concat(chunks));
    const options = { signal: AbortSignal.timeout(10_000) };
    const answered = pathname === '/api/query' ? await provider.query(question, options) : await provider.members(question, options);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answered));
  } else {
    const file = path.join(import.meta.dirname, 'public', path.normalize(pathname));
    const text = await readFile(file);
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    response.end(text);
  }
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    response.writeHead(error.code === 'ENOENT' ? 404 : 500);
    response.end(String(error));
  });
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
