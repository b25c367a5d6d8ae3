/**
 * Viewers of a gateway, in a process of their own: each asks for its dashboards one after the other. Sent by the parent:
 * `{ url, tokens, dashboards, rounds, apart }`; `dashboards[viewer]` are the questions. Answers what each request took in milliseconds, and the faults.
 */
const post = async (url, token, queries) => {
  const start = performance.now();
  const response = await fetch(`${url}/query`, { method: 'POST', headers: { 'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ version: 1, queries }) });
  const answer = await response.json();
  const faults = response.ok ? answer.results.flatMap(({ error }) => (error ? [`${error.code}: ${error.message}`] : [])) : [`${response.status} ${answer.error?.code}`];
  return { ms: performance.now() - start, faults };
};

process.on('message', async ({ url, tokens, dashboards, rounds, isApart }) => {
  const [dashboard, question, faults] = [[], [], []];
  const start = performance.now();
  const view = async (queries, at) => {
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      const requests = await Promise.all((isApart ? queries.map((query) => [query]) : [queries]).map((some) => post(url, tokens[at], some)));
      dashboard.push(performance.now() - from);
      for (const request of requests) {
        if (isApart) question.push(request.ms);
        faults.push(...request.faults);
      }
    }
  };
  await Promise.all(dashboards.map(view));
  process.send({ dashboard, question, faults, ms: performance.now() - start });
});
