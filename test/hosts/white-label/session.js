import { createHttpProvider } from 'omnichannel-widgets/providers/http';

/** The customer's token from the portal's own server; with `refresh` a new one. Rejects where nobody is signed in. */
async function tokenOf(tenant, refresh) {
  const response = await fetch(`/session/${tenant}?refresh=${refresh}`, { method: 'POST' });
  if (!response.ok) throw new Error(`no session for ${tenant}`);
  return response.text();
}

const providers = new Map();

/** One provider for each customer: with its own answers, batches and tokens. */
export function providerOf(tenant) {
  if (!providers.has(tenant)) {
    providers.set(tenant, createHttpProvider({ url: `/figures/${tenant}`, name: tenant, token: ({ refresh }) => tokenOf(tenant, refresh) }));
  }
  return providers.get(tenant);
}

/** Forgets a customer who is left: its requests end, its answers go. */
export function leave(tenant) {
  providers.get(tenant)?.close();
  providers.delete(tenant);
}
