import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Member } from '../../../src/contract/index.js';
import { registerLocale, Words } from '../../../src/i18n/index.js';
import { fr } from '../../../src/locales/fr/fr.js';
import { codesIn, overlapText, rowGroups, rowsOf, type MemberFacts } from '../../../src/widgets/filter-bar/member-rows.view.js';
import { positionAfter } from '../../../src/widgets/filter-bar/member-list.js';
import { MEMBERS } from '../../../stories/support/filter-figures.js';

registerLocale(fr);

const factsOf = (dimension: string, members: readonly Member[], more: Partial<MemberFacts> = {}): MemberFacts => ({
  dimension, members, search: '', chosen: [], catalog: CORE_CATALOG, labels: { segmentScheme: MEMBERS['segmentScheme'] }, words: new Words('en'), ...more,
});
const labelsOf = (facts: MemberFacts): readonly string[] => rowsOf(rowGroups(facts)).map(({ label }) => label);

describe('the rows of members', () => {
  it('keep the order of the source and say how many HCPs there are', () => {
    const [first, second] = rowsOf(rowGroups(factsOf('specialty', [{ code: 'b', label: 'B', count: 1820 }, { code: 'a', label: 'A', count: 1 }], { chosen: ['a'] })));
    expect(first).to.deep.equal({ codes: ['b'], label: 'B', isGroup: false, chosen: 'none', count: '1,820', spoken: 'B, 1,820 HCPs' });
    expect([second?.chosen, second?.spoken]).to.deep.equal(['all', 'A, 1 HCP']);
  });

  it('show a hidden count as a dash, and none at all where the source counts nothing', () => {
    const [, hidden] = rowsOf(rowGroups(factsOf('specialty', [{ code: 'a', count: 9 }, { code: 'b' }])));
    expect([hidden?.count, hidden?.isUncounted, hidden?.spoken]).to.deep.equal(['–', true, 'b, too few HCPs to show a number']);
    const [plain] = rowsOf(rowGroups(factsOf('specialty', [{ code: 'a' }])));
    expect([plain?.count, plain?.spoken]).to.deep.equal([undefined, 'a']);
  });

  it('look for label and code without case and accents', () => {
    const members = [{ code: 'x1', label: 'Pédiatrie' }, { code: 'x2', label: 'Cardiologie' }];
    expect(labelsOf(factsOf('specialty', members, { search: ' pedia' }))).to.deep.equal(['Pédiatrie']);
    expect(labelsOf(factsOf('specialty', members, { search: 'X2' }))).to.deep.equal(['Cardiologie']);
    expect(labelsOf(factsOf('specialty', members, { search: 'zzz' }))).to.deep.equal([]);
    expect(labelsOf(factsOf('specialty', members, { search: 'zzz', isSearched: true }))).to.deep.equal(['Pédiatrie', 'Cardiologie']);
  });

  it('look for the label that is shown, in the reader’s language', () => {
    const members = [{ code: 'phone', label: 'Phone' }, { code: 'web', label: 'Web' }];
    expect(labelsOf(factsOf('channel', members, { search: 'telephone', words: new Words('fr') }))).to.deep.equal(['Téléphone']);
  });

  it('stand by their schemes, each of which chooses all of its own', () => {
    const groups = rowGroups(factsOf('segment', MEMBERS['segment'] ?? [], { chosen: ['value-a', 'active', 'potentially-leaving', 'left', 'new-clients'] }));
    expect(groups.map(({ label, rows }) => [label, rows.length - 1])).to.deep.equal([['By activity', 4], ['By value', 4], ['By need', 8], ['Recommended by the model', 18]]);
    const heads = rowsOf(groups).filter(({ isGroup }) => isGroup);
    expect(heads.map(({ chosen }) => chosen)).to.deep.equal(['all', 'some', 'none', 'none']);
    expect(heads[1]).to.include({ spoken: 'All of By value (4)' });
    expect(heads[1]?.codes).to.deep.equal(['value-a', 'value-b', 'value-c', 'value-d']);
    expect(codesIn(groups)).to.have.lengthOf(34);
  });

  it('begin with what is chosen and not listed, unless something is looked for', () => {
    const members = [{ code: 'a', label: 'A' }];
    const groups = rowGroups(factsOf('specialty', members, { chosen: ['gone', 'a'] }));
    expect(groups.map(({ label }) => label)).to.deep.equal(['Chosen', undefined]);
    expect(rowsOf(groups).map(({ label, chosen }) => [label, chosen])).to.deep.equal([['gone', 'all'], ['A', 'all']]);
    expect(labelsOf(factsOf('specialty', members, { chosen: ['gone'], search: 'a' }))).to.deep.equal(['A']);
  });

  it('are two hundred at most', () => {
    const many = MEMBERS['campaign'] ?? [];
    expect(rowsOf(rowGroups(factsOf('campaign', many)))).to.have.lengthOf(200);
    expect(labelsOf(factsOf('campaign', many, { search: 'campaign 500' }))).to.deep.equal(['Campaign 500']);
    const [chosen] = rowsOf(rowGroups(factsOf('campaign', many, { chosen: ['c300'] })));
    expect(chosen?.codes).to.deep.equal(['c300']);
  });

  it('tell that members overlap, where they do', () => {
    expect(overlapText('segment', CORE_CATALOG, new Words('en'))).to.equal('Segments overlap: HCPs in any of them are kept.');
    expect(overlapText('product', CORE_CATALOG, new Words('en'))).to.equal(undefined);
  });
});

describe('the keys of the list', () => {
  it('move within it', () => {
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'x'].map((key) => positionAfter(key, 5, 10))).to.deep.equal([6, 4, 0, 9, 9, undefined]);
    expect([positionAfter('ArrowUp', 0, 10), positionAfter('ArrowDown', 9, 10), positionAfter('PageUp', 3, 10)]).to.deep.equal([0, 9, 0]);
  });
});
