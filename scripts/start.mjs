/** `npm start`: installs what is missing, serves the demo portal and opens it. Options: --port <number>, --no-open. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './support/dependencies.mjs';
import { openOnDesktop } from './support/desktop.mjs';
import { ROOT } from './support/root.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', default: '5173' }, 'no-open': { type: 'boolean', default: false } } });

ensureDependencies();
const [{ createServer }, { demoServer }] = await Promise.all([import('vite'), import('./support/demo-server.mjs')]);

const demo = path.join(ROOT, 'demo');
const beside = demoServer();
const configFile = path.join(demo, 'vite.config.mjs');
const server = await createServer({
  root: demo,
  configFile: existsSync(configFile) ? configFile : false,
  cacheDir: path.join(ROOT, 'node_modules/.cache/vite-demo'),
  // Printed in our own words below.
  logLevel: 'warn',
  plugins: [{
    name: 'demo-server',
    configureServer: ({ middlewares }) => void middlewares.use((request, response, next) => beside.answer(request, response).then((isAnswered) => isAnswered || next(), next)),
  }],
  server: { port: Number(values.port), fs: { allow: [ROOT] } },
});
await server.listen();

const [address] = server.resolvedUrls.local;
console.log(`\nThe demo portal is at ${address}\nPress Ctrl+C to stop.`);
if (!values['no-open']) openOnDesktop(address);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { void Promise.allSettled([server.close(), beside.close()]).finally(() => process.exit(0)); });
