import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { extendCatalog } from '../../../src/contract/index.js';
import { registerLocale, Words } from '../../../src/i18n/index.js';
import { fr } from '../../../src/locales/fr/fr.js';
import { EDIT_MESSAGES } from '../../../src/widgets/omnichannel-dashboard/edit-mode.messages.js';
import { dimensionChoices, hostOffers, keyFigureOffers, measureChoices, pictureOffers, tileName, withChoices } from '../../../src/widgets/omnichannel-dashboard/edit-palette.js';

registerLocale(fr);
const language = (code: string) => ({ words: new Words(code), text: new Words(code).of('omnichannel-dashboard', EDIT_MESSAGES) });
const english = language('en');
const french = language('fr');
const ids = (groups: ReturnType<typeof keyFigureOffers>): readonly unknown[] => groups.flatMap(({ offers }) => offers.map(({ tile }) => tile.settings?.['measure']));

describe('the palette of key figures', () => {
  it('has every measure once, by family, with its definition', () => {
    const groups = keyFigureOffers(undefined, '', english);
    expect(ids(groups).slice().sort()).to.deep.equal(CORE_CATALOG.measures.map(({ id }) => id).sort());
    expect(new Set(groups.map(({ title }) => title)).size).to.equal(groups.length);
    expect(groups.flatMap(({ offers }) => offers).every(({ hint }) => hint)).to.equal(true);
  });

  it('finds words of label, definition or id, without accents and in any order', () => {
    expect(ids(keyFigureOffers(undefined, 'rate UNSUBSCRIBE', english))).to.include('unsubscribeRate');
    expect(ids(keyFigureOffers(undefined, 'tournover', english))).to.deep.equal([]);
    expect(ids(keyFigureOffers(undefined, 'desinscription taux', french))).to.include('unsubscribeRate');
    expect(ids(keyFigureOffers(undefined, 'activeHcps', english))).to.include('activeHcps');
  });

  it('has the measures of the host, under their own family', () => {
    const own = { ...CORE_CATALOG.measures[0]!, id: 'samples', label: 'Samples', definition: 'Samples handed out.', family: 'Field' };
    const groups = keyFigureOffers(extendCatalog(CORE_CATALOG, { measures: [own] }), 'sampl', english);
    expect(groups.map(({ title, offers }) => [title, offers.map(({ label }) => label)])).to.deep.equal([['Field', ['Samples']]]);
  });
});

describe('the palette of pictures', () => {
  it('names the other widgets, and what they must be told', () => {
    expect(pictureOffers(french).offers.map(({ label, needs }) => [label, ...needs])).to.deep.equal([
      ['Échelle d’adoption'], ['Tableau des contenus'], ['Mouvements entre segments'], ['Évolution des opt-ins'], ['Évolution d’un indicateur', 'measure'], ['Répartition d’un indicateur', 'measure', 'dimension'],
    ]);
  });

  it('offers measures by family and dimensions that no person is named by', () => {
    expect(measureChoices(undefined, english).flatMap(({ choices }) => choices)).to.have.lengthOf(CORE_CATALOG.measures.length);
    const dimensions = dimensionChoices(undefined, french);
    expect(dimensions).to.deep.include({ value: 'specialty', label: 'Spécialité' });
    expect(dimensions.map(({ value }) => value)).not.to.include('hcp');
  });

  it('writes the choices as settings of the widget', () => {
    expect(withChoices({ element: 'measure-trend', settings: { mark: 'bar' } }, { measure: 'sent' }).settings).to.deep.equal({ mark: 'bar', measures: ['sent'] });
    expect(withChoices({ element: 'measure-breakdown' }, { measure: 'sent', dimension: 'channel' }).settings).to.deep.equal({ measure: 'sent', by: 'channel' });
  });
});

describe('the name of a tile', () => {
  it('is its key figure, else the kind of picture, else its element', () => {
    expect(tileName({ element: 'kpi-tile', settings: { measure: 'activeHcps' } }, undefined, french)).to.equal('PdS actifs');
    expect(tileName({ element: 'measure-trend', settings: { measures: ['activeHcps', 'sent'] } }, undefined, english)).to.equal('Active HCPs');
    expect(tileName({ element: 'segment-flow' }, undefined, english)).to.equal('Segment movement');
    expect(tileName({ element: 'acme-map' }, undefined, english)).to.equal('acme-map');
  });

  it('is what the host calls it, in the reader’s language', () => {
    const palette = [{ element: 'kpi-tile', label: { en: 'Ours', fr: 'Le nôtre' } }, { element: 'kpi-tile', heading: 'Titled' }, { element: 'opt-in-trend' }];
    expect(hostOffers(palette, undefined, french).offers.map(({ label }) => label)).to.deep.equal(['Le nôtre', 'Titled', 'Évolution des opt-ins']);
    expect(hostOffers(palette, undefined, english).offers[0]?.tile).to.deep.equal({ element: 'kpi-tile' });
  });
});
