import { Liquid } from 'liquidjs';
import type { MailTemplate } from '#mail/built-in-templates';

/**
 * Fills a template that a shop wrote. It reads no file, knows only the mail's own values and ends within bounds;
 * throws with liquid's message where it names something unknown or passes a bound.
 */
export function fillTemplate(template: MailTemplate, variables: object): MailTemplate {
  return fill(template, variables, {});
}

/** One of ours ends by itself: a big order on a busy machine must not be what stops its mail, and with it a restore. */
export function fillBuiltIn(template: MailTemplate, variables: object): MailTemplate {
  return fill(template, variables, { renderLimit: 30_000, memoryLimit: 100_000_000 });
}

function fill(
  template: MailTemplate,
  variables: object,
  bounds: { renderLimit?: number; memoryLimit?: number },
): MailTemplate {
  return {
    subject: String(liquid.parseAndRenderSync(template.subject, variables, bounds)),
    body: String(liquid.parseAndRenderSync(template.body, variables, bounds)),
  };
}

/** The engine is shared with the check of templates, so that what passes there fills here. */
export const liquid = new Liquid({
  templates: {},
  dynamicPartials: false,
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
  parseLimit: 100_000,
  renderLimit: 250,
  memoryLimit: 1_000_000,
});
liquid.registerFilter('yen', (amount: unknown) => `¥${Number(amount).toLocaleString('ja-JP')}`);
