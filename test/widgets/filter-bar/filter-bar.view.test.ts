import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Filter } from '../../../src/contract/index.js';
import { registerLocale, Words } from '../../../src/i18n/index.js';
import { fr } from '../../../src/locales/fr/fr.js';
import { changeText, filterBarView, type FilterBarFacts } from '../../../src/widgets/filter-bar/filter-bar.view.js';
import { choiceOf, toggledCodes, withChoice } from '../../../src/widgets/filter-bar/filter-clauses.view.js';

registerLocale(fr);

const SPECIALTIES = [{ code: 'car', label: 'Cardiology' }, { code: 'pul', label: 'Pulmonology' }, { code: 'ger', label: 'Geriatrics' }, { code: 'onc', label: 'Oncology' }];
const factsOf = (filters: readonly Filter[], more: Partial<FilterBarFacts> = {}): FilterBarFacts => ({
  dimensions: ['specialty', 'keyMessage'], filters, catalog: CORE_CATALOG, labels: { specialty: SPECIALTIES }, ignored: {}, words: new Words('en'), ...more,
});

describe('the choice in the filters', () => {
  const filters: readonly Filter[] = [{ dimension: 'product', in: ['a'] }, { dimension: 'specialty', in: ['car'] }, { dimension: 'channel', notIn: ['web'] }];

  it('is the clause of the dimension; nothing chosen is no clause', () => {
    expect(choiceOf(filters, 'specialty')).to.deep.equal({ mode: 'in', codes: ['car'] });
    expect(choiceOf(filters, 'channel')).to.deep.equal({ mode: 'notIn', codes: ['web'] });
    expect(choiceOf(filters, 'segment')).to.deep.equal({ mode: 'in', codes: [] });
  });

  it('changes in its place and leaves the others as they are', () => {
    const changed = withChoice(filters, 'specialty', { mode: 'in', codes: ['car', 'pul'] });
    expect(changed).to.deep.equal([filters[0], { dimension: 'specialty', in: ['car', 'pul'] }, filters[2]]);
    expect(changed[0]).to.equal(filters[0]);
    expect(withChoice(filters, 'specialty', { mode: 'notIn', codes: ['car'] })[1]).to.deep.equal({ dimension: 'specialty', notIn: ['car'] });
    expect(withChoice(filters, 'specialty', { mode: 'in', codes: [] })).to.deep.equal([filters[0], filters[2]]);
    expect(withChoice(filters, 'segment', { mode: 'in', codes: ['x'] }).at(-1)).to.deep.equal({ dimension: 'segment', in: ['x'] });
    expect(withChoice(filters, 'segment', { mode: 'in', codes: [] })).to.deep.equal(filters);
  });

  it('leaves further clauses of the same dimension alone', () => {
    const both: readonly Filter[] = [{ dimension: 'segment', in: ['a', 'b'], notIn: ['c'] }, { dimension: 'segment', in: ['d'] }, { dimension: 'segment', in: ['e'] }];
    expect(choiceOf(both, 'segment').codes).to.deep.equal(['d']);
    expect(withChoice(both, 'segment', { mode: 'in', codes: ['f'] })).to.deep.equal([both[0], { dimension: 'segment', in: ['f'] }, both[2]]);
  });

  it('takes codes in, and away where all are in', () => {
    expect(toggledCodes(['a'], ['b'])).to.deep.equal(['a', 'b']);
    expect(toggledCodes(['a', 'b'], ['a'])).to.deep.equal(['b']);
    expect(toggledCodes(['a'], ['a', 'b'])).to.deep.equal(['a', 'b']);
    expect(toggledCodes(['x', 'a', 'b'], ['a', 'b'])).to.deep.equal(['x']);
  });
});

