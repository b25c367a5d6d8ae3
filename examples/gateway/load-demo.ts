/** `node --import tsx load-demo.ts <postgres://… | http://…>`: puts the demo data into an empty Postgres or ClickHouse. */
import { CORE_CATALOG } from 'omnichannel-widgets';
import { loadClickHouse, loadPostgres } from './load-tables.js';

const [url = ''] = process.argv.slice(2);
const folder = new URL('../../demo/data', import.meta.url).pathname;
await (url.startsWith('http') ? loadClickHouse : loadPostgres)(url, folder, CORE_CATALOG);
