import { createReadStream } from 'node:fs';
import path from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { ROOT } from './root.mjs';

const ENGINE = path.join(ROOT, 'node_modules/@duckdb/duckdb-wasm/dist');
const ENGINE_FILES = { 'duckdb-browser-eh.worker.js': 'text/javascript', 'duckdb-eh.wasm': 'application/wasm' };

/** Answers what the demo portal asks of its own origin besides files: `/duckdb/…`, the engine for the browser; `/figures/…`, figures from a server that starts when first asked. */
export function demoServer() {
  let opening;
  const gateways = () => (opening ??= tsImport('../../demo/server/gateways.ts', { parentURL: import.meta.url, tsconfig: path.join(ROOT, 'tsconfig.json') }).then(({ openGateways }) => openGateways()));
  return {
    /** Whether the request is answered here. */
    async answer(request, response) {
      const [, folder, file] = (request.url ?? '').split(/[/?]/);
      if (folder === 'duckdb' && Object.hasOwn(ENGINE_FILES, file)) {
        response.writeHead(200, { 'Content-Type': ENGINE_FILES[file] });
        createReadStream(path.join(ENGINE, file)).pipe(response);
        return true;
      }
      if (folder !== 'figures') return false;
      // Another server's handler may have begun with a status of its own.
      response.statusCode = 200;
      await (await gateways()).answer(request, response);
      return true;
    },
    close: async () => (await opening)?.close(),
  };
}
