import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ERROR_CODES } from '../../src/contract/index.js';
import { filesUnder } from '../support/module-graph.js';

const read = (file: string): string => readFileSync(file, 'utf8');
const documents = ['README.md', ...filesUnder('docs', '.md'), ...filesUnder('bench', '.md')];

describe('the documents', () => {
  it('have a paragraph for every error code, and no code of their own', () => {
    const headings = [...read('docs/errors.md').matchAll(/^### (.+)$/gm)].flatMap(([, names = '']) => names.split(', '));
    expect(headings.sort()).to.deep.equal([...ERROR_CODES].sort());
  });

  it('link only to files that are there', () => {
    const broken = documents.flatMap((file) => [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, target = '']) => path.join(path.dirname(file), target))
      .filter((target) => !existsSync(target)));
    expect(broken).to.deep.equal([]);
  });

  it('name only commands of the project', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) => [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name));
    expect([...new Set(named)].filter((name) => !(name in scripts))).to.deep.equal([]);
  });

  it('name only rooms and doors that exist', () => {
    const rooms = [...read('docs/architecture.md').matchAll(/^\| `([a-z]+)(?:\/x)?` \|/gm)].map(([, room = '']) => room);
    expect(rooms.filter((room) => !existsSync(`src/${room}`))).to.deep.equal([]);
    expect(rooms).to.have.length.greaterThan(5);
  });
});
