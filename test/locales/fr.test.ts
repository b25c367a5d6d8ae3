import { expect } from 'chai';
import { fr } from '../../src/locales/fr/fr.js';
import type { LocaleData } from '../../src/i18n/index.js';
import { describeLocale, englishTexts, faultsOf, textsOf } from './locale-contract.js';

describeLocale(fr);

/** A no-break space before : and % and inside « », a narrow one before ; ! ?. */
const BAD_SPACES = /(?<!\u00a0):|(?<=.)(?<!\u00a0)%|(?<!\u202f)[;!?]|«(?!\u00a0)|(?<!\u00a0)»/;

describe('French', () => {
  it('puts the right space before its punctuation', () => {
    expect([...textsOf(fr)].filter(([, text]) => BAD_SPACES.test(text)).map(([place]) => place)).to.deep.equal([]);
    for (const bad of ['Période : mai', 'Période: mai', 'pris ; rendu', 'Quoi?', '5 %', '«mot»']) expect(bad, bad).to.match(BAD_SPACES);
    for (const good of ['Période\u00a0: mai', 'pris\u202f; rendu', '5\u00a0%', '%', '«\u00a0mot\u00a0»']) expect(good, good).not.to.match(BAD_SPACES);
  });

  it('speaks of PdS, CA and UN, and of the stages by their names', () => {
    expect(fr.units['hcp']).to.equal('PdS');
    expect(fr.measures['turnover']?.label).to.equal('CA');
    expect(fr.measures['units']?.label).to.equal('UN');
    expect(Object.values(fr.members['adoptionStage'] ?? {})).to.deep.equal(['Non-utilisateur', 'Notoriété', 'Essai', 'Adoption', 'Recommandation']);
    expect([...textsOf(fr)].filter(([, text]) => /\bHCPs?\b|professionnel/i.test(text)).map(([place]) => place)).to.deep.equal([]);
  });
});

describe('the contract of a locale', () => {
  /** The faults that a change brings about. */
  const faultsWith = async (change: Partial<LocaleData>): Promise<readonly string[]> => {
    const english = await englishTexts();
    const before = faultsOf(fr, english);
    return faultsOf({ ...fr, ...change }, english).filter((fault) => !before.includes(fault));
  };

  it('finds a text that is missing, unknown or lost a gap', async () => {
    const { retry: _, ...others } = fr.ui;
    expect(await faultsWith({ ui: { ...others, completeThrough: 'complet', invented: 'inventé' } })).to.deep.equal([
      'ui.invented: unknown text', 'ui.completeThrough: gaps , not {date}', 'ui.retry: missing text',
    ]);
  });

  it('finds a plural form that is missing, by the language’s own categories', async () => {
    expect(await faultsWith({ units: { ...fr.units, day: { other: 'jours' } } })).to.deep.equal(['units.day: missing plural form one']);
    expect(await faultsWith({ code: 'ru' })).to.include('units.day: missing plural form few');
  });

  it('finds a label that is missing', async () => {
    const { turnover: _, ...measures } = fr.measures;
    const members = { ...fr.members, scenario: {} };
    expect(await faultsWith({ measures, members })).to.include.members(['measures.turnover: missing label or definition', 'members.scenario.actual: missing label']);
  });

  it('finds the translation of a widget that is not there', async () => {
    expect(await faultsWith({ widgets: { ...fr.widgets, 'crystal-ball': {} } })).to.deep.equal(['crystal-ball: unknown widget']);
  });
});
