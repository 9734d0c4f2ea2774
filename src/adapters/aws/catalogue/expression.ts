import type { ItemValue } from '../../../domain/catalogueItem';
import { writable } from '../answers/rawItem';

/**
 * The names and values of one request's expressions. Every attribute has a
 * placeholder, because hundreds of words are reserved (`status`, `text`, `by`).
 */
export class Expression {
  private readonly names = new Map<string, string>();
  private readonly values: ItemValue[] = [];

  /** The placeholder of an attribute's name. The same name always has the same one. */
  name(attribute: string): string {
    const known = this.names.get(attribute);
    if (known !== undefined) {
      return known;
    }
    const placeholder = `#n${this.names.size}`;
    this.names.set(attribute, placeholder);
    return placeholder;
  }

  /** A placeholder for a value. */
  value(value: ItemValue): string {
    this.values.push(value);
    return `:v${this.values.length - 1}`;
  }

  /** `#name = :value` */
  equals(attribute: string, value: ItemValue): string {
    return `${this.name(attribute)} = ${this.value(value)}`;
  }

  beginsWith(attribute: string, prefix: string): string {
    return `begins_with(${this.name(attribute)}, ${this.value(prefix)})`;
  }

  /** `#name, #name` */
  list(attributes: readonly string[]): string {
    return attributes.map(attribute => this.name(attribute)).join(', ');
  }

  exists(attribute: string): string {
    return `attribute_exists(${this.name(attribute)})`;
  }

  absent(attribute: string): string {
    return `attribute_not_exists(${this.name(attribute)})`;
  }

  isText(attribute: string): string {
    return `attribute_type(${this.name(attribute)}, ${this.value('S')})`;
  }

  isNumber(attribute: string): string {
    return `attribute_type(${this.name(attribute)}, ${this.value('N')})`;
  }

  /** Conditions that attributes are as they were read; undefined means absent. */
  asRead(
    attributes: Readonly<Record<string, ItemValue | undefined>>
  ): readonly string[] {
    return Object.entries(attributes).map(([attribute, value]) =>
      value === undefined
        ? this.absent(attribute)
        : this.equals(attribute, value)
    );
  }

  /** The maps of the request. DynamoDB refuses an empty one, which is left out. */
  get placeholders(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, ItemValue>;
  } {
    return {
      ...(this.names.size > 0 && {
        ExpressionAttributeNames: Object.fromEntries(
          [...this.names].map(([attribute, placeholder]) => [
            placeholder,
            attribute
          ])
        )
      }),
      ...(this.values.length > 0 && {
        ExpressionAttributeValues: Object.fromEntries(
          this.values.map((value, i) => [`:v${i}`, writable(value)])
        )
      })
    };
  }
}

/** Every condition must hold. Each is in parentheses, because some contain OR. */
export function allOf(...conditions: readonly string[]): string {
  return conditions.map(condition => `(${condition})`).join(' AND ');
}

export function any(...conditions: readonly string[]): string {
  return conditions.join(' OR ');
}

/** `SET …  REMOVE …`, or undefined if there is nothing to do. */
export function updateOf(
  expression: Expression,
  set: Readonly<Record<string, ItemValue>>,
  remove: readonly string[] = []
): string | undefined {
  const sets = Object.entries(set).map(([attribute, value]) =>
    expression.equals(attribute, value)
  );
  const removes = remove.map(attribute => expression.name(attribute));
  const clauses = [
    ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
    ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : [])
  ];
  return clauses.length > 0 ? clauses.join(' ') : undefined;
}
