import { expect, waitUntil } from '@open-wc/testing';
import { defineWidgets, type Query } from '../../src/index.js';
import { createCompositeProvider } from '../../src/providers/composite/index.js';
import { becomes, oneRow, provides, widget } from './support.js';

defineWidgets({ prefix: 'host-' });

describe('a widget with several sources behind its provider', () => {
  it('compares the part of a running period that its own source holds', async () => {
    const asked: Query[] = [];
    const reaching = (completeThrough: string) => provides((query) => {
      asked.push(query);
      return Promise.resolve({ ...oneRow(query), meta: { source: 'CRM', completeThrough } });
    }, { capabilities: { measures: {}, completeThrough } });
    const provider = createCompositeProvider({ sources: [{ provider: reaching('2026-05-20'), measures: ['activeHcps'] }, { provider: reaching('2026-05-10'), measures: ['sent'], name: 'Mailing' }] });
    expect(provider.capabilities?.completeThrough).to.equal('2026-05-10');
    const tile = await widget('kpi-tile', { provider, period: '2026-05-01/2026-06-01' }, { comparison: 'previous-period' });
    await becomes(tile, 'ready');
    await waitUntil(() => asked.length === 2);
    expect(asked[1]?.period).to.deep.equal({ start: '2026-04-01', end: '2026-04-21' });
  });
});
