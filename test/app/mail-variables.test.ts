import { expect, test } from 'vitest';
import { variableKey } from '#app/(admin)/settings/mail-templates/variable-key';
import { catalogues } from '#app/i18n/catalogues';
import { mailKinds } from '#mail/mail-kind';
import { variablesOfKind } from '#mail/variables-of-kind';

test.each(['ja', 'en'] as const)(
  'every variable of a template is explained in %s, and none that is not there',
  (locale) => {
    const keys = mailKinds.flatMap((kind) => variablesOfKind(kind).map(({ name }) => variableKey(name)));
    expect(Object.keys(catalogues[locale].mailVariables).sort()).toEqual([...new Set(keys)].sort());
  },
);
