import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { BROWSER_ARGS, ensureBrowser } from './scripts/support/browser.mjs';
import { demoServer } from './scripts/support/demo-server.mjs';
import { consoleTrap } from './scripts/wtr-console-trap.mjs';
import { countsReporter } from './scripts/wtr-counts.mjs';
import { prebundle } from './scripts/wtr-prebundle.mjs';
import { visiblePage } from './scripts/wtr-visible-page.mjs';

const beside = demoServer();

export default {
  files: 'test/**/*.element.test.ts',
  nodeResolve: true,
  browsers: [chromeLauncher({ createPage: visiblePage, launchOptions: { executablePath: ensureBrowser(), headless: true, args: BROWSER_ARGS } })],
  // Engines in workers take all there is: a file by itself keeps its time limits.
  concurrency: 1,
  middleware: [async (context, next) => {
    context.respond = !await beside.answer(context.req, context.res);
    if (context.respond) await next();
  }],
  plugins: [
    consoleTrap(),
    prebundle(['echarts/core', 'echarts/charts', 'echarts/components', 'echarts/features', 'echarts/renderers', '@open-wc/testing', '@tanstack/query-core', '@tanstack/virtual-core', 'kysely', '@duckdb/duckdb-wasm', '@uwdata/flechette', 'hyparquet']),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  testFramework: { config: { timeout: 30000 } },
  testsFinishTimeout: 240000,
  browserStartTimeout: 60000,
  reporters: [defaultReporter({ reportTestProgress: false }), countsReporter()],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode.'),
};
