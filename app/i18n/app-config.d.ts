import type { Catalogue } from './catalogues';
import type { Locale } from './locale';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Catalogue;
  }
}
