import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { extendCatalog, type Catalog, type CatalogExtension, type FactDefinition, type Formula, type MeasureDefinition, type StateDefinition } from '../../../src/contract/index.js';
import { checkCatalog } from '../../../src/engine/catalog-check.js';
import { factsNeeded, factsOf } from '../../../src/engine/measure-reads.js';

const measure = (id: string, formula: Formula): MeasureDefinition =>
  ({ id, label: id, unit: 'count', decimals: 0, additivity: 'additive', direction: 'up', definition: id, family: 'test', formula });
const named = (id: string): Formula => ({ op: 'measure', id });
const withMeasures = (...measures: MeasureDefinition[]): Catalog => extendCatalog(CORE_CATALOG, { measures });
const fact = (id: string): FactDefinition => CORE_CATALOG.facts.find((each) => each.id === id) as FactDefinition;
const state = (id: string): StateDefinition => CORE_CATALOG.states.find((each) => each.id === id) as StateDefinition;

describe('the check of a catalog', () => {
  it('finds nothing in the core catalog', () => {
    checkCatalog(CORE_CATALOG);
  });

  it('prints the path of a circle', () => {
    const catalog = withMeasures(
      measure('x', named('a')),
      measure('a', { op: 'ratio', numerator: named('interactions'), denominator: named('b') }),
      measure('b', { op: 'growth', of: named('c'), against: 'year-ago' }),
      measure('c', { op: 'difference', left: named('interactions'), right: named('a') }),
    );
    expect(() => checkCatalog(catalog)).to.throw('invalid measure "a": its formula comes back to itself, a → b → c → a').with.property('code', 'cyclic-formula');
    expect(() => checkCatalog(withMeasures(measure('me', { op: 'change', of: named('me') })))).to.throw('me → me');
  });

  it('lets two formulas share a third', () => {
    checkCatalog(withMeasures(measure('twice', { op: 'ratio', numerator: named('sent'), denominator: named('sent') })));
  });

  for (const list of ['measures', 'dimensions', 'facts', 'states'] as const) {
    it(`refuses an id twice in ${list}`, () => {
      const [first] = CORE_CATALOG[list];
      const catalog: Catalog = { ...CORE_CATALOG, [list]: [...CORE_CATALOG[list], first] };
      expect(() => checkCatalog(catalog)).to.throw(`catalog: duplicate ${list.slice(0, -1)} "${first?.id}"`).with.property('code', 'duplicate-id');
    });
  }

  const formulas: readonly (readonly [string, Formula, string])[] = [
    ['a fact', { op: 'count', fact: 'interaction' }, 'unknown fact "interaction" in measure "m". Did you mean "interactions"?'],
    ['a column to add up', { op: 'sum', fact: 'sales', column: 'turnovr' }, 'unknown column "turnovr" of "sales" in measure "m". Did you mean "turnover"?'],
    ['a column that holds no numbers', { op: 'median', fact: 'sales', column: 'territory' }, 'invalid column "territory" of "sales" in measure "m": a code.'],
    ['a column to tell apart', { op: 'distinct', fact: 'sales', column: 'hcp' }, 'unknown column "hcp" of "sales"'],
    ['a time column', { op: 'count', fact: 'sends', time: 'seenAt' }, 'unknown column "seenAt" of "sends"'],
    ['a time column of another type', { op: 'count', fact: 'sends', time: 'hcp' }, 'invalid column "hcp" of "sends" in measure "m": a code.'],
    ['the time of a look-up', { op: 'count', fact: 'hcps' }, 'missing time column of "hcps" in measure "m"'],
    ['a column of a condition', { op: 'count', fact: 'activities', where: [{ column: 'targeted', in: [true] }] }, 'unknown column "targeted" of "activities"'],
    ['a column of a list of columns', { op: 'count', fact: 'sends', where: [{ anySet: ['openedAt', 'readAt'] }] }, 'unknown column "readAt" of "sends"'],
    ['a state', { op: 'stock', states: 'adoptions' }, 'unknown state "adoptions" in measure "m". Did you mean "adoption"?'],
    ['a column of a state', { op: 'stock', states: 'universe', where: [{ column: 'market', in: ['x'] }] }, 'unknown column "market" of "hcps"'],
    ['a measure deep inside', { op: 'ratio', numerator: named('sent'), denominator: { op: 'change', of: named('snt') } }, 'unknown measure "snt" in measure "m". Did you mean "sent"?'],
    ['a dimension', { op: 'share', of: named('sent'), across: ['chanel'] }, 'unknown dimension "chanel" in measure "m". Did you mean "channel"?'],
    ['a cap', { op: 'sum', fact: 'sales', column: 'units', cap: 'most' }, 'unknown column "most" of "sales" in measure "m"'],
    ['a factor that is no number', { op: 'sum', fact: 'sales', column: 'units', times: 'product' }, 'invalid column "product" of "sales" in measure "m": a code.'],
    ['a single value', { op: 'only', fact: 'sales', column: 'territory' }, 'invalid column "territory" of "sales" in measure "m": a code.'],
    ['the date after which another lies', { op: 'count', fact: 'sends', where: [{ column: 'clickedAt', within: 3, of: 'seenAt' }] }, 'unknown column "seenAt" of "sends" in measure "m"'],
    ['a date that lies after another', { op: 'count', fact: 'sends', where: [{ column: 'campaign', within: 3, of: 'sentAt' }] }, 'invalid column "campaign" of "sends" in measure "m": a code.'],
    ['a number of days', { op: 'count', fact: 'sends', where: [{ column: 'clickedAt', within: -1, of: 'sentAt' }] }, 'invalid within -1 in measure "m"'],
    ['the fact of open rows', { op: 'openAge', fact: 'suggestion', from: 'issuedAt', until: 'issuedAt' }, 'unknown fact "suggestion" in measure "m"'],
    ['the start of open rows', { op: 'openAge', fact: 'sends', from: 'hcp', until: 'openedAt' }, 'invalid column "hcp" of "sends" in measure "m": a code.'],
    ['the end of open rows', { op: 'openAge', fact: 'sends', from: 'sentAt', until: 'doneAt' }, 'unknown column "doneAt" of "sends" in measure "m"'],
    ['a column to add of what stands', { op: 'stock', states: 'universe', sum: 'territory' }, 'invalid column "territory" of "hcps" in measure "m": a code.'],
    ['the end of states that end soon', { op: 'stock', states: 'adoption', expiringDays: 30 }, 'missing end of the state "adoption" in measure "m"'],
    ['days after which states end', { op: 'stock', states: 'consent', expiringDays: 0 }, 'invalid expiringDays 0 in measure "m"'],
    ['states to be in at once', { op: 'stock', states: 'universe', atLeast: 2 }, 'invalid atLeast in measure "m": "universe" has no states to tell apart'],
    ['a state that is held through a period', { op: 'stock', states: 'consent', at: 'during' }, 'invalid at "during" in measure "m"'],
    ['a number of states', { op: 'stock', states: 'segment', atLeast: 1.5 }, 'invalid atLeast 1.5 in measure "m"'],
    ['the ranks of a median', { op: 'medianRank', states: 'segment' }, 'missing ranks of the state "segment" in measure "m"'],
    ['the state of a median', { op: 'medianRank', states: 'stage' }, 'unknown state "stage" in measure "m"'],
    ['HCPs who do something', { op: 'migrationEffect', states: 'adoption', fact: 'sales', column: 'units' }, 'unknown column "hcp" of "sales" in measure "m"'],
    ['what HCPs do', { op: 'migrationEffect', states: 'adoption', fact: 'interactions', column: 'channel' }, 'invalid column "channel" of "interactions" in measure "m": a code.'],
    ['a performance', { op: 'performance', how: 'speed' } as unknown as Formula, 'unknown performance "speed" in measure "m"'],
    ['a scenario to compare with', { op: 'performance', how: 'gap', scenario: 'actual' }, 'invalid scenario "actual" in measure "m"'],
    ['a part of a product', { op: 'product', left: named('sent'), right: named('snt') }, 'unknown measure "snt" in measure "m". Did you mean "sent"?'],
    ['a part of an index', { op: 'index', left: named('snt'), right: named('sent') }, 'unknown measure "snt" in measure "m". Did you mean "sent"?'],
    ['what is moved back', { op: 'reversed', of: named('movdHcps') }, 'unknown measure "movdHcps" in measure "m"'],
    ['what was before', { op: 'shift', of: named('snt'), against: 'year-ago' }, 'unknown measure "snt" in measure "m"'],
    ['an operation', { op: 'average' } as unknown as Formula, 'unknown operation "average" in measure "m"'],
  ];
  for (const [what, formula, message] of formulas) {
    it(`names ${what} that is not there`, () => {
      expect(() => checkCatalog(withMeasures(measure('m', formula)))).to.throw(`catalog: ${message}`).with.property('code', 'invalid-catalog');
    });
  }

  const entries: readonly (readonly [string, CatalogExtension, string])[] = [
    ['a look-up', { facts: [{ ...fact('sales'), lookups: ['product'] }] }, 'unknown look-up "product" in fact "sales". Did you mean "products"?'],
    ['the key of a look-up in the fact', { facts: [{ ...fact('sales'), lookups: ['hcps'] }] }, 'unknown column "hcp" of "sales" in fact "sales", needed by its look-up "hcps"'],
    ['a look-up without a key', { facts: [{ ...fact('sales'), lookups: ['sends'] }] }, 'invalid look-up "sends" in fact "sales": it has no key'],
    ['a time column of a fact', { facts: [{ ...fact('sales'), time: 'day' }] }, 'unknown column "day" of "sales" in fact "sales"'],
    ['an excluding column', { facts: [{ ...fact('sales'), exclude: [{ column: 'isTest', in: [true] }] }] }, 'unknown column "isTest" of "sales"'],
    ['the fact of a state', { states: [{ ...state('segment'), fact: 'members' }] }, 'unknown fact "members" in state "segment"'],
    ['a column of a state', { states: [{ ...state('segment'), until: 'validUntil' }] }, 'unknown column "validUntil" of "memberships" in state "segment"'],
    ['a single column that does not divide', { states: [{ ...state('adoption'), by: [] }] }, 'invalid single column "product" in state "adoption"'],
    ['a single column of a fact', { facts: [{ ...fact('sales'), single: ['model'] }] }, 'unknown column "model" of "sales" in fact "sales"'],
    ['the fact behind a dimension', { dimensions: [{ id: 'heard', label: '', derived: { fact: 'mails', column: 'campaign' } }] }, 'unknown fact "mails" in dimension "heard"'],
    ['the column behind a dimension', { dimensions: [{ id: 'heard', label: '', derived: { fact: 'sends', column: 'campain' } }] }, 'unknown column "campain" of "sends" in dimension "heard". Did you mean "campaign"?'],
    ['codes behind a dimension', { dimensions: [{ id: 'heard', label: '', derived: { fact: 'sends', column: 'sentAt' } }] }, 'invalid column "sentAt" of "sends" in dimension "heard": a date.'],
    ['HCPs behind a dimension', { dimensions: [{ id: 'heard', label: '', derived: { fact: 'sales', column: 'product' } }] }, 'missing column of HCPs of "sales" in dimension "heard"'],
    ['a time behind a dimension', { dimensions: [{ id: 'heard', label: '', derived: { fact: 'sends', column: 'campaign', time: 'hcp' } }] }, 'invalid column "hcp" of "sends" in dimension "heard": a code.'],
    ['an id of its own for a derived dimension', { dimensions: [{ id: 'campaign', label: '', derived: { fact: 'sends', column: 'product' } }] }, 'invalid derived dimension "campaign": it is a column of'],
    ['a universe', { states: [{ ...state('segment'), universe: 'world' }] }, 'unknown state "world" in state "segment"'],
    ['a time zone', { calendar: { timeZone: 'Europe/Pariss' } }, 'unknown time zone "Europe/Pariss"'],
    ['a month', { calendar: { timeZone: 'UTC', fiscalYearStartMonth: 13 } }, 'invalid fiscalYearStartMonth 13'],
  ];
  for (const [what, extension, message] of entries) {
    it(`names ${what} that is not there`, () => {
      expect(() => checkCatalog(extendCatalog(CORE_CATALOG, extension))).to.throw(`catalog: ${message}`).with.property('code', 'invalid-catalog');
    });
  }
});

