import { expect } from 'chai';
import { OmnichannelError, type Change, type DataProvider, type Progress, type Result } from '../../../src/contract/index.js';
import { createCompositeProvider, type CompositeSource } from '../../../src/providers/composite/index.js';
import { rejection } from '../memory/rejection.js';
import { ask, both, composite, crm, mailing, MAY, rowsOf, Scripted, signal } from './two-sources.js';

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const never = (): Promise<Result> => new Promise(() => undefined);

describe('several sources behind one', () => {
  it('hand a question about one source to it, and its answer on untouched', async () => {
    const [calls, mails] = [new Scripted('Calls'), new Scripted('Mails')];
    const provider = composite({ provider: calls, measures: ['interactions'] }, { provider: mails, measures: ['sent'] });
    const query = { measures: ['sent'], period: MAY, dimensions: ['product'], limit: 3 };
    let given: Result | undefined;
    mails.answer = async (asked) => (given = mails.figures(asked, 4));
    expect(await provider.query(query, { signal })).to.equal(given);
    expect([calls.asked, mails.asked]).to.deep.equal([[], [query]]);
    expect(mails.signals[0]).to.equal(signal);
  });

  it('find the source by what each can serve, once it has read its tables', async () => {
    const provider = both();
    expect(rowsOf(await ask(provider, { measures: ['interactions'] }))).to.deep.equal([[6]]);
    const { rows, meta } = await ask(provider, { measures: ['sent'] });
    expect(rows).to.deep.equal([[7]]);
    expect(meta).to.include({ source: 'Mailing', completeThrough: '2026-05-31' });
  });

  it('ask the first listed where two claim a measure, and one that does not say for the rest', async () => {
    const [first, second, rest] = [new Scripted('First', 1), new Scripted('Second', 2), new Scripted('Rest', 3)];
    const provider = composite({ provider: rest }, { provider: first, measures: ['sent'] }, { provider: second, measures: ['sent', 'openRate'] });
    expect((await ask(provider, { measures: ['sent'] })).rows).to.deep.equal([[1]]);
    expect((await ask(provider, { measures: ['openRate'] })).rows).to.deep.equal([[2]]);
    expect((await ask(provider, { measures: ['turnover'] })).rows).to.deep.equal([[3]]);
  });

  it('refuse a measure that none has, naming them', async () => {
    const error = await rejection(ask(both(), { measures: ['sent', 'turnover'] }));
    expect(error).to.include({ code: 'unknown-measure', subject: 'composite' });
    expect(error.message).to.contain('unknown measure "turnover" in crm, mailing');
  });

  it('refuse a question that breaks the contract, and an answer in the name of its source', async () => {
    expect((await rejection(ask(both(), { measures: [] }))).code).to.equal('invalid-query');
    const broken = new Scripted('Broken');
    broken.answer = async () => ({ columns: [], rows: [], meta: { source: '' } });
    expect((await rejection(ask(composite(broken), { measures: ['sent'] }))).message).to.contain('Broken: invalid result: missing column "sent"');
  });

  for (const [what, sources, code, message] of [
    ['no sources', [], 'invalid-setting', 'composite: invalid sources []'],
    ['a source without a provider', [{ measures: ['sent'] }], 'invalid-setting', 'invalid sources[0].provider undefined'],
    ['a provider that answers nothing', [{ provider: {} }], 'invalid-setting', 'invalid sources[0].provider {}'],
    ['measures that are no list', [{ provider: new Scripted('a'), measures: 'sent' }], 'invalid-setting', 'invalid sources[0].measures "sent"'],
    ['a name that is no text', [{ provider: new Scripted('a'), name: 5 }], 'invalid-setting', 'invalid sources[0].name 5'],
    ['two of one name', [{ provider: new Scripted('a'), name: 'CRM' }, { provider: new Scripted('b'), name: 'CRM' }], 'duplicate-id', 'duplicate source "CRM"'],
  ] as const) {
    it(`refuse ${what} at once`, () => {
      expect(() => createCompositeProvider({ sources: sources as unknown as readonly CompositeSource[] })).to.throw(OmnichannelError, message).with.property('code', code);
    });
  }

  it('answer from a quick source while another is silent', async () => {
    const slow = new Scripted('Slow');
    slow.answer = never;
    const provider = composite({ provider: slow, measures: ['sent'] }, crm());
    void ask(provider, { measures: ['sent'] });
    expect(rowsOf(await ask(provider, { measures: ['interactions'] }))).to.deep.equal([[6]]);
  });

  it('pass an abort on to every source, also while one still reads its tables', async () => {
    const [calls, mails] = [new Scripted('Calls'), new Scripted('Mails')];
    calls.answer = mails.answer = never;
    const provider = composite({ provider: calls, measures: ['interactions'] }, { provider: mails, measures: ['sent'] });
    const controller = new AbortController();
    void provider.query({ measures: ['interactions', 'sent'], period: MAY }, { signal: controller.signal }).catch(() => undefined);
    controller.abort();
    expect([...calls.signals, ...mails.signals].map(({ aborted }) => aborted)).to.deep.equal([true, true]);
    const reading = composite(Object.assign(new Scripted('Reading'), { ready: new Promise(() => undefined) }));
    const other = new AbortController();
    const waiting = reading.query({ measures: ['sent'], period: MAY }, { signal: other.signal }).catch((thrown: unknown) => thrown);
    other.abort();
    expect(await waiting).to.equal(other.signal.reason);
    expect(await reading.query({ measures: ['sent'], period: MAY }, { signal: other.signal }).catch((thrown: unknown) => thrown)).to.equal(other.signal.reason);
  });

  describe('with filters that a source refuses', () => {
    const onMarket = [{ dimension: 'market', in: ['fr'] }, { dimension: 'product', in: ['a'] }];
    const refusing = (dimension: string): Scripted => {
      const source = new Scripted('Mails', 7);
      source.answer = async (query) => {
        if (query.filters?.some((filter) => filter.dimension === dimension)) throw new OmnichannelError('unknown-dimension', { subject: 'query', problem: `unknown dimension "${dimension}"`, remedy: 'Look.' });
        return { ...source.figures(query, 7), meta: { source: 'Mails', ignoredFilters: ['theme'] } };
      };
      return source;
    };

    it('ask without them, and say so', async () => {
      const mails = refusing('market');
      const { rows, meta } = await ask(composite(mails), { measures: ['sent'], filters: onMarket });
      expect(rows).to.deep.equal([[7]]);
      expect(meta.ignoredFilters).to.deep.equal(['market', 'theme']);
      expect(mails.asked.map(({ filters }) => filters?.map(({ dimension }) => dimension))).to.deep.equal([['market', 'product'], ['product']]);
    });

    it('do not leave out what rows are grouped by, nor let actual figures pass for a forecast', async () => {
      expect((await rejection(ask(composite(refusing('market')), { measures: ['sent'], dimensions: ['market'], filters: onMarket }))).code).to.equal('unknown-dimension');
      expect((await rejection(ask(composite(refusing('scenario')), { measures: ['sent'], filters: [{ dimension: 'scenario', in: ['forecast'] }] }))).code).to.equal('unknown-dimension');
      expect((await ask(composite(refusing('scenario')), { measures: ['sent'], filters: [{ dimension: 'scenario', in: ['actual', 'objective'] }] })).meta.ignoredFilters).to.include('scenario');
    });

    it('believe a real source that a dimension of the other is unknown to it', async () => {
      const { rows, meta } = await ask(both(), { measures: ['interactions', 'sent'], filters: [{ dimension: 'channel', in: ['web'] }] });
      expect(rows).to.deep.equal([[2, 7]]);
      expect(meta.ignoredFilters).to.deep.equal(['channel']);
    });
  });

  it('can serve what any of them can, as far as the shortest reaches', async () => {
    const [calls, mails] = [crm(), mailing()];
    const provider = composite(calls, { provider: mails, measures: ['sent'] });
    expect(provider.capabilities).to.equal(undefined);
    await Promise.all([calls.ready, mails.ready]);
    const { measures, completeThrough } = provider.capabilities ?? { measures: {} };
    expect(completeThrough).to.equal('2026-05-31');
    expect(Object.keys(measures)).to.include.members(['interactions', 'sent']).and.not.include('openRate');
    expect(measures.sent).to.equal(mails.capabilities?.measures.sent);
    expect(provider.capabilities).to.equal(provider.capabilities);
  });
});

