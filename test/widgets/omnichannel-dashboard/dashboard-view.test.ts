import { expect } from 'chai';
import type { DashboardState } from '../../../src/contract/index.js';
import { registerLocale, Words } from '../../../src/i18n/index.js';
import { fr } from '../../../src/locales/fr/fr.js';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { footTexts, selectionText } from '../../../src/widgets/omnichannel-dashboard/dashboard.view.js';
import { decodeLink, differenceOf, encodeLink, withDifference } from '../../../src/widgets/omnichannel-dashboard/link-text.js';

registerLocale(fr);
const [english, french] = [new Words('en-GB'), new Words('fr')];
const facts = (source: string | undefined, completeThrough: string | undefined, receivedAt = 0) => ({ heading: 'x', ignoredFilters: [], receivedAt, ...(source && { source }), ...(completeThrough && { completeThrough }) });

describe('the foot of a dashboard', () => {
  it('says when figures last came, and how far each source reaches at least', () => {
    const now = new Date();
    now.setHours(10, 42, 3);
    const year = now.getFullYear();
    const all = [facts('Web analytics', `${year}-11-14`, now.getTime() - 5000), facts('CRM', `${year}-11-20`, now.getTime()), facts('CRM', `${year}-10-31`, 1), facts('CRM', undefined), facts(undefined, `${year}-01-01`)];
    expect(footTexts(all, english)).to.deep.equal(['Updated 10:42:03', 'CRM complete through 31 Oct', 'Web analytics complete through 14 Nov']);
    expect(footTexts(all, french)).to.deep.equal(['Mis à jour à 10:42:03', 'CRM\u00a0: complet jusqu’au 31 oct.', 'Web analytics\u00a0: complet jusqu’au 14 nov.']);
  });

  it('names another year, and says nothing where nothing is known', () => {
    expect(footTexts([facts('CRM', '2019-10-31', Date.now())], english)[1]).to.equal('CRM complete through 31 Oct 2019');
    expect(footTexts([facts('CRM', '2019-10-31')], english)).to.deep.equal(['CRM complete through 31 Oct 2019']);
    expect(footTexts([], english)).to.deep.equal([]);
  });
});

describe('the text of a selection', () => {
  it('is the widget’s own, or from a link the language’s word for the code', () => {
    const selection = { tile: 'scale', dimension: 'adoptionStage', code: 'trial', label: 'Trial and above', filters: [] };
    const ways = { catalog: CORE_CATALOG, headingOf: () => 'HCPs on the adoption scale' };
    expect(selectionText(selection, english, ways)).to.equal('From HCPs on the adoption scale: Trial and above');
    expect(selectionText({ ...selection, label: 'trial' }, english, ways)).to.equal('From HCPs on the adoption scale: Trial');
    expect(selectionText({ ...selection, label: 'trial' }, french, ways)).to.contain('Essai');
  });
});

describe('a link', () => {
  const base: DashboardState = { version: 1, period: 'last-6-months', tiles: [{ id: 'a', element: 'kpi-tile', settings: { measure: 'x', mode: 'y' } }, { id: 'b', element: 'kpi-tile' }] };
  const changes: readonly Partial<DashboardState>[] = [
    { filters: [{ dimension: 'product', in: ['é', '日本', '😀'] }] }, { period: 'last-3-months' }, { tiles: [...base.tiles].reverse() },
    { tiles: [{ ...(base.tiles[0] as DashboardState['tiles'][number]), columns: 4 }, base.tiles[1] as DashboardState['tiles'][number]] }, { tiles: [] },
  ];

  for (const change of changes) {
    it(`carries ${JSON.stringify(change)} and nothing else`, () => {
      const linked = differenceOf(base, { ...base, ...change });
      expect(Object.keys(linked ?? {})).to.deep.equal(Object.keys(change));
      const text = encodeLink(linked ?? {});
      expect(text).to.match(/^[\w-]+$/);
      expect(withDifference(base, decodeLink(text))).to.deep.equal({ ...base, ...change });
    });
  }

  it('is none where nothing differs, whatever the order of properties', () => {
    expect(differenceOf(base, { ...base, tiles: [{ settings: { mode: 'y', measure: 'x' }, element: 'kpi-tile', id: 'a' }, { id: 'b', element: 'kpi-tile' }] })).to.equal(undefined);
  });

  it('takes a period away', () => {
    const { period: _, ...without } = base;
    expect(JSON.parse(JSON.stringify(withDifference(base, differenceOf(base, without))))).to.deep.equal(without);
  });

  it('carries codes, never labels', () => {
    const linked = differenceOf(base, { ...base, selections: [{ tile: 'a', dimension: 'hcp', code: 'h1', label: 'Dr Martin', filters: [{ dimension: 'hcp', in: ['h1'] }] }] });
    expect(JSON.stringify(linked)).to.contain('h1').and.not.to.contain('Martin');
  });

  for (const text of ['%', 'e', btoa('x'), btoa('\xff\xfe{}')]) {
    it(`is refused as ${JSON.stringify(text)}`, () => {
      expect(() => decodeLink(text)).to.throw();
    });
  }
});
