import { expect } from 'chai';
import { html, type TemplateResult } from 'lit';
import { withAnswers, type PageAnswers } from '../../src/answers.js';
import { deskOf } from '../../src/context/answering.js';
import type { DataProvider, Query, Result } from '../../src/contract/index.js';
import '../../src/define.js';
import '../../src/locales/fr/define.js';
import { renderPage } from '../../src/server/index.js';

const CODES: Readonly<Record<string, string>> = { adoptionStage: 'trial', segmentFrom: 'new', segmentTo: 'active', scenario: 'actual' };

/** One row for any question. */
function answerTo(query: Query, figure = 1234): Result {
  const dimensions = query.dimensions ?? [];
  return {
    columns: [...(query.grain ? [{ id: 'time', kind: 'time' as const }] : []), ...dimensions.map((id) => ({ id, kind: 'dimension' as const })), ...query.measures.map((id) => ({ id, kind: 'measure' as const }))],
    rows: [[...(query.grain ? [query.period.start] : []), ...dimensions.map((id) => CODES[id] ?? 'x'), ...query.measures.map(() => figure)]],
    meta: { source: 'CRM', completeThrough: '2026-10-31' },
  };
}

/** Notes what it is asked. */
function crm(more: Partial<DataProvider> = {}): DataProvider & { readonly asked: Query[] } {
  const asked: Query[] = [];
  return { name: 'CRM', asked, query: (query) => (asked.push(query), Promise.resolve(answerTo(query))), ...more };
}

/** What a reader sees before any script runs. */
const textOf = (page: string): string => page.replace(/<style[^]*?<\/style>|<!--[^]*?-->/g, '').replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const textOfPage = async (template: TemplateResult, provider = crm()): Promise<string> => textOf((await renderPage(() => template, { provider })).html);
const within = (page: string, tag: string): string => new RegExp(`<${tag}[ >][^]*?</${tag}>`).exec(page)?.[0] ?? '';

