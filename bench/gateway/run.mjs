/**
 * The gateway over DuckDB, Postgres and ClickHouse. `npm run bench -- gateway [engines] [sizes] [viewers]`, such as
 * `duckdb,postgres 1000000,10000000 50`. At each size one dashboard of twelve questions by itself (median of three, of which no answer is
 * kept); at the first size many viewers at once under ten filters, then the same again from kept answers.
 */
import { fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { createGateway } from '../../examples/gateway/gateway.ts';
import { dashboard } from '../memory/data.mjs';
import { ENGINES } from './engines.mjs';
import { FIGURES } from './tables.mjs';

const [engines = 'duckdb,postgres,clickhouse', sizes = '1000000,10000000', viewers = '50'] = process.argv.slice(2);
const VIEWERS = Number(viewers);
const ROUNDS = 3;
const TOKENS = { secret: 'a secret that only this bench knows of', issuer: 'bench', audience: 'figures' };
const LIMITS = { questionTimeoutMs: 300_000, running: 16, waiting: 2 * VIEWERS * 12, perCaller: 12 };

/** Without a statement all kept answers would end together every five minutes, in the midst of a run. */
const VERSION = { sql: 'select 1', everyMs: 60_000 };

const token = (viewer) => new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(`viewer ${viewer}`).setIssuer(TOKENS.issuer).setAudience(TOKENS.audience).setExpirationTime('2h').sign(new TextEncoder().encode(TOKENS.secret));
const tokens = await Promise.all(Array.from({ length: VIEWERS }, (_, viewer) => token(viewer)));
const CHOICES = 10;
/** The questions under one of ten filters; a shift makes all of them new. */
const questions = (choice, shift = 0) => Object.values(dashboard(shift, [1, 2, 3].map((at) => `product${1 + (((choice % CHOICES) + at) % 12)}`)));

const part = (values, share) => [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))];
const seconds = (ms) => (ms >= 10_000 ? `${(ms / 1000).toFixed(0)} s` : ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(0)} ms`);

function inChild(order) {
  const child = fork(fileURLToPath(new URL('viewers.mjs', import.meta.url)), { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (measured) => {
      resolve(measured);
      child.kill();
    });
    child.once('error', reject);
    child.send(order);
  });
}

async function alone(kind, size, url) {
  const times = [];
  const tiles = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { dashboard: [ms], faults } = await inChild({ url, tokens, dashboards: [questions(round, 1 + round)], rounds: 1, isApart: false });
    if (faults.length > 0) console.log(`  faults: ${[...new Set(faults)].join('; ')}`);
    times.push(ms);
  }
  for (const [tile, query] of Object.entries(dashboard(20))) {
    const { dashboard: [ms] } = await inChild({ url, tokens, dashboards: [[query]], rounds: 1, isApart: false });
    tiles.set(tile, ms);
  }
  const slowest = [...tiles].sort(([, one], [, other]) => other - one).slice(0, 4).map(([tile, ms]) => `${tile} ${seconds(ms)}`).join(', ');
  console.log(`${kind}, ${size} interactions, one viewer: dashboard p50 ${seconds(part(times, 0.5))} (${times.map(seconds).join(', ')}); slowest tiles: ${slowest}; load ${loadavg()[0].toFixed(1)}`);
}

async function together(kind, size, url) {
  const dashboards = tokens.map((_, viewer) => questions(viewer));
  const report = (name, { dashboard: dashboardMs, question, faults, ms }, count) => console.log(`${kind}, ${size} interactions, ${VIEWERS} viewers, ${name}: dashboard p50 ${seconds(part(dashboardMs, 0.5))}, p95 ${seconds(part(dashboardMs, 0.95))}${question.length > 0 ? `; question p50 ${seconds(part(question, 0.5))}, p95 ${seconds(part(question, 0.95))}` : ''}; ${(count / (ms / 1000)).toFixed(0)} questions a second; ${faults.length} faults ${[...new Set(faults)].slice(0, 3).join('; ')}; load ${loadavg()[0].toFixed(1)}`);
  report('nothing kept', await inChild({ url, tokens, dashboards, rounds: 1, isApart: false }), VIEWERS * 12);
  report('all kept, a dashboard a request', await inChild({ url, tokens, dashboards, rounds: 10, isApart: false }), VIEWERS * 120);
  report('all kept, a question a request', await inChild({ url, tokens, dashboards, rounds: 3, isApart: true }), VIEWERS * 36);
}

for (const kind of engines.split(',')) {
  for (const [at, size] of sizes.split(',').map(Number).entries()) {
    const started = performance.now();
    const { engine, stop } = await ENGINES[kind]({ interactions: size });
    console.log(`${kind}, ${size} interactions: made in ${seconds(performance.now() - started)}`);
    const gateway = createGateway(engine, { tokens: TOKENS, policy: { rules: {} }, figures: FIGURES, limits: LIMITS, version: VERSION, log: false });
    try {
      const url = await gateway.listen();
      await alone(kind, size, url);
      if (at === 0 && VIEWERS > 1) await together(kind, size, url);
    } finally {
      await gateway.stop();
      await stop();
    }
  }
}
