import { expect } from 'chai';
import type { Query } from '../../src/contract/index.js';
import { createSqlProvider, DIALECTS } from '../../src/sql/index.js';
import { recorder, statementsOf } from './support/recorder.js';

const PERIOD = { start: '2026-01-01', end: '2026-07-01' };
const ATTACKS = ['x\') or 1=1 --', '\\\') or 1=1 --', '"; drop table sends; --', '`x`', '$1', '{p0:String}', '?', 'a|b', 'O\'Brien', '/*', '😀'];
const DIMENSIONS = ['channel', 'product', 'market', 'specialty', 'segment', 'segmentScheme', 'consentStatus', 'adoptionStage', 'receiverOf', 'hcp', 'campaign', 'territory'];
const quotedParts = (text: string): string => text.replace(/'[^']*'/g, '');

for (const dialect of DIALECTS) {
  describe(`statements for ${dialect}`, () => {
    for (const dimension of DIMENSIONS) {
      it(`bind what a question names of ${dimension}`, async () => {
        const filters = [{ dimension, in: ATTACKS }, { dimension, notIn: ATTACKS.map((text) => `not ${text}`) }];
        const query: Query = { measures: ['interactions', 'engagementPoints'], dimensions: ['channel', dimension].filter((id, at, all) => all.indexOf(id) === at), filters, period: PERIOD, grain: 'month' };
        const statements = await statementsOf(query, dialect);
        expect(statements).not.to.have.length(0);
        for (const { sql, parameters } of statements) {
          for (const text of ATTACKS) {
            const isPlaceholder = ['$1', '{p0:String}'].includes(text);
            if (!isPlaceholder) expect(sql).not.to.include(text);
          }
          expect(sql).not.to.match(/O'Brien|1=1|drop table/);
          const places = dialect === 'clickhouse' ? [...sql.matchAll(/\{p\d+:[A-Za-z0-9]+\}/g)] : [...quotedParts(sql).matchAll(/\$\d+/g)];
          expect(places).to.have.length(parameters.length);
        }
      });
    }

    it('name codes only among the values', async () => {
      const statements = await statementsOf({ measures: ['interactions'], filters: [{ dimension: 'channel', in: ATTACKS }], period: PERIOD }, dialect);
      const bound = statements.flatMap(({ parameters }) => parameters);
      for (const text of ATTACKS) expect(bound).to.include(text);
    });

    it('never name a code with a zero byte, which no row can bear', async () => {
      const statements = await statementsOf({ measures: ['interactions'], filters: [{ dimension: 'channel', in: ['web', 'we\0b'] }], period: PERIOD }, dialect);
      const bound = statements.flatMap(({ parameters }) => parameters);
      expect(bound).to.include('web');
      expect(bound.filter((value) => String(value).includes('\0'))).to.deep.equal([]);
    });

    it('look for listed codes in the column itself, so that its index is used', async () => {
      const statements = await statementsOf({ measures: ['interactions'], filters: [{ dimension: 'channel', in: ['web', 'phone'] }], period: PERIOD }, dialect);
      const quote = dialect === 'clickhouse' ? '`' : '"';
      expect(statements.filter(({ sql }) => sql.includes(`where ${quote}p${quote}.${quote}channel${quote} in (`))).to.have.length(1);
    });

    it('ask once on which days a fact has rows, whatever the filters and the period', async () => {
      const connection = recorder(dialect);
      const provider = createSqlProvider({ connection });
      await provider.ready;
      const ask = async (product: string, start: string): Promise<readonly boolean[]> => {
        const before = connection.asked.length;
        await provider.query({ measures: ['interactions'], filters: [{ dimension: 'product', in: [product] }], period: { start, end: PERIOD.end } }, { signal: new AbortController().signal });
        return connection.asked.slice(before).map(({ sql }) => sql.includes('count('));
      };
      expect(await ask('one', '2026-01-01')).to.have.members([true, false]);
      expect(await ask('two', '2026-02-01')).to.have.members([true]);
    });

    it('ask for all measures of the same rows at once', async () => {
      const statements = await statementsOf({ measures: ['sent', 'delivered', 'clickRate', 'uniqueClickers', 'opensTotal'], dimensions: ['campaign'], period: PERIOD, grain: 'month' }, dialect);
      const [days, figures] = [statements.filter(({ sql }) => !sql.includes('count(')), statements.filter(({ sql }) => sql.includes('count('))];
      expect(days, 'the days with rows').to.have.length(1);
      expect(figures, 'all figures').to.have.length(1);
    });
  });
}