describe('a page rendered on a server', () => {
  const WIDGETS: readonly (readonly [string, (provider: DataProvider) => TemplateResult, string])[] = [
    ['kpi-tile', (provider) => html`<kpi-tile measure="activeHcps" .provider=${provider}></kpi-tile>`, 'Active HCPs ⋯ 1,234 HCPs'],
    ['adoption-funnel', (provider) => html`<adoption-funnel .provider=${provider}></adoption-funnel>`, 'Trial: 1,234 HCPs'],
    ['measure-breakdown', (provider) => html`<measure-breakdown measure="interactions" by="channel" .provider=${provider}></measure-breakdown>`, '1,234'],
    ['measure-trend', (provider) => html`<measure-trend measures="interactions" .provider=${provider}></measure-trend>`, 'May 2026 1,234'],
    ['opt-in-trend', (provider) => html`<opt-in-trend .provider=${provider}></opt-in-trend>`, '1,234'],
    ['segment-flow', (provider) => html`<segment-flow .provider=${provider}></segment-flow>`, '1,234 HCPs from new to active'],
    ['asset-performance-table', (provider) => html`<asset-performance-table .provider=${provider}></asset-performance-table>`, 'x 1,234'],
  ];

  for (const [tag, template, text] of WIDGETS) {
    it(`has the figures of a ${tag}`, async () => {
      const { html: page, failures } = await renderPage(template, { provider: crm() });
      expect(failures).to.deep.equal([]);
      expect(page).to.match(/<template shadowroot="open" shadowrootmode="open">/);
      expect(textOf(page)).to.contain(text);
    });
  }

  it('has figures that were written in attributes', async () => {
    expect(await textOfPage(html`<kpi-tile heading="NPS" value="42.5" objective="50" unit="points"></kpi-tile>`)).to.contain('NPS ⋯ 42.5 pts');
    expect(await textOfPage(html`<kpi-tile measure="activeHcps" data='[{"activeHcps":77}]'></kpi-tile>`)).to.contain('77 HCPs');
  });

  it('names what is no list of figures, and shows none', async () => {
    expect(await textOfPage(html`<kpi-tile measure="activeHcps" data="77"></kpi-tile>`)).not.to.contain('77 HCPs');
  });

  it('is in the language that a widget or its dashboard names', async () => {
    expect(await textOfPage(html`<kpi-tile measure="activeHcps" lang="fr" data='[{"activeHcps":1234}]'></kpi-tile>`)).to.contain('PdS actifs ⋯ 1 234 PdS');
    expect(await textOfPage(html`<omnichannel-dashboard locale="fr"><kpi-tile measure="activeHcps" data='[{"activeHcps":5}]'></kpi-tile></omnichannel-dashboard>`)).to.contain('PdS actifs');
  });

  it('has a dashboard whose tiles and bar stand in its cells', async () => {
    const { html: page } = await renderPage((provider) => html`<omnichannel-dashboard .provider=${provider}><filter-bar></filter-bar><kpi-tile measure="activeHcps"></kpi-tile><kpi-tile id="second" measure="interactions"></kpi-tile></omnichannel-dashboard>`, { provider: crm({ capabilities: { measures: {}, completeThrough: '2026-10-31' } }) });
    const slots = [...page.matchAll(/ slot="([^"]+)"/g)].map(([, slot]) => slot);
    expect(slots).to.deep.equal(['tile filter-bar-1', 'tile kpi-tile-1', 'tile second']);
    for (const slot of slots) expect(page).to.contain(`<slot name="${slot}">`);
    expect(textOf(within(page, 'filter-bar'))).to.contain('Last 6 months · May – Oct 2026');
  });

  it('hands a dashboard\'s filters and audience down', async () => {
    const provider = crm();
    const filters = [{ dimension: 'product', in: ['respira'] }];
    const { answers } = await renderPage((asked) => html`<omnichannel-dashboard .provider=${asked} .filters=${filters} audience="team-7"><kpi-tile measure="activeHcps"></kpi-tile></omnichannel-dashboard>`, { provider });
    expect(provider.asked).to.have.lengthOf(2);
    for (const query of provider.asked) expect(query.filters).to.deep.include(filters[0]);
    expect((JSON.parse(answers) as PageAnswers).answers.map(({ audience }) => audience)).to.deep.equal(provider.asked.map(() => 'team-7'));
  });

  it('asks each question once, whoever asks it and however often the page is drawn', async () => {
    const provider = crm({ capabilities: { measures: {}, completeThrough: '2026-10-31' } });
    await renderPage((asked) => html`<kpi-tile measure="activeHcps" .provider=${asked}></kpi-tile><kpi-tile measure="activeHcps" .provider=${asked}></kpi-tile>`, { provider });
    expect(provider.asked).to.have.lengthOf(1);
  });

  it('keeps nothing of one page for the next', async () => {
    let figure = 1;
    const provider = crm({ query: (query) => Promise.resolve(answerTo(query, figure)) });
    const draw = async (): Promise<string> => textOf((await renderPage((asked) => html`<kpi-tile measure="activeHcps" .provider=${asked}></kpi-tile>`, { provider })).html);
    expect(await draw()).to.contain(' 1 HCP ');
    figure = 2;
    expect(await draw()).to.contain(' 2 HCPs ');
  });

  it('shows a failure as a failure, and says why', async () => {
    const { html: page, failures, answers } = await renderPage((provider) => html`<kpi-tile measure="activeHcps" period="2026-05-01/2026-11-01" .provider=${provider}></kpi-tile>`, { provider: crm({ query: () => Promise.reject(new Error('the source is away')) }) });
    expect(failures.map(({ message }) => message)).to.have.lengthOf(1);
    expect(page).to.contain('role="alert"');
    expect((JSON.parse(answers) as PageAnswers).answers).to.deep.equal([]);
  });

  it('waits no longer than its host, and leaves the rest to the browser', async () => {
    const { html: page } = await renderPage((provider) => html`<kpi-tile measure="activeHcps" period="2026-05-01/2026-11-01" .provider=${provider}></kpi-tile>`, { provider: crm({ query: () => new Promise(() => undefined) }), signal: AbortSignal.timeout(20) });
    expect(page).to.contain('class="skeleton figure"');
  });

  it('refuses a nonce that could end its attribute', async () => {
    const thrown: unknown = await renderPage(() => html`<p></p>`, { nonce: 'a" onload="x' }).catch((error: unknown) => error);
    expect(thrown).to.have.property('code', 'invalid-setting');
  });

  it('takes a source that says how far it reaches and not what it has', async () => {
    const capabilities = { completeThrough: '2026-10-31' } as unknown as NonNullable<DataProvider['capabilities']>;
    const { failures } = await renderPage((provider) => html`<kpi-tile measure="activeHcps" .provider=${provider}></kpi-tile>`, { provider: crm({ capabilities }) });
    expect(failures).to.deep.equal([]);
  });

  it('has no style attribute and no style sheet without the nonce of its policy', async () => {
    const { html: page } = await renderPage((provider) => html`<measure-breakdown measure="interactions" by="channel" .provider=${provider}></measure-breakdown><asset-performance-table .provider=${provider}></asset-performance-table><segment-flow .provider=${provider}></segment-flow>`, { provider: crm(), nonce: 'abc' });
    expect(page).not.to.match(/\sstyle=/);
    expect(page.match(/<style/g)).to.have.lengthOf(page.match(/<style nonce="abc">/g)?.length ?? 0);
    expect(page).to.match(/\[data-first="0"\]\[data-first="0"\]\[data-first="0"\]\{[^}]*--size:1/);
  });

  it('sends answers that no script element ends early', async () => {
    const provider = crm({ query: (query) => Promise.resolve({ ...answerTo(query), meta: { source: '</script><script>alert(1)</script>', completeThrough: '2026-10-31' } }) });
    const { answers } = await renderPage((asked) => html`<kpi-tile measure="activeHcps" .provider=${asked}></kpi-tile>`, { provider });
    expect(answers).not.to.contain('<');
    expect((JSON.parse(answers) as PageAnswers).answers[0]?.result.meta.source).to.equal('</script><script>alert(1)</script>');
  });
});

