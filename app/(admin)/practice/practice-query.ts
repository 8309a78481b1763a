import { graphql } from '#graphql/tada';
import { PlayedCheckout_practiceCheckout } from './played-checkout.fragment';
import { StoryForm_goods } from './story-form.fragment';

export const PracticeQuery = graphql(
  `
  query Practice {
    practice {
      isReady
      goods { ...StoryForm_goods }
      checkouts { orderNumber isMoving ...PlayedCheckout_practiceCheckout }
    }
  }
`,
  [StoryForm_goods, PlayedCheckout_practiceCheckout],
);