describe('the tables of a measure', () => {
  it('are all that its answers may read', () => {
    expect([...factsOf(CORE_CATALOG, 'turnover')]).to.have.members(['sales', 'products', 'objectives']);
    expect([...factsOf(CORE_CATALOG, 'activities')]).to.have.members(['activities', 'campaigns', 'products', 'objectives']);
    expect([...factsOf(CORE_CATALOG, 'openRate')]).to.have.members(['sends', 'hcps', 'campaigns', 'products', 'adoptionSnapshots', 'memberships', 'segments', 'consentEvents', 'objectives']);
    expect(factsOf(CORE_CATALOG, 'pointsPerHcp')).to.include('interactions').and.to.include('hcps');
    expect([...factsOf(CORE_CATALOG, 'nobody')]).to.deep.equal(['objectives']);
  });

  it('are those of every measure that a performance may be of, of what HCPs are derived from, and of both sides of a comparison', () => {
    const catalog = extendCatalog(withMeasures(
      measure('how', { op: 'performance', how: 'gap' }),
      measure('effect', { op: 'migrationEffect', states: 'adoption', fact: 'suggestions', column: 'points' }),
      measure('factor', { op: 'sum', fact: 'memberships', column: 'order', times: 'order' }),
    ), { dimensions: [{ id: 'heard', label: '', derived: { fact: 'sends', column: 'campaign' } }] });
    expect(factsOf(catalog, 'how')).to.include('sales').and.to.include('sends').and.to.include('objectives');
    expect(factsOf(catalog, 'interactions')).to.include('sends');
    expect(factsOf(catalog, 'turnover')).not.to.include('sends');
    expect(factsOf(catalog, 'effect')).to.include('suggestions').and.to.include('adoptionSnapshots');
    expect([...factsNeeded(catalog, 'how')]).to.have.members(['objectives']);
    expect([...factsNeeded(catalog, 'effect')]).to.have.members(['suggestions', 'adoptionSnapshots']);
    expect([...factsNeeded(catalog, 'factor')]).to.have.members(['memberships', 'segments']);
  });

  it('are few where only those that it cannot do without are meant', () => {
    expect([...factsNeeded(CORE_CATALOG, 'turnover')]).to.have.members(['sales', 'products']);
    expect([...factsNeeded(CORE_CATALOG, 'openRate')]).to.have.members(['sends']);
    expect([...factsNeeded(CORE_CATALOG, 'reachRate')]).to.have.members(['interactions', 'hcps']);
    expect([...factsNeeded(CORE_CATALOG, 'segmentSize')]).to.have.members(['memberships', 'hcps']);
  });
});