describe('members of several sources', () => {
  it('are merged by code, with the first label and the counts of one source', async () => {
    const members = await both().members?.({ dimension: 'product' }, { signal });
    expect(members?.map(({ code, label, count }) => [code, label, count])).to.deep.equal([
      ['cordia', 'Cordia', 2], ['dermia', 'Dermia', 1], ['respira', 'Respira', 2], ['zorvelin', 'Zorvelin', undefined],
    ]);
  });

  it('come from those that know the dimension, and page by page', async () => {
    const provider = both();
    await ask(provider, { measures: ['sent'] });
    expect((await provider.members?.({ dimension: 'channel' }, { signal }))?.some(({ code }) => code === 'web')).to.equal(true);
    const page = (offset: number): Promise<readonly string[] | undefined> => Promise.resolve(provider.members?.({ dimension: 'product', offset, limit: 2 }, { signal })).then((members) => members?.map(({ code }) => code));
    expect([await page(0), await page(2), await page(4)]).to.deep.equal([['cordia', 'dermia'], ['respira', 'zorvelin'], []]);
  });

  it('do without a source that fails, and fail where all do', async () => {
    const failing = Object.assign(new Scripted('Failing'), { members: () => Promise.reject(new Error('down')) });
    const codes = await composite(failing, crm()).members?.({ dimension: 'specialty' }, { signal });
    expect(codes?.map(({ code }) => code)).to.deep.equal(['asthma', 'gp']);
    const listed = composite(failing).members?.({ dimension: 'specialty' }, { signal });
    expect((await rejection(listed as Promise<unknown>)).message).to.contain('Failing: failed request: down');
  });

  it('are not offered where no source lists any', () => {
    expect(composite(new Scripted('a')).members).to.equal(undefined);
    expect(composite(new Scripted('a')).subscribe).to.equal(undefined);
  });
});