describe('the answers of a page', () => {
  const QUERY: Query = { measures: ['activeHcps'], period: { start: '2026-05-01', end: '2026-11-01' } };
  const page = (more: object = {}): PageAnswers => ({ version: 1, answers: [{ audience: '', receivedAt: Date.now(), query: QUERY, result: answerTo(QUERY, 7), ...more }], members: [] });
  const watch = (provider: DataProvider, audience = ''): ReturnType<ReturnType<typeof deskOf>['watch']> => deskOf(provider).watch(QUERY, audience, () => undefined);

  it('are there at once and are not asked again while they are fresh', async () => {
    const provider = crm();
    const { answer } = watch(withAnswers(provider, page()));
    expect(answer.result?.rows).to.deep.equal([[7]]);
    expect(answer.asking).to.equal(false);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(provider.asked).to.deep.equal([]);
  });

  it('are not asked again by a provider that tells of changes either, until it tells of one', async () => {
    let tell: () => void = () => undefined;
    const provider = crm({ subscribe: (listener) => (tell = () => listener({ measures: ['activeHcps'] }), () => undefined) });
    const held = watch(withAnswers(provider, page()));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(provider.asked).to.deep.equal([]);
    tell();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(held.answer.result?.rows).to.deep.equal([[1234]]);
  });

  it('are shown while they are asked again once they are old', () => {
    const { answer } = watch(withAnswers(crm(), page({ receivedAt: Date.now() - 3_600_000 })));
    expect(answer.result?.rows).to.deep.equal([[7]]);
    expect(answer.asking).to.equal(true);
  });

  it('are no fresher than now where the server\'s clock is ahead', () => {
    const { answer } = watch(withAnswers(crm(), page({ receivedAt: Date.now() + 86_400_000 })));
    expect(answer.receivedAt).to.be.at.most(Date.now());
  });

  it('are for nobody else', () => {
    const { answer } = watch(withAnswers(crm(), page({ audience: 'one' })), 'other');
    expect(answer.result).to.equal(undefined);
  });

  it('say how far the source reaches until it is asked itself', async () => {
    const CAPABILITIES = { measures: {}, completeThrough: '2026-10-31' };
    const provider = withAnswers(crm({ get capabilities() { return { measures: {}, completeThrough: '2026-11-30' }; } }), { ...page(), capabilities: CAPABILITIES });
    expect(provider.capabilities?.completeThrough).to.equal('2026-10-31');
    await provider.query(QUERY, { signal: new AbortController().signal });
    expect(provider.capabilities?.completeThrough).to.equal('2026-11-30');
  });

  for (const [what, given, code] of [
    ['no JSON', 'answers', 'invalid-setting'],
    ['another document', '{"version":2}', 'invalid-setting'],
    ['an answer without an audience', JSON.stringify(page({ audience: 7 })), 'invalid-setting'],
    ['a result that breaks the contract', JSON.stringify(page({ result: { columns: [], rows: [[1]], meta: { source: 'x' } } })), 'invalid-result'],
  ] as const) {
    it(`refuse ${what}`, () => {
      expect(() => withAnswers(crm(), given)).to.throw().with.property('code', code);
    });
  }
});
