import { Component, computed, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { Filter, WidgetEvents } from 'omnichannel-widgets';
import { provider } from './crm';

const EVERYTHING: readonly Filter[] = [];
const PHONE: readonly Filter[] = [{ dimension: 'channel', in: ['phone'] }];

@Component({
  selector: 'app-root',
  templateUrl: './app.html',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
})
export class App {
  protected readonly provider = provider;
  protected readonly isPhoneOnly = signal(false);
  protected readonly filters = computed(() => (this.isPhoneOnly() ? PHONE : EVERYTHING));
  protected readonly language = signal('en');
  protected readonly isDark = signal(false);
  protected readonly isShown = signal(true);
  protected readonly picked = signal('Pick a figure.');

  protected pick(event: Event) {
    const { measure, value } = (event as WidgetEvents['kpi-tile']['kpi-select']).detail;
    this.picked.set(`${measure}: ${value}`);
  }
}