describe('changes of several sources', () => {
  const heard = (provider: DataProvider): { changes: Change[]; stop: () => void } => {
    const changes: Change[] = [];
    return { changes, stop: provider.subscribe?.((change) => changes.push(change)) ?? (() => undefined) };
  };
  class Live extends Scripted {
    readonly listeners = new Set<(change: Change) => void>();
    subscribe(listener: (change: Change) => void): () => void {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    }
    change(change: Change): void {
      this.listeners.forEach((listener) => listener(change));
    }
  }

  it('name the measures that the source answers for, and none of another', async () => {
    const [calls, mails] = [crm(), mailing()];
    const { changes } = heard(composite(calls, { provider: mails, measures: ['sent', 'openRate'] }));
    await mails.append('sends', [{ hcp: 'h9', attemptedAt: '2026-05-08', product: 'cordia' }]);
    await nextTurn();
    expect(changes).to.have.lengthOf(1);
    expect([...(changes[0]?.measures ?? [])].sort()).to.deep.equal(['openRate', 'sent']);
  });

  it('are of all measures of a source that names none', () => {
    const [listed, rest] = [new Live('Listed'), new Live('Rest')];
    const { changes, stop } = heard(composite({ provider: listed, measures: ['sent'] }, rest));
    listed.change({});
    rest.change({});
    rest.change({ measures: ['sent'] });
    rest.change({ measures: ['turnover'] });
    expect(changes).to.deep.equal([{ measures: ['sent'] }, {}, { measures: ['turnover'] }]);
    stop();
    expect([listed.listeners.size, rest.listeners.size]).to.deep.equal([0, 0]);
  });

  it('are followed nowhere where one subscription cannot be ended', () => {
    const good = new Live('Good');
    const bad = Object.assign(new Scripted('Bad'), { subscribe: () => undefined as unknown as () => void });
    expect(() => heard(composite(good, bad))).to.not.throw();
    expect(good.listeners.size).to.equal(1);
    const worse = Object.assign(new Scripted('Worse'), { subscribe: () => ({}) as unknown as () => void });
    expect(() => heard(composite(new Live('Other'), worse))).to.throw('Worse: invalid subscribe {}');
  });
});

describe('what several sources load', () => {
  it('is told by the name of the source, until nobody wants to know', () => {
    const listeners = new Set<(progress: Progress) => void>();
    const loading = Object.assign(new Scripted('CRM'), { watchProgress: (listener: (progress: Progress) => void) => { listeners.add(listener); return () => void listeners.delete(listener); } });
    const told: Progress[] = [];
    const stop = composite(loading, new Scripted('Web')).watchProgress?.((progress) => told.push(progress));
    listeners.forEach((listener) => listener({ part: 'hcps', loaded: 3, total: 4, done: false }));
    expect(told).to.deep.equal([{ part: 'CRM: hcps', loaded: 3, total: 4, done: false }]);
    stop?.();
    expect(listeners.size).to.equal(0);
    expect(composite(new Scripted('Web')).watchProgress).to.equal(undefined);
  });
});
