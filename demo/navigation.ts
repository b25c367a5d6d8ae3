import type { OmnichannelDashboard } from '../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { inLanguage, showScreen, type Screen } from './screens.js';

/** Links to the screens, and which of them is open; the address says it too. */
export class Navigation {
  current: Screen;
  readonly #dashboard: OmnichannelDashboard;
  readonly #screens: readonly Screen[];
  readonly #list: HTMLElement;

  constructor(dashboard: OmnichannelDashboard, screens: readonly Screen[], list: HTMLElement) {
    this.#dashboard = dashboard;
    this.#screens = screens;
    this.#list = list;
    this.current = this.#addressed();
    list.replaceChildren(...screens.map((screen) => this.#item(screen)));
    addEventListener('popstate', () => this.#open(this.#addressed()));
    showScreen(dashboard, this.current);
    this.#mark();
  }

  #addressed(): Screen {
    const wanted = new URLSearchParams(location.search).get('screen');
    return this.#screens.find(({ name }) => name === wanted) ?? this.#screens[0] as Screen;
  }

  #item(screen: Screen): HTMLLIElement {
    const link = document.createElement('a');
    link.href = this.#address(screen).href;
    link.textContent = inLanguage(screen.state.heading);
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, '', this.#address(screen));
      this.#open(screen);
      scrollTo({ top: 0 });
    });
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  /** Language and look of the page stay; the view of one screen means nothing to another. */
  #address({ name }: Screen): URL {
    const address = new URL(location.href);
    address.searchParams.set('screen', name);
    address.searchParams.delete('view');
    return address;
  }

  #open(screen: Screen): void {
    if (screen === this.current) return;
    const before = this.current;
    this.current = screen;
    showScreen(this.#dashboard, screen, before);
    this.#mark();
  }

  #mark(): void {
    const heading = inLanguage(this.current.state.heading);
    (document.querySelector('#title') as HTMLElement).textContent = heading;
    document.title = `${heading} – Aveline`;
    for (const [at, link] of [...this.#list.querySelectorAll('a')].entries()) link.ariaCurrent = this.#screens[at] === this.current ? 'page' : null;
    // A strip on a small screen shows the open one.
    const open = this.#list.querySelector<HTMLElement>('[aria-current]');
    if (open) this.#list.scrollLeft = open.offsetLeft - this.#list.offsetLeft;
  }
}
