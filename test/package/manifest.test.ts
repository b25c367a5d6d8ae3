import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { forControls } from '../../.storybook/for-controls.js';
import { designTokens } from '../../scripts/support/design-tokens.mjs';
import { tags } from '../../scripts/support/doors.mjs';
import type { Declaration, ManifestModule } from '../../scripts/support/manifest.mjs';
import { isOfEveryElement } from '../../scripts/support/member-types.mjs';
import { eventsIn, partsIn, slotsIn, statesIn } from '../../scripts/support/source-facts.mjs';
import { elementSources, sourceProgram, type ElementSources } from '../../scripts/support/source-reach.mjs';
import { filesUnder } from '../support/module-graph.js';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as { modules: ManifestModule[] };
const { exports: doors } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, string | { default: string }> };
const declarations = manifest.modules.flatMap((module) => module.declarations);
const declarationOf = (tag: string): Declaration => declarations.find(({ tagName }) => tagName === tag) ?? { kind: 'class', name: '', description: '' };

const names = (items: readonly { readonly name: string }[] = []): string[] => items.map(({ name }) => name).sort();
const unique = (all: readonly (string | undefined)[]): (string | undefined)[] => [...new Set(all)].sort();

/** Fields and methods of a class that are neither private nor protected, nor every element's. */
function publicMembers({ element }: ElementSources): string[] {
  const isOpen = (declaration: ts.Declaration): boolean => (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0;
  return sourceProgram().getTypeChecker().getTypeAtLocation(element).getProperties()
    .filter(({ name, valueDeclaration }) => !name.startsWith('#') && valueDeclaration && isOpen(valueDeclaration) && !isOfEveryElement(element, name))
    .map(({ name }) => name).sort();
}

/** Every token that the code reads, whoever reads it. */
const tokensRead = (): string[] => [...new Set(filesUnder('src').flatMap((file) => readFileSync(file, 'utf8').match(/--omni-[a-z0-9-]*[a-z0-9]/g) ?? []))].sort();

describe('the manifest', function () {
  this.timeout(300_000);
  let elements: readonly ElementSources[] = [];
  before(() => {
    elements = elementSources();
  });

  /** Compares, element by element, what the code does with what the manifest says. */
  function expectEqual(done: (sources: ElementSources) => readonly (string | undefined)[], said: (declaration: Declaration) => readonly string[]): void {
    const wrong = elements.flatMap((sources) => {
      const [inCode, inManifest] = [unique(done(sources)), said(declarationOf(sources.tag))];
      const missing = inCode.filter((name) => name === undefined || !inManifest.includes(name)).map((name) => `${sources.tag}: "${name ?? '?'}" is not in the manifest`);
      return [...missing, ...inManifest.filter((name) => !inCode.includes(name)).map((name) => `${sources.tag}: "${name}" is no longer in the code`)];
    });
    expect(wrong).to.deep.equal([]);
  }

  it('describes every element', () => {
    expect(names(declarations.filter(({ tagName }) => tagName).map(({ tagName = '' }) => ({ name: tagName })))).to.deep.equal(tags());
  });

  it('names every event that is dispatched, and no other', () => {
    expectEqual(({ statements }) => eventsIn(statements).map(({ name }) => name), ({ events }) => names(events));
  });

  it('names the class of every event', () => {
    const wrong = elements.flatMap(({ tag, statements }) => eventsIn(statements)
      .filter((made) => declarationOf(tag).events?.find(({ name }) => name === made.name)?.type.text.replace(/<.*>$/, '') !== made.class)
      .map((made) => `${tag}: ${made.name} is a ${made.class}`));
    expect(wrong).to.deep.equal([]);
  });

  it('names every part, and no other', () => {
    expectEqual(({ statements }) => partsIn(statements), ({ cssParts }) => names(cssParts));
  });

  it('names every slot, and no other', () => {
    expectEqual(({ statements }) => slotsIn(statements), ({ slots }) => names(slots));
  });

  it('names every custom state, and no other', () => {
    expectEqual(({ statements }) => statesIn(statements), ({ cssStates }) => names(cssStates));
  });

  it('names every public member, and no other', () => {
    expectEqual(publicMembers, ({ members }) => names(members));
  });

  it('names every token that is read, and none that is not there', () => {
    const described = unique(declarations.flatMap(({ cssProperties }) => names(cssProperties)));
    expect(described).to.deep.equal(tokensRead());
    expect(names(designTokens())).to.deep.equal(described);
  });

  it('says something of everything, once', () => {
    const lists = declarations.flatMap(({ name, attributes = [], members = [], events = [], slots = [], cssParts = [], cssProperties = [], cssStates = [] }) =>
      Object.entries({ attributes, members, events, slots, cssParts, cssProperties, cssStates }).map(([list, items]) => ({ place: `${name} ${list}`, items })));
    const silent = lists.flatMap(({ place, items }) => items.filter(({ description }) => !description).map(({ name }) => `${place}: ${name}`));
    const repeated = lists.filter(({ items }) => new Set(names(items)).size !== items.length).map(({ place }) => place);
    expect({ silent, repeated }).to.deep.equal({ silent: [], repeated: [] });
  });

  it('names files that stand behind a door of the package', () => {
    const behind = Object.values(doors).map((door) => (typeof door === 'string' ? door : door.default).replace('./', ''));
    const paths = manifest.modules.flatMap(({ path, exports }) => [path, ...exports.map(({ declaration }) => declaration.module)]);
    expect(paths.filter((file) => !behind.includes(file))).to.deep.equal([]);
  });

  it('gives Storybook no two things under one name', () => {
    const { modules } = forControls(manifest);
    const shown = modules.flatMap((module) => module.declarations as readonly Declaration[]).map(({ name, members = [], attributes = [], events = [], slots = [], cssParts = [], cssProperties = [] }) => {
      const settings = new Set([...names(members), ...names(attributes)]);
      const all = [...settings, ...names(events), ...names(slots), ...names(cssParts), ...names(cssProperties)];
      return { name, twice: all.filter((each, at) => all.indexOf(each) !== at) };
    });
    expect(shown.filter(({ twice }) => twice.length > 0)).to.deep.equal([]);
  });
});
