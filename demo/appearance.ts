/** The switch between light and dark: the widgets follow the page's `color-scheme`. */
export function startAppearance(button: HTMLButtonElement, languageLink: HTMLAnchorElement): void {
  const address = new URL(location.href);
  const paint = (): void => {
    const dark = address.searchParams.get('theme') === 'dark';
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    button.ariaPressed = String(dark);
    const other = new URL(address);
    const isFrench = address.searchParams.get('lang') === 'fr';
    if (isFrench) other.searchParams.delete('lang');
    else other.searchParams.set('lang', 'fr');
    languageLink.href = `${other.pathname}${other.search}`;
    languageLink.lang = languageLink.hreflang = isFrench ? 'en' : 'fr';
    languageLink.textContent = isFrench ? 'English' : 'Français';
  };
  button.addEventListener('click', () => {
    if (address.searchParams.get('theme') === 'dark') address.searchParams.delete('theme');
    else address.searchParams.set('theme', 'dark');
    history.replaceState(null, '', address);
    paint();
  });
  paint();
}
