import type { CommandRecords, NoArguments } from '../command';
import type { DeskQuestions } from '../deskQuestions';
import type { Navigation, OpenTarget } from './navigation';

/** The commands that choose what the desk shows, and their arguments. */
export interface ProductCommands {
  open: OpenTarget;
  /** Opens a product of `subCategory`, by default of the category shown; asks for an id that is not given. */
  'go-to-product': { productId?: string; subCategory?: number };
  'next-product': NoArguments;
  'previous-product': NoArguments;
  refresh: NoArguments;
  /** Takes over the open product, or another one of the category shown. */
  'take-over': { productId?: string };
}

export interface ProductCommandsOptions {
  readonly navigation: Pick<
    Navigation,
    'open' | 'goTo' | 'next' | 'back' | 'refresh' | 'takeOver'
  >;
  readonly team: { read(): Promise<void> };
  readonly questions: Pick<DeskQuestions, 'productId'>;
}

export function productCommands({
  navigation,
  team,
  questions
}: ProductCommandsOptions): CommandRecords<ProductCommands> {
  return {
    open: {
      waits: 'in-turn',
      leadsAway: true,
      run: target => navigation.open(target)
    },
    'go-to-product': {
      waits: 'in-turn',
      leadsAway: true,
      run: async ({ productId, subCategory }) => {
        const id = productId ?? (await questions.productId());
        if (id) {
          await navigation.goTo(id.trim(), subCategory);
        }
      }
    },
    'next-product': {
      waits: 'in-turn',
      leadsAway: true,
      run: () => navigation.next()
    },
    'previous-product': {
      waits: 'in-turn',
      leadsAway: true,
      run: () => navigation.back()
    },
    refresh: {
      waits: 'never',
      run: async () => {
        await Promise.all([team.read(), navigation.refresh()]);
      }
    },
    'take-over': {
      waits: 'in-turn',
      leadsAway: true,
      isPossible: ({ open }, { productId }) =>
        productId !== undefined ||
        (open.state === 'open' && open.heldBy !== null),
      run: ({ productId }) => navigation.takeOver(productId)
    }
  };
}