describe('the view of the filter bar', () => {
  it('reads as parts of a sentence', () => {
    const { dimensions, chips, openText } = filterBarView(factsOf([{ dimension: 'specialty', in: ['car', 'pul', 'ger', 'onc'] }]));
    expect(dimensions.map(({ text }) => text)).to.deep.equal(['Specialty: Cardiology +3', 'Key message']);
    expect(chips.map(({ label, removeLabel }) => [label, removeLabel])).to.deep.equal([['Specialty: Cardiology, Pulmonology, Geriatrics +1', 'Remove Specialty: Cardiology, Pulmonology, Geriatrics +1']]);
    expect(openText).to.equal('Filters (1)');
    expect(filterBarView(factsOf([])).openText).to.equal('Filters');
  });

  it('says what is left out, what is both, and that nothing is kept', () => {
    const texts = filterBarView(factsOf([{ dimension: 'specialty', notIn: ['car', 'pul'] }, { dimension: 'specialty', in: ['ger'], notIn: ['onc'] }, { dimension: 'keyMessage', in: [] }])).chips.map(({ label }) => label);
    expect(texts).to.deep.equal(['Specialty: not Cardiology, Pulmonology', 'Specialty: Geriatrics, not Oncology', 'Key message: none']);
  });

  it('shows a code that the source does not list, and can take it away', () => {
    const clause = { dimension: 'specialty', in: ['old-code'] };
    const [chip] = filterBarView(factsOf([clause])).chips;
    expect(chip?.label).to.equal('Specialty: old-code');
    expect(chip?.clause).to.equal(clause);
  });

  it('counts no clause that leaves nothing out', () => {
    expect(filterBarView(factsOf([{ dimension: 'specialty', notIn: [] }])).chips).to.deep.equal([]);
  });

  it('tells what narrows the figures besides, without a way to take it away', () => {
    const view = filterBarView(factsOf([{ dimension: 'channel', in: ['webinar', 'web'] }]));
    expect(view.fixed).to.equal('Also filtered by Channel: Webinar, Web');
    expect(view.chips).to.deep.equal([]);
    expect(view.openText).to.equal('Filters');
  });

  it('names the widgets that do not follow a filter, once one is set', () => {
    const ignored = { keyMessage: ['Turnover', 'Market share'] };
    expect(filterBarView(factsOf([], { ignored })).notes).to.deep.equal([]);
    expect(filterBarView(factsOf([], { ignored })).dimensions[1]?.ignored).to.equal('Not filtered by Key message: Turnover, Market share');
    expect(filterBarView(factsOf([{ dimension: 'keyMessage', in: ['a'] }], { ignored })).notes).to.deep.equal(['Not filtered by Key message: Turnover, Market share']);
  });

  it('speaks French', () => {
    const view = filterBarView(factsOf([{ dimension: 'keyMessage', notIn: ['a'] }], { words: new Words('fr') }));
    expect(view.chips[0]?.label).to.equal('Message clé\u00a0: sauf a');
  });
});

describe('the announcement of a change', () => {
  const after: readonly Filter[] = [{ dimension: 'specialty', in: ['car', 'pul'] }, { dimension: 'keyMessage', in: ['a'] }];
  const shown = (filters: readonly Filter[], written?: string, period = '') => ({ filters, period, ...(written && { written }) });

  it('says the new choice and how many filters there are', () => {
    expect(changeText(shown([after[1] as Filter]), shown(after), factsOf(after))).to.equal('Specialty: Cardiology, Pulmonology. 2 filters');
    expect(changeText(shown(after), shown([after[1] as Filter]), factsOf([after[1] as Filter]))).to.equal('Specialty: all. 1 filter');
  });

  it('says the new period, and nothing where only its dates have become known', () => {
    expect(changeText(shown([], 'last-6-months', 'x'), shown([], 'last-quarter', 'Last quarter · Jul – Sep 2026'), factsOf([]))).to.equal('Period: Last quarter · Jul – Sep 2026. 0 filters');
    expect(changeText(shown([], 'last-6-months', 'Last 6 months'), shown([], 'last-6-months', 'Last 6 months · May – Oct 2026'), factsOf([]))).to.equal('');
  });
});
