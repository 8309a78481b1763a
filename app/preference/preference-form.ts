import type { PreferenceChoice } from '#db/schema/mails';
import type { CustomerPreference } from '#recovery/mails/preference-step';
import { type Html, html } from './html';
import { en, ja, label } from './preference-words';

const choices: readonly PreferenceChoice[] = ['REORDER', 'CANCEL', 'CONTACT'];

/** As the form posts it. */
export function isChoice(text: string | null): text is PreferenceChoice {
  return choices.some((choice) => choice === text);
}

/** The three choices and the customer's own words; what was answered before stands in it. */
export function preferenceForm({ choice, note }: CustomerPreference): Html {
  return html`<form method="post" accept-charset="utf-8">
<fieldset>
<legend>${label(choice === null ? 'ask' : 'change')}</legend>
${choices.map((offered) => radio(offered, offered === choice))}
</fieldset>
<label><span class="name">${label('note')}</span>
<textarea name="note" rows="3" maxlength="500">${note}</textarea></label>
<button type="submit">${ja('send')}<span lang="en">${en('send')}</span></button>
</form>`;
}

function radio(choice: PreferenceChoice, isChosen: boolean): Html {
  return html`<label class="choice">
<input type="radio" name="choice" value="${choice}" required${isChosen ? checked : null}>
<span><strong>${ja(`choices.${choice}.name`)}</strong>
<span>${ja(`choices.${choice}.means`)}</span>
<span lang="en">${en(`choices.${choice}.name`)}: ${en(`choices.${choice}.means`)}</span></span>
</label>`;
}

const checked = html` checked`;
