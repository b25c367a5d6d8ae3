import { expect } from 'chai';
import type { Query } from '../../src/contract/index.js';
import { DIALECTS } from '../../src/sql/index.js';
import { statementsOf } from './support/recorder.js';

const PERIOD = { start: '2026-01-01', end: '2026-07-01' };
const ATTACKS = ['x\') or 1=1 --', '\\\') or 1=1 --', '"; drop table sends; --', '`x`', '$1', '{p0:String}', '?', 'a|b', 'O\'Brien', '\u0000', '/*', '😀'];
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

    it('look for listed codes in the column itself, so that its index is used', async () => {
      const statements = await statementsOf({ measures: ['interactions'], filters: [{ dimension: 'channel', in: ['web', 'phone'] }], period: PERIOD }, dialect);
      const quote = dialect === 'clickhouse' ? '`' : '"';
      expect(statements.filter(({ sql }) => sql.includes(`where ${quote}p${quote}.${quote}channel${quote} in (`))).to.have.length(1);
    });

    it('ask for all measures of the same rows at once', async () => {
      const statements = await statementsOf({ measures: ['sent', 'delivered', 'clickRate', 'uniqueClickers', 'opensTotal'], dimensions: ['campaign'], period: PERIOD, grain: 'month' }, dialect);
      const [days, figures] = [statements.filter(({ sql }) => !sql.includes('count(')), statements.filter(({ sql }) => sql.includes('count('))];
      expect(days, 'the days with rows').to.have.length(1);
      expect(figures, 'all figures').to.have.length(1);
    });
  });
}
