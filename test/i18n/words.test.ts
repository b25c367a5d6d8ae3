import { expect } from 'chai';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { localeData, registerLocale, type LocaleData } from '../../src/i18n/messages.js';
import { Words } from '../../src/i18n/words.js';
import '../../src/locales/fr/define.js';

const ENGLISH = { greeting: 'Hello {name}', moved: { one: '{count} HCP moved', other: '{count} HCPs moved' }, onlyHere: { one: '{count} thing', other: '{count} things' } } as const;

/** Languages that nobody else registers: the registry is shared by all tests of a run. */
const CSB: LocaleData = {
  code: 'csb',
  ui: { greeting: 'Witôj {name}' },
  widgets: { 'kpi-tile': { greeting: 'Witôj w kôflu, {name}' } },
  units: {},
  measures: { activeHcps: { label: 'Aktiwny' } },
  dimensions: { segment: 'Dzél' },
  members: { channel: { phone: 'Telefón' } },
};

const RU: LocaleData = {
  ...CSB, code: 'ru-MD', ui: { moved: { one: '{count} врач', few: '{count} врача', many: '{count} врачей', other: '{count} врача' } }, units: { hcp: { one: 'врач', few: 'врача', many: 'врачей', other: 'врача' } },
};

describe('Words', () => {
  before(() => {
    registerLocale(CSB);
    registerLocale(RU);
  });

  it('translates by widget and by frame', () => {
    expect(new Words('csb').of('ui', ENGLISH)('greeting', { name: 'Ana' })).to.equal('Witôj Ana');
    expect(new Words('csb').of('kpi-tile', ENGLISH)('greeting', { name: 'Ana' })).to.equal('Witôj w kôflu, Ana');
  });

  it('falls back to English text by text, with English plurals', () => {
    expect(new Words('csb').of('segment-flow', ENGLISH)('greeting', { name: 'Ana' })).to.equal('Hello Ana');
    const text = new Words('ru-MD').of('ui', ENGLISH);
    expect(text('moved', { count: 21 })).to.equal('21 врач');
    expect(text('onlyHere', { count: 21 }), '21 is one in Russian and many in English').to.equal('21 things');
    expect(new Words('xx').of('ui', ENGLISH)('onlyHere', { count: 1 })).to.equal('1 thing');
  });

  it('falls back from a region to its language', () => {
    expect(localeData('fr-CA')).to.equal(localeData('fr'));
    expect(new Words('fr-CA').unit('hcp', 2)).to.equal('PdS');
    expect(localeData('en')).to.equal(undefined);
  });

  it('chooses the plural form of the language', () => {
    const text = new Words('ru-MD').of('ui', ENGLISH);
    expect([1, 2, 5, 11, 21, 1.5].map((count) => text('moved', { count }))).to.deep.equal(['1 врач', '2 врача', '5 врачей', '11 врачей', '21 врач', '1,5 врача']);
    expect(new Words('ru-MD').unit('hcp', 22)).to.equal('врача');
  });

  it('fills numbers in with the digits of the language, and leaves a gap nobody fills', () => {
    expect(new Words('en').of('ui', ENGLISH)('moved', { count: 1821 })).to.equal('1,821 HCPs moved');
    expect(new Words('de').of('ui', ENGLISH)('moved', { count: 1821 })).to.equal('1.821 HCPs moved');
    expect(new Words('en').of('ui', ENGLISH)('greeting')).to.equal('Hello {name}');
  });

  it('has a noun for every figure, also for one below zero or missing', () => {
    const words = new Words('en');
    expect([1, -1, 2, 0, null].map((value) => words.unit('hcp', value))).to.deep.equal(['HCP', 'HCP', 'HCPs', 'HCPs', 'HCPs']);
    expect(new Words('fr').unit('event', 0), 'zero is one in French').to.equal('interaction');
  });

  it('names the ranks of the ladder, and how far two of them are apart', () => {
    expect(new Words('en').ranks('stage', CORE_CATALOG)).to.deep.equal(['Unuser', 'Awareness', 'Trial', 'Adoption', 'Advocacy']);
    expect(new Words('fr').ranks('stage', CORE_CATALOG)?.[2]).to.equal('Essai');
    expect([new Words('en').ranks('hcp', CORE_CATALOG), new Words('en').ranks('stage', undefined)]).to.deep.equal([undefined, undefined]);
    expect([1, -2, 0].map((count) => new Words('en').steps(count))).to.deep.equal(['+1 step', '−2 steps', '0 steps']);
  });

  it('names columns: the language first, then the catalog, then the id', () => {
    expect(new Words('csb').column('activeHcps', CORE_CATALOG)).to.equal('Aktiwny');
    expect(new Words('csb').column('interactions', CORE_CATALOG)).to.equal('Interactions');
    expect(new Words('csb').column('segment', CORE_CATALOG)).to.equal('Dzél');
    expect(new Words('csb').column('channel', CORE_CATALOG)).to.equal('Channel');
    expect(new Words('csb').column('moonPhase', CORE_CATALOG)).to.equal('moonPhase');
    expect(new Words('fr').column('activeHcps', undefined)).to.equal('PdS actifs');
  });

  it('names codes: the language, the source, the catalog, else the code itself', () => {
    const labels = { channel: [{ code: 'phone', label: 'Phone (source)' }, { code: 'fax', label: 'Fax (source)' }, { code: 'pigeon' }] };
    const words = new Words('csb');
    expect(words.member('channel', 'phone', CORE_CATALOG, labels)).to.equal('Telefón');
    expect(words.member('channel', 'fax', CORE_CATALOG, labels)).to.equal('Fax (source)');
    expect(words.member('channel', 'web', CORE_CATALOG, labels)).to.equal('Web');
    expect(words.member('channel', 'pigeon', CORE_CATALOG, labels)).to.equal('pigeon');
    expect(words.member('moonPhase', 'full', CORE_CATALOG)).to.equal('full');
  });

  it('takes from names what would turn the text behind them around: figures stand there', () => {
    const labels = { channel: [{ code: 'fax', label: '\u202eFax \u2067(source)' }] };
    const words = new Words('csb');
    expect(words.member('channel', 'fax', CORE_CATALOG, labels)).to.equal('Fax (source)');
    expect(words.member('channel', '\u202ex\u200f', CORE_CATALOG, labels)).to.equal('x\u200f');
  });

  it('names codes that are called as what every object has', () => {
    expect(new Words('csb').member('channel', 'constructor', CORE_CATALOG)).to.equal('constructor');
  });

  it('takes the definition of a measure from the language where it has one', () => {
    const measure = { id: 'activeHcps', definition: 'In English.' };
    expect(new Words('csb').measureDefinition(measure)).to.equal('In English.');
    expect(new Words('fr').measureDefinition(measure)).to.match(/^PdS ayant eu/);
  });
});
