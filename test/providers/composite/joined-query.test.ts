import { expect } from 'chai';
import { OmnichannelError, type Query } from '../../../src/contract/index.js';
import { rejection } from '../memory/rejection.js';
import { ask, both, composite, crm, mailing, rowsOf, Scripted } from './two-sources.js';

const BOTH = ['sent', 'interactions'];
const byProduct = { measures: BOTH, dimensions: ['product'] };
const noted = (provider: Pick<Scripted, 'query'>): { provider: Scripted; asked: Query[] } => {
  const asked: Query[] = [];
  const query = provider.query.bind(provider);
  Object.assign(provider, { query: (one: Query, options: Parameters<typeof query>[1]) => { asked.push(one); return query(one, options); }, queryAll: undefined });
  return { provider: provider as Scripted, asked };
};

describe('a question about several sources', () => {
  it('is joined on its codes: what a source lacks is missing, never zero', async () => {
    const { columns, rows, meta } = await ask(both(), byProduct);
    expect(columns.map(({ id }) => id)).to.deep.equal(['product', 'sent', 'interactions']);
    expect(rows).to.deep.equal([['cordia', 2, 2], ['dermia', null, 1], ['respira', null, 3], ['zorvelin', 5, null]]);
    expect(meta).to.include({ source: 'Mailing · CRM', completeThrough: '2026-05-31' });
  });

  it('is joined on its buckets, in their order', async () => {
    const { columns, rows } = await ask(both(), { measures: BOTH, grain: 'month', period: { start: '2026-04-01', end: '2026-07-01' } });
    expect(columns.map(({ id, kind }) => `${id} ${kind}`)).to.deep.equal(['time time', 'sent measure', 'interactions measure']);
    expect(rows.map(([time]) => time)).to.deep.equal(['2026-04-01', '2026-05-01', '2026-06-01']);
    expect(rows[1]).to.deep.equal(['2026-05-01', 7, 6]);
  });

  it('is one row where nothing is grouped', async () => {
    expect((await ask(both(), { measures: BOTH })).rows).to.deep.equal([[7, 6]]);
  });

  it('keeps rates with what they are made of, and totals as each source computed them', async () => {
    const { rows, totals } = await ask(both(), { measures: ['activeHcps', 'openRate'], dimensions: ['product'], totals: true });
    expect(rows[0]).to.deep.equal(['cordia', 2, { value: 0.5, numerator: 1, denominator: 2 }]);
    expect(totals).to.deep.equal([null, 2, { value: 1 / 7, numerator: 1, denominator: 7 }]);
  });

  it('takes rows of a source without scenarios for actual', async () => {
    const plain = new Scripted('Plain', 4);
    plain.answer = async ({ dimensions: _, ...query }) => plain.figures(query, 4);
    const crmWithObjective = crm({ tables: { objectives: [{ kpi: 'interactions', startsOn: '2026-05-01', endsOn: '2026-05-31', value: 9 }] } });
    const { rows } = await ask(composite({ provider: plain, measures: ['leads'] }, crmWithObjective), {
      measures: ['leads', 'interactions'], dimensions: ['scenario'], filters: [{ dimension: 'scenario', in: ['actual', 'objective'] }],
    });
    expect(rowsOf({ columns: [], rows, meta: { source: '' } })).to.deep.equal([['actual', 4, 6], ['objective', null, 9]]);
  });

  describe('with an order', () => {
    it('by a measure: lets its source choose the rows and asks the others about those', async () => {
      const [calls, mails] = [noted(crm()), noted(mailing())];
      const { rows, totals } = await ask(composite(calls.provider, mails.provider), { ...byProduct, totals: true, order: [{ by: 'interactions', direction: 'desc' }], limit: 2 });
      expect(rows).to.deep.equal([['respira', null, 3], ['cordia', 2, 2]]);
      expect(totals).to.deep.equal([null, 7, 6]);
      expect(calls.asked.map(({ limit }) => limit)).to.deep.equal([2]);
      expect(mails.asked[0]?.filters).to.deep.equal([{ dimension: 'product', in: ['respira', 'cordia'] }]);
      expect(mails.asked[0]).to.not.have.any.keys('limit', 'order');
    });

    it('by a measure: goes on with rows that its source lacks, which come last', async () => {
      const order = [{ by: 'interactions', direction: 'desc' }] as const;
      expect((await ask(both(), { ...byProduct, order, limit: 9 })).rows.map(([code]) => code)).to.deep.equal(['respira', 'cordia', 'dermia', 'zorvelin']);
      expect((await ask(both(), { ...byProduct, order, limit: 2, offset: 2 })).rows.map(([code]) => code)).to.deep.equal(['dermia', 'zorvelin']);
      expect((await ask(both(), { ...byProduct, order: [{ by: 'interactions', direction: 'asc' }] })).rows.map(([code]) => code)).to.deep.equal(['dermia', 'cordia', 'respira', 'zorvelin']);
    });

    it('by measures of two sources: asks both for everything', async () => {
      const order = [{ by: 'sent', direction: 'asc' }, { by: 'interactions', direction: 'desc' }] as const;
      expect((await ask(both(), { ...byProduct, order, limit: 3 })).rows.map(([code]) => code)).to.deep.equal(['cordia', 'zorvelin', 'respira']);
    });

    it('by a dimension: in the dimension’s own order, cut at the end', async () => {
      const order = [{ by: 'product', direction: 'desc' }] as const;
      expect((await ask(both(), { ...byProduct, order, limit: 2, offset: 1 })).rows.map(([code]) => code)).to.deep.equal(['respira', 'dermia']);
      expect((await ask(both(), { ...byProduct, limit: 1 })).rows.map(([code]) => code)).to.deep.equal(['cordia']);
    });

    it('by rank where the catalog knows one', async () => {
      const [left, right] = [new Scripted('Left'), new Scripted('Right')];
      left.answer = async (query) => left.figures(query, 1, ['trial', 'unuser']);
      right.answer = async (query) => right.figures(query, 2, ['advocacy', 'awareness']);
      const { rows } = await ask(composite({ provider: left, measures: ['sent'] }, { provider: right, measures: ['turnover'] }), { measures: ['sent', 'turnover'], dimensions: ['adoptionStage'] });
      expect(rows).to.deep.equal([['unuser', 1, null], ['awareness', null, 2], ['trial', 1, null], ['advocacy', null, 2]]);
    });
  });

  describe('with a source that fails', () => {
    const failing = (error: Error): Scripted => Object.assign(new Scripted('Web'), { answer: () => Promise.reject(error) });
    const withCrm = (web: Scripted) => composite({ provider: web, measures: ['leads'] }, crm());

    it('shows the figures of the others, marks its own and names it', async () => {
      const { rows, totals, meta } = await ask(withCrm(failing(new Error('down'))), { measures: ['leads', 'interactions'], dimensions: ['product'], totals: true });
      const failed = { value: null, state: 'error' };
      expect(rows).to.deep.equal([['cordia', failed, 2], ['dermia', failed, 1], ['respira', failed, 3]]);
      expect(totals).to.deep.equal([null, failed, 6]);
      expect(meta).to.include({ source: 'CRM' });
      expect(meta.warnings?.[0]).to.contain('Web failed: Web: failed request: down');
    });

    it('does not ask again a source that failed to choose the rows', async () => {
      const web = failing(new Error('down'));
      const { rows } = await ask(withCrm(web), { measures: ['leads', 'interactions'], dimensions: ['product'], order: [{ by: 'leads', direction: 'desc' }], limit: 2 });
      expect(rows.map(([code]) => code)).to.deep.equal(['cordia', 'dermia']);
      expect(web.asked).to.have.lengthOf(1);
    });

    it('fails with the first error where all do', async () => {
      const error = await rejection(ask(composite({ provider: failing(new Error('one')), measures: ['leads'] }, { provider: failing(new Error('two')), measures: ['sent'] }), { measures: ['leads', 'sent'] }));
      expect(error.message).to.contain('one');
    });

    it('is refused where the reader may not see a part of it', async () => {
      const forbidden = Object.assign(new Error('no'), { status: 403 });
      expect((await rejection(ask(withCrm(failing(forbidden)), { measures: ['leads', 'interactions'] }))).code).to.equal('unauthorised');
    });

    it('counts an answer that says two things about one row as a failure', async () => {
      const twice = new Scripted('Twice');
      twice.answer = async (query) => twice.figures(query, 1, ['cordia', 'cordia']);
      const { rows, meta } = await ask(withCrm(twice), { measures: ['leads', 'interactions'], dimensions: ['product'] });
      expect(rows[0]?.[1]).to.deep.equal({ value: null, state: 'error' });
      expect(meta.warnings?.[0]).to.contain('two rows of ["cordia"]');
    });
  });
});

