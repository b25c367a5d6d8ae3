import '@lit-labs/ssr-client/lit-element-hydrate-support.js';

async function ask(path, question, signal) {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(question), signal });
  if (!response.ok) throw new Error(`The source answered ${response.status}.`);
  return response.json();
}

const source = {
  name: 'CRM',
  query: (query, { signal }) => ask('/api/query', query, signal),
  members: (request, { signal }) => ask('/api/members', request, signal),
};

const { withAnswers } = await import('omnichannel-widgets/answers');
const dashboard = document.querySelector('omnichannel-dashboard');
dashboard.provider = withAnswers(source, document.querySelector('#answers').textContent);

await import('omnichannel-widgets/locales/fr');
await import('omnichannel-widgets/define');
