import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { LocaleController } from '../../src/i18n/index.js';

class Speaking extends LitElement {
  readonly locale = new LocaleController(this);
}
customElements.define('test-speaking', Speaking);

/** A child that its parent's shadow root has no slot for yet. */
function waiting(attributes: Readonly<Record<string, string>>): { readonly box: HTMLElement; readonly child: Speaking } {
  const box = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  const parent = document.createElement('div');
  parent.attachShadow({ mode: 'open' });
  const child = document.createElement('test-speaking') as Speaking;
  parent.append(child);
  box.append(parent);
  document.body.append(box);
  return { box, child };
}

describe('language and direction', () => {
  it('are known before the element stands in a slot', () => {
    const { box, child } = waiting({ dir: 'rtl', lang: 'ar' });
    expect([child.locale.direction, child.locale.words.language]).to.deep.equal(['rtl', 'ar']);
    box.remove();
  });

  it('are left to right and English where nobody says', () => {
    const { box, child } = waiting({ lang: '' });
    expect(child.locale.direction).to.equal('ltr');
    box.remove();
  });

  it('follow a change', async () => {
    const { box, child } = waiting({ dir: 'rtl' });
    box.dir = 'ltr';
    await Promise.resolve();
    expect(child.locale.direction).to.equal('ltr');
    box.remove();
  });
});