describe('a source that takes several questions at once', () => {
  class Batching extends Scripted {
    readonly batches: number[] = [];
    async queryAll(queries: readonly Query[]) {
      this.batches.push(queries.length);
      return Promise.all(queries.map((query) => this.answer(query)));
    }
  }
  const sources = () => ({ mails: new Batching('Mails', 2), calls: new Scripted('Calls', 3) });
  const pair = ({ mails, calls }: ReturnType<typeof sources>) => composite({ provider: mails, measures: ['sent', 'openRate'] }, { provider: calls, measures: ['interactions'] });
  const period = { start: '2026-05-01', end: '2026-06-01' };
  const options = { signal: new AbortController().signal };

  it('gets those of one turn together, those of joined questions among them', async () => {
    const given = sources();
    const provider = pair(given);
    const answers = await Promise.all([['sent'], ['openRate'], ['sent', 'interactions'], ['interactions']].map((measures) => provider.query({ measures, period }, options)));
    expect(answers.map(({ rows }) => rows)).to.deep.equal([[[2]], [[2]], [[2, 3]], [[3]]]);
    expect(given.mails.batches).to.deep.equal([3]);
    expect(given.mails.asked).to.have.lengthOf(0);
  });

  it('fails alone when the whole batch does', async () => {
    const given = sources();
    given.mails.answer = () => Promise.reject(new Error('down'));
    const outcomes = await Promise.allSettled([['sent'], ['openRate'], ['interactions']].map((measures) => pair(given).query({ measures, period }, options)));
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected', 'fulfilled']);
  });

  it('is asked one by one where a single question may be at fault', async () => {
    const given = sources();
    given.mails.answer = async (query) => {
      if (query.measures[0] === 'openRate') throw new OmnichannelError('unsupported-basis', { subject: 'Mails', problem: 'unsupported basis', remedy: 'Leave it out.' });
      return given.mails.figures(query, 2);
    };
    const provider = pair(given);
    const outcomes = await Promise.allSettled([['sent'], ['openRate']].map((measures) => provider.query({ measures, period }, options)));
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected']);
  });

  it('is told only when nobody waits for any of them', async () => {
    const given = sources();
    const signals: AbortSignal[] = [];
    Object.assign(given.mails, { queryAll: (_: readonly Query[], { signal }: { signal: AbortSignal }) => { signals.push(signal); return new Promise(() => undefined); } });
    const provider = pair(given);
    const controllers = [new AbortController(), new AbortController()];
    const waiting = controllers.map(({ signal }, at) => provider.query({ measures: [at === 0 ? 'sent' : 'openRate'], period }, { signal }).catch((thrown: unknown) => thrown));
    await Promise.resolve();
    controllers[0]?.abort();
    expect(await waiting[0]).to.equal(controllers[0]?.signal.reason);
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false]);
    controllers[1]?.abort();
    expect(await waiting[1]).to.equal(controllers[1]?.signal.reason);
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
  });
});
