/** `node clickhouse-bridge.mjs <folder of chdb> <folder of data>`: answers ClickHouse's HTTP interface from chdb, one request at a time, since a session holds the parameters. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

const [home, data] = process.argv.slice(2);
const { Session } = createRequire(path.join(home, 'package.json'))('chdb');
const session = new Session(data);

/** What of a request is no setting of the session. */
const OTHERS = ['query', 'database', 'default_format', 'query_id', 'readonly', 'cancel_http_readonly_queries_on_client_close'];
const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

async function answer(request, url) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const query = url.searchParams.get('query');
  await session.queryAsync(`USE \`${(url.searchParams.get('database') ?? 'default').replaceAll('`', '')}\``);
  for (const [name, value] of url.searchParams) {
    if (!OTHERS.includes(name) && /^\w+$/.test(name)) await session.queryAsync(`SET ${name} = ${quoted(value)}`);
  }
  return session.queryAsync(query === null ? body : `${query}\n${body}`, { format: url.searchParams.get('default_format') ?? 'TabSeparated' });
}

let last = Promise.resolve();
const server = createServer((request, response) => {
  const turn = last.then(async () => {
    try {
      const found = await answer(request, new URL(request.url, 'http://localhost'));
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(found.text());
    } catch (error) {
      const text = String(error?.message ?? error);
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(text.slice(Math.max(0, text.indexOf('Code:'))));
    }
  });
  last = turn;
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening ${server.address().port}\n`));
