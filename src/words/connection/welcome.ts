import type { Trans } from '../trans';

/** What the extension does, and where the data is. */
export function welcomeText(trans: Trans): string {
  return trans.__(
    'Choose the model, front, back and other colours of each product. The images are in your S3 bucket, and the list of products is in your DynamoDB table. Nothing else is needed, and nothing is sent anywhere else.'
  );
}

/** The first connection, step by step. */
export function welcomeSteps(trans: Trans): readonly string[] {
  return [
    trans.__('Enter the bucket, the table and their region.'),
    trans.__(
      'Sign in with the credentials of the Jupyter server, or with keys for this page.'
    ),
    trans.__('Open a category and start.')
  ];
}

/** @param keys - of the slots, of moving to `text`, of deleting and of completing */
export function firstRunHints(
  keys: {
    readonly slots: readonly string[];
    readonly toText: string;
    readonly delete: string;
    readonly complete: string;
  },
  trans: Trans
): readonly string[] {
  return [
    trans.__(
      'Use the arrow keys to move between images. To choose the focused image, press %1.',
      keys.slots.join(' ')
    ),
    trans.__(
      '%1 moves an image to text. %2 deletes it. You can undo both.',
      keys.toText,
      keys.delete
    ),
    trans.__(
      '%1 completes the product and opens the next one. Press ? to see all keys.',
      keys.complete
    )
  ];
}
